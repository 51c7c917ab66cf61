//! Where snapshots are kept: the trait, its contract, and the stores of this crate.
//!
//! (contract in prose: to be completed by the store's author; see `SnapshotStore`.)

mod future;

pub use future::StoreFuture;

use chrono::{DateTime, Utc};

use crate::protocol::{StateSnapshot, TaskStatus};

/// Which versions of a task stay when a new one is appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retention {
    /// Every version stays.
    All,
    /// The newest `n` versions (at least 1) and version 1, the start.
    Newest(u64),
}

impl Default for Retention {
    /// The newest 100 and the start.
    fn default() -> Self {
        Self::Newest(100)
    }
}

/// What a store keeps about a task beside its snapshots: one row per task.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRecord {
    /// The task's id.
    pub task_id: String,
    /// The resumable function's name; empty if it is not known.
    pub function: String,
    /// Where the task is in its lifecycle.
    pub status: TaskStatus,
    /// How many times a run of it was begun: the fencing token of the run that may append. Starts at 1.
    pub attempt: u64,
    /// The result as JSON, once completed.
    pub result: Option<String>,
    /// The message of the last attempt that failed; kept until the task completes.
    pub error: Option<String>,
    /// When the task was first recorded (UTC).
    pub created_at: DateTime<Utc>,
    /// When this record last changed (UTC).
    pub updated_at: DateTime<Utc>,
}

/// One compare-and-swap append: everything in it becomes durable together, or nothing does.
#[derive(Debug, Clone, Copy)]
pub struct Append<'a> {
    /// The snapshot; its version must be the task's highest version + 1 (1 for a new task).
    pub snapshot: &'a StateSnapshot,
    /// The attempt that appends. If the task has a record and its `attempt` differs, nothing is stored.
    /// `None` does not look at the record.
    pub attempt: Option<u64>,
    /// Written in the same transaction, insert or replace: the start of a task stores record and version 1 at once.
    pub record: Option<&'a TaskRecord>,
    /// Applied after the append in the same transaction.
    pub retention: Retention,
}

/// What became of a compare-and-swap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Swap {
    /// Stored, as durable as the store promises.
    Stored,
    /// Nothing was stored: somebody else was first.
    Taken,
}

/// A place for snapshots.
pub trait SnapshotStore: std::fmt::Debug + Send + Sync {
    /// Stores a snapshot, overwriting the same `(task_id, version)`; gaps and any order are allowed.
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()>;
    /// The snapshot with the highest version number.
    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>>;
    /// Exactly this version, else nothing.
    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>>;
    /// Every stored version, ascending; empty for an unknown task.
    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>>;
    /// Deletes the task whole: every version and its record. True iff anything was there.
    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool>;
    /// Deletes one version. True iff it was there. With the last one the task's record goes too.
    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool>;
    /// Appends the next version, if nobody else has: see [`Append`].
    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap>;
    /// The task's record, if it has one.
    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>>;
    /// Every record, ordered by `created_at`, then `task_id`.
    fn records(&self) -> StoreFuture<'_, Vec<TaskRecord>>;
    /// Writes a record if the stored one's attempt is `expected` (`None`: if there is none).
    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap>;
    /// Whether the methods do their waiting before they return a ready future (a file, say), so that an
    /// asynchronous caller must call them on a thread that may block.
    fn blocks(&self) -> bool {
        false
    }
}
