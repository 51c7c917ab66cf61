//! The task.

use chrono::{DateTime, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Data, TaskStatus, invalid, timestamp};
use crate::codec;
use crate::error::Result;

/// How deep tasks may be nested in each other.
pub const MAX_TASK_DEPTH: u8 = 10;

/// The ASAP protocol's task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// A ULID by convention; any string.
    pub id: String,
    /// The conversation it belongs to; any string.
    pub conversation_id: String,
    /// The task this is a part of.
    #[serde(default)]
    pub parent_task_id: Option<String>,
    /// Where it is in its lifecycle.
    pub status: TaskStatus,
    /// How many tasks it is a part of, at most [`MAX_TASK_DEPTH`]; 0 for one that stands alone.
    #[serde(default, deserialize_with = "depth")]
    pub depth: u8,
    /// How far it is: an object of any form, such as `{"percent":45,"message":"half"}`.
    #[serde(default)]
    pub progress: Option<Data>,
    /// When it was made. Written to the microsecond; what is below is cut off.
    #[serde(with = "timestamp")]
    pub created_at: DateTime<Utc>,
    /// When its status last changed. Written to the microsecond; what is below is cut off.
    #[serde(with = "timestamp")]
    pub updated_at: DateTime<Utc>,
}

impl Task {
    /// A task that stands alone, submitted at `created_at`, to the microsecond.
    #[must_use]
    pub fn new(id: impl Into<String>, conversation_id: impl Into<String>, created_at: DateTime<Utc>) -> Self {
        let created_at = timestamp::truncate(created_at);
        Self {
            id: id.into(),
            conversation_id: conversation_id.into(),
            parent_task_id: None,
            status: TaskStatus::Submitted,
            depth: 0,
            progress: None,
            created_at,
            updated_at: created_at,
        }
    }

    /// Checks what the types of the fields do not say.
    ///
    /// # Errors
    ///
    /// The depth is more than [`MAX_TASK_DEPTH`].
    pub fn validate(&self) -> Result<()> {
        checked_depth(self.depth).map(|_| ()).map_err(|reason| invalid("task", &reason))
    }

    /// Whether it is completed, failed or cancelled.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.status.is_terminal()
    }

    /// Whether it is submitted or working: what the protocol lets a client cancel.
    #[must_use]
    pub fn can_be_cancelled(&self) -> bool {
        matches!(self.status, TaskStatus::Submitted | TaskStatus::Working)
    }

    /// The task after a step of its lifecycle, taken at `now`, to the microsecond.
    ///
    /// # Errors
    ///
    /// [`InvalidTransition`](crate::Error::InvalidTransition) if the protocol has no such step.
    pub fn transition(&self, to: TaskStatus, now: DateTime<Utc>) -> Result<Self> {
        Ok(self.with_status(self.status.transition(to, &self.id)?, now))
    }

    /// The task at the beginning of another attempt: our extension, see [`TaskStatus::resume`].
    ///
    /// # Errors
    ///
    /// [`InvalidTransition`](crate::Error::InvalidTransition) if it is completed or cancelled.
    pub fn resume(&self, now: DateTime<Utc>) -> Result<Self> {
        Ok(self.with_status(self.status.resume(&self.id)?, now))
    }

    fn with_status(&self, status: TaskStatus, now: DateTime<Utc>) -> Self {
        Self { status, updated_at: timestamp::truncate(now), ..self.clone() }
    }

    /// The protocol's JSON: compact, the fields in their order, times with `Z`.
    ///
    /// # Panics
    ///
    /// Never: every field is JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every field of a task is JSON")
    }

    /// Reads the protocol's JSON. Spaces, any order of the fields, and any form of time are accepted.
    ///
    /// # Errors
    ///
    /// The text is not JSON, a field is missing, unknown, twice there or of another type, the depth is more than
    /// [`MAX_TASK_DEPTH`], or `progress` is neither an object nor null.
    pub fn from_json(text: &str) -> Result<Self> {
        let text = codec::normalize(text).map_err(|error| invalid("task", &error))?;
        serde_json::from_str(&text).map_err(|error| invalid("task", &error))
    }
}

/// The task after a step of its lifecycle, taken now; [`Task::transition`] takes the time.
///
/// # Errors
///
/// [`InvalidTransition`](crate::Error::InvalidTransition) if the protocol has no such step.
pub fn transition(task: &Task, to: TaskStatus) -> Result<Task> {
    task.transition(to, Utc::now())
}

fn depth<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<u8, D::Error> {
    checked_depth(u8::deserialize(deserializer)?).map_err(D::Error::custom)
}

fn checked_depth(depth: u8) -> std::result::Result<u8, String> {
    if depth > MAX_TASK_DEPTH {
        Err(format!("`depth` is {depth}, the most is {MAX_TASK_DEPTH}"))
    } else {
        Ok(depth)
    }
}
