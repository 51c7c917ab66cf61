//! A child that gives no value.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::protocol::TaskStatus;

/// A child has ended without a value: it failed, or was cancelled, or is not in the store any more.
///
/// It can be saved, so it may cross a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChildFailed {
    /// The child.
    pub task_id: String,
    /// How it ended; nothing if it was deleted.
    pub status: Option<TaskStatus>,
    /// What its record says.
    pub message: String,
}

impl fmt::Display for ChildFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) if self.message.is_empty() => write!(f, "task `{}` is {status}", self.task_id),
            Some(status) => write!(f, "task `{}` is {status}: {}", self.task_id, self.message),
            None => write!(f, "task `{}` does not exist in this store any more", self.task_id),
        }
    }
}

impl std::error::Error for ChildFailed {}
