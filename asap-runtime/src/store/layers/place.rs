//! Where a value is stored.

use std::fmt;

use super::layer::Unread;
use crate::error::Error;

/// Where a value is stored: a layer may bind what it makes to its place, so that it is read nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// A snapshot's data.
    Data {
        /// The task.
        task_id: &'a str,
        /// The version.
        version: u64,
    },
    /// A part.
    Part {
        /// The task.
        task_id: &'a str,
        /// The version that it is read for, or brought by.
        version: u64,
    },
    /// A record's result.
    Result {
        /// The task.
        task_id: &'a str,
    },
    /// A record's error.
    Error {
        /// The task.
        task_id: &'a str,
    },
    /// A message's value.
    Message {
        /// The task.
        task_id: &'a str,
        /// What it is about.
        topic: &'a str,
        /// What it is known by.
        id: &'a str,
    },
}

impl<'a> Place<'a> {
    /// The task.
    fn task_id(self) -> &'a str {
        match self {
            Self::Data { task_id, .. }
            | Self::Part { task_id, .. }
            | Self::Result { task_id }
            | Self::Error { task_id }
            | Self::Message { task_id, .. } => task_id,
        }
    }

    /// The error of a value that cannot be read here.
    pub(super) fn unread(self, why: Unread) -> Error {
        let task_id = self.task_id().to_owned();
        match (why, self) {
            (Unread::Key(source), _) => Error::Sealed { task_id, what: self.to_string(), source },
            (Unread::Damaged(reason), Self::Data { version, .. }) => {
                Error::Corrupt { task_id, version, reason }
            }
            (Unread::Damaged(reason), Self::Part { version, .. }) => {
                Error::Corrupt { task_id, version, reason: format!("a part: {reason}") }
            }
            (Unread::Damaged(reason), Self::Result { .. }) => {
                Error::CorruptRecord { task_id, reason: format!("the result: {reason}") }
            }
            (Unread::Damaged(reason), Self::Error { .. }) => {
                Error::CorruptRecord { task_id, reason: format!("the error: {reason}") }
            }
            (Unread::Damaged(reason), Self::Message { id, .. }) => {
                Error::CorruptRecord { task_id, reason: format!("message `{id}`: {reason}") }
            }
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data { task_id, version } => write!(f, "version {version} of task `{task_id}`"),
            Self::Part { task_id, version } => write!(f, "a part of version {version} of task `{task_id}`"),
            Self::Result { task_id } => write!(f, "the result of task `{task_id}`"),
            Self::Error { task_id } => write!(f, "the error of task `{task_id}`"),
            Self::Message { task_id, id, .. } => write!(f, "message `{id}` of task `{task_id}`"),
        }
    }
}
