//! What a function's `migrate` gets, and gives back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::saved::{Saved, UNKNOWN, Unusable};
use super::shape::Digits;
use crate::codec;
use crate::error::BoxError;

/// Where one function stands in a snapshot, taken apart: what `#[resumable(migrate = path::to::fn)]` gets of a snapshot
/// that does not fit the function any more, and gives back so that it fits.
///
/// The values are the JSON of [`codec`](crate::codec), in which a few values have a form of their own; [`take`](Self::take)
/// and [`put`](Self::put) read and write it for any type of serde's. A local that is left as it is keeps its type; of one
/// that was put or changed, the value alone decides whether it fits.
///
/// ```
/// use asap_runtime::Frame;
///
/// /// Sizes were kilobytes in a `u32` once, and the checkpoint had another name.
/// fn in_bytes(mut frame: Frame) -> Result<Frame, Box<dyn std::error::Error + Send + Sync>> {
///     if frame.checkpoint() == "measured" {
///         frame.move_to("sized");
///     }
///     let kilobytes: u32 = frame.take("size")?;
///     frame.put("size", &(u64::from(kilobytes) * 1024))?;
///     Ok(frame)
/// }
/// # let _ = in_bytes;
/// ```
#[derive(Debug, Clone)]
pub struct Frame {
    task_id: String,
    function: String,
    checkpoint: String,
    version: u64,
    created_at: DateTime<Utc>,
    /// The locals under their keys, in the order in which they were saved.
    pub locals: Map<String, Value>,
    /// What has no name in the source: the state of loops under `for item` or their labels, and operands that wait.
    pub hidden: Map<String, Value>,
    near: String,
    origins: HashMap<String, Origin>,
}

/// A local as it was saved.
#[derive(Debug, Clone)]
struct Origin {
    value: Value,
    text: String,
    digits: Option<Digits>,
}

impl Frame {
    pub(crate) fn of(task_id: &str, saved: &Saved) -> Result<Self, BoxError> {
        let (mut locals, mut hidden, mut origins) = (Map::new(), Map::new(), HashMap::new());
        for (name, text, digits) in saved.typed() {
            let value: Value = serde_json::from_str(text)?;
            locals.insert(name.to_owned(), value.clone());
            origins.insert(name.to_owned(), Origin { value, text: text.to_owned(), digits });
        }
        for (name, text) in saved.states() {
            hidden.insert(name.to_owned(), serde_json::from_str(text)?);
        }
        Ok(Self {
            task_id: task_id.to_owned(),
            function: saved.function.clone(),
            checkpoint: saved.at.clone(),
            version: saved.version,
            created_at: saved.created_at,
            locals,
            hidden,
            near: saved.near.clone(),
            origins,
        })
    }

    /// The task.
    #[must_use]
    pub fn task_id(&self) -> &str {
        &self.task_id
    }

    /// The function's name in the snapshot; it may be one that the function had before.
    #[must_use]
    pub fn function(&self) -> &str {
        &self.function
    }

    /// The identity of the checkpoint or call; `start` where the locals are the arguments.
    #[must_use]
    pub fn checkpoint(&self) -> &str {
        &self.checkpoint
    }

    /// The snapshot's version.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// When the snapshot was stored (UTC).
    #[must_use]
    pub fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// Goes on after another checkpoint than the one that was saved at.
    pub fn move_to(&mut self, checkpoint: impl Into<String>) {
        self.checkpoint = checkpoint.into();
        self.near.clear();
    }

    /// Gives a local another name; `false` if there is none of this name.
    pub fn rename(&mut self, from: &str, to: impl Into<String>) -> bool {
        let Some(value) = self.locals.shift_remove(from) else { return false };
        let to = to.into();
        if let Some(origin) = self.origins.remove(from) {
            self.origins.insert(to.clone(), origin);
        }
        self.locals.insert(to, value);
        true
    }

    /// Takes a local out, as the value that it was saved as.
    ///
    /// # Errors
    ///
    /// If there is no local of this name, or it is no `T`; it stays where it is then.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, BoxError> {
        let value = self.locals.get(name).ok_or_else(|| format!("there is no local `{name}`"))?;
        let read = codec::read(&value.to_string()).map_err(|error| format!("`{name}`: {error}"))?;
        self.locals.shift_remove(name);
        self.origins.remove(name);
        Ok(read)
    }

    /// Puts a local in; it replaces the one of this name.
    ///
    /// # Errors
    ///
    /// If the value has no exact form in JSON.
    pub fn put<T: Serialize + ?Sized>(&mut self, name: impl Into<String>, value: &T) -> Result<(), BoxError> {
        let (name, mut text) = (name.into(), String::new());
        codec::write(value, &mut text)?;
        self.locals.insert(name.clone(), serde_json::from_str(&text)?);
        self.origins.remove(&name);
        Ok(())
    }

    /// The frame as a snapshot has it, read again.
    pub(crate) fn into_saved(self) -> Result<Saved, String> {
        let (mut shape, mut locals) = (String::new(), String::from("{"));
        for (name, value) in &self.locals {
            let origin = self.origins.get(name).filter(|origin| origin.value == *value);
            let digits = origin.and_then(|origin| origin.digits).unwrap_or(*UNKNOWN);
            shape.extend(digits.map(char::from));
            let text = origin.map_or_else(|| value.to_string(), |origin| origin.text.clone());
            if locals.len() > 1 {
                locals.push(',');
            }
            codec::write_text(name, &mut locals);
            locals.push(':');
            locals.push_str(&text);
        }
        locals.push('}');
        let mut text = String::from("{\"function\":");
        codec::write_text(&self.function, &mut text);
        text.push_str(",\"at\":");
        codec::write_text(&self.checkpoint, &mut text);
        if !self.near.is_empty() {
            text.push_str(",\"near\":");
            codec::write_text(&self.near, &mut text);
        }
        text.push_str(",\"shape\":\"");
        text.push_str(&shape);
        text.push('"');
        if !self.hidden.is_empty() {
            text.push_str(",\"hidden\":");
            text.push_str(&Value::Object(self.hidden).to_string());
        }
        text.push_str(",\"locals\":");
        text.push_str(&locals);
        text.push('}');
        Saved::read_frame(text, (self.version, self.created_at)).map_err(|unusable| match unusable {
            Unusable::Foreign(reason) | Unusable::Damaged(reason) => reason,
        })
    }
}

/// What a `migrate` may return: a frame, or a `Result` of one.
pub trait Migrated {
    #[doc(hidden)]
    fn migrated(self) -> Result<Frame, BoxError>;
}

impl Migrated for Frame {
    fn migrated(self) -> Result<Frame, BoxError> {
        Ok(self)
    }
}

impl<E: Into<BoxError>> Migrated for Result<Frame, E> {
    fn migrated(self) -> Result<Frame, BoxError> {
        self.map_err(Into::into)
    }
}

/// What a `migrate` returned.
///
/// # Errors
///
/// The user's own.
pub fn migrated(returned: impl Migrated) -> Result<Frame, BoxError> {
    returned.migrated()
}
