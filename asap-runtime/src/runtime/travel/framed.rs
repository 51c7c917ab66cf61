//! One function in a snapshot, whose locals are changed.

use std::ops::Range;

use serde::Serialize;

use super::super::arguments::shorten;
use super::super::{point, registry};
use crate::codec;
use crate::error::{Error, Result};
use crate::frame::{Function, Saved, Told};

/// Where one function stands in the latest snapshot of a task, and what its locals are to be.
#[derive(Debug)]
pub struct EditedFrame {
    task_id: String,
    /// Whether a function was called there.
    is_caller: bool,
    saved: Saved,
    /// Where its text begins in the snapshot's.
    offset: usize,
    /// What the program knows of it, once that was asked.
    fitted: Option<Fitted>,
    /// Where in the snapshot's text stands something else.
    changes: Vec<(Range<usize>, String)>,
}

#[derive(Debug)]
struct Fitted {
    function: &'static Function,
    at: u32,
    told: Vec<Told>,
}

/// Why a local cannot be changed so.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unedited {
    /// The snapshot has no such local in this function.
    #[error("there is none of this name; there are {known}")]
    Unknown {
        /// The locals that are there, separated by commas.
        known: String,
    },
    /// The value is none of the local's type.
    #[error("{given} is no `{expected}`: {reason}; it is {found}")]
    WrongType {
        /// The local's type, without paths.
        expected: String,
        /// The value that was given, as JSON, shortened.
        given: String,
        /// The value that is there, as JSON, shortened.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The text that was given is no JSON.
    #[error("what was given is no JSON: {reason}")]
    NoJson {
        /// What is wrong with it.
        reason: String,
    },
    /// The value that was given has no exact form in JSON.
    #[error("what was given cannot be saved: {reason}")]
    Unsaveable {
        /// Why not.
        reason: String,
    },
    /// The program does not tell what type the local has.
    #[error("its type is not known to this program, so no value can be held against it")]
    Untold,
}

impl EditedFrame {
    pub(super) fn new(task_id: &str, saved: Saved, offset: usize, is_caller: bool) -> Self {
        let task_id = task_id.to_owned();
        Self { task_id, is_caller, saved, offset, fitted: None, changes: Vec::new() }
    }

    /// The function's name in the snapshot.
    #[must_use]
    pub fn function(&self) -> &str {
        &self.saved.function
    }

    /// The checkpoint that it is at, or the call; `start` where the locals are the arguments.
    #[must_use]
    pub fn checkpoint(&self) -> &str {
        &self.saved.at
    }

    /// The locals and the JSON that they are, without what was changed here.
    pub fn locals(&self) -> impl Iterator<Item = (&str, &str)> {
        self.saved.locals()
    }

    /// Changes a local to a value.
    ///
    /// # Errors
    ///
    /// As [`set_json`](Self::set_json).
    pub fn set<T: Serialize + ?Sized>(&mut self, local: &str, value: &T) -> Result<()> {
        let mut json = String::new();
        match codec::write(value, &mut json) {
            Ok(()) => self.set_json(local, &json),
            Err(error) => Err(self.refused(local, Unedited::Unsaveable { reason: error.to_string() })),
        }
    }

    /// Changes a local to what this JSON is as a value of its type, in the form of [`codec`](crate::codec).
    ///
    /// # Errors
    ///
    /// [`Error::Unedited`] if there is no such local, or the JSON is no value of its type; one for which
    /// [`is_incompatible`](Error::is_incompatible) holds if the snapshot does not fit this program as it is, without a `migrate`.
    pub fn set_json(&mut self, local: &str, json: &str) -> Result<()> {
        self.fit()?;
        let written = match self.written(local, json) {
            Ok(written) => written,
            Err(unedited) => return Err(self.refused(local, unedited)),
        };
        self.changes.retain(|(place, _)| *place != written.0);
        self.changes.push(written);
        Ok(())
    }

    /// Finds the function, and holds the snapshot against it, once.
    fn fit(&mut self) -> Result<()> {
        if self.fitted.is_none() {
            let function = registry::find(&self.saved.function)?;
            let function = function.ok_or_else(|| point::unknown(&self.task_id, &self.saved.function))?;
            let at = point::fit_by_itself(&self.task_id, &mut self.saved, function, self.is_caller, false)?;
            self.fitted = Some(Fitted { function, at, told: function.types_told() });
        }
        Ok(())
    }

    /// Where a local stands, and the value as its type writes it.
    fn written(&self, local: &str, json: &str) -> std::result::Result<(Range<usize>, String), Unedited> {
        let place = self.saved.place(local).ok_or_else(|| Unedited::Unknown { known: self.saved.names() })?;
        let told =
            self.fitted.as_ref().and_then(|fitted| fitted.function.told(fitted.at, local, &fitted.told));
        let told = told.ok_or(Unedited::Untold)?;
        let json = codec::normalize(json).map_err(|error| Unedited::NoJson { reason: error.to_string() })?;
        let written = (told.again)(&json).map_err(|error| Unedited::WrongType {
            expected: told.simplified(),
            given: shorten(&json),
            found: shorten(self.saved.json(local).unwrap_or_default()),
            reason: error.to_string(),
        })?;
        Ok((place.start + self.offset..place.end + self.offset, written))
    }

    fn refused(&self, local: &str, source: Unedited) -> Error {
        Error::Unedited {
            task_id: self.task_id.clone(),
            version: self.saved.version,
            function: self.saved.function.clone(),
            checkpoint: self.saved.at.clone(),
            local: local.to_owned(),
            source: Box::new(source),
        }
    }

    /// What is to stand where.
    pub(super) fn into_changes(self) -> Vec<(Range<usize>, String)> {
        self.changes
    }
}
