//! The snapshot.

use chrono::{DateTime, Utc};

use super::Data;

/// One version of a task's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateSnapshot {
    /// A ULID by convention.
    pub id: String,
    /// The task this is a state of; any string.
    pub task_id: String,
    /// At least 1.
    pub version: u64,
    /// The state.
    pub data: Data,
    /// Whether a `checkpoint!()` wrote it.
    pub checkpoint: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}
