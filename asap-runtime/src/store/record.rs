//! What is known about a task as a whole.

use chrono::{DateTime, Utc};

use crate::protocol::TaskStatus;

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
    /// The task that began this one with `spawn!`.
    pub parent_task_id: Option<String>,
    /// How many tasks it is a part of, at most [`MAX_TASK_DEPTH`](crate::protocol::MAX_TASK_DEPTH); 0 for one that stands alone.
    pub depth: u8,
    /// How many attempts have failed since the task last completed one; what a retry policy counts.
    pub failures: u32,
    /// When the first of these failed (UTC).
    pub failing_since: Option<DateTime<Utc>>,
    /// When the task was first recorded (UTC).
    pub created_at: DateTime<Utc>,
    /// When this record last changed (UTC).
    pub updated_at: DateTime<Utc>,
}

impl TaskRecord {
    /// The record of a task that stands alone and begins its first attempt at `created_at`.
    #[must_use]
    pub fn new(
        task_id: impl Into<String>,
        function: impl Into<String>,
        status: TaskStatus,
        created_at: DateTime<Utc>,
    ) -> Self {
        Self {
            task_id: task_id.into(),
            function: function.into(),
            status,
            attempt: 1,
            result: None,
            error: None,
            parent_task_id: None,
            depth: 0,
            failures: 0,
            failing_since: None,
            created_at,
            updated_at: created_at,
        }
    }

    /// The task that is woken when this record is stored.
    pub(crate) fn wakes(&self) -> Option<&str> {
        self.parent_task_id.as_deref().filter(|_| self.status.is_terminal())
    }
}
