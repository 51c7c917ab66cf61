//! The one error type of the crate.

use std::error::Error as StdError;

use crate::protocol::TaskStatus;

/// A `Result` with this crate's [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A boxed source of an error.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Everything that can go wrong between a function and its store.
///
/// Each message says what is wrong, where (task, version, function, checkpoint, local) and what to do.
/// A snapshot is never changed or deleted because of an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else appended this version, or resumed this task, first.
    #[error(
        "task `{task_id}` is being run by somebody else: version {version} is already taken; this attempt has stopped, the other goes on"
    )]
    Conflict {
        /// The task.
        task_id: String,
        /// The version that could not be appended.
        version: u64,
    },
    /// The store refused, failed or is not reachable.
    #[error("the store could not {operation}: {source}")]
    Store {
        /// What was tried, as a verb phrase: "append version 3 of task `x`".
        operation: String,
        /// The backend's own error.
        source: BoxError,
    },
    /// A row of the store cannot be read; it is kept as it is.
    #[error(
        "version {version} of task `{task_id}` cannot be read: {reason}; the row is kept as it is, look at it with any tool of the store"
    )]
    Corrupt {
        /// The task.
        task_id: String,
        /// The version whose row is damaged.
        version: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The record of a task cannot be read; it is kept as it is.
    #[error(
        "the record of task `{task_id}` cannot be read: {reason}; it is kept as it is, look at it with any tool of the store"
    )]
    CorruptRecord {
        /// The task.
        task_id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No task of this id.
    #[error("task `{task_id}` does not exist in this store")]
    TaskNotFound {
        /// The id that was asked for.
        task_id: String,
    },
    /// A field of a snapshot or task is out of its range.
    #[error("not a valid {what}: {reason}")]
    Invalid {
        /// The kind of thing: "snapshot", "id", "task", "data".
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A step that the lifecycle does not have.
    #[error("Invalid transition from '{from}' to '{to}'")]
    InvalidTransition {
        /// The state the task is in.
        from: TaskStatus,
        /// The state that was asked for.
        to: TaskStatus,
        /// The task.
        task_id: String,
    },
    /// A storage backend that is not known.
    #[error("unknown storage backend `{name}`; known are: {known}")]
    UnknownBackend {
        /// The name that was given.
        name: String,
        /// The names that exist, separated by commas.
        known: &'static str,
    },
}
