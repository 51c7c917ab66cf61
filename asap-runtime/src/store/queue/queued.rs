//! What is known of a task in a queue.

use chrono::{DateTime, Utc};

/// A task's place in its queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// The task.
    pub task_id: String,
    /// The queue's name.
    pub queue: String,
    /// Tasks of a higher one are taken first.
    pub priority: i32,
    /// What it waits for.
    pub standing: Standing,
    /// How many leases ran out since the task stored a new version last.
    pub lost_leases: u32,
}

/// What a queued task waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// To be taken, since or from this time on.
    Waiting(DateTime<Utc>),
    /// A worker has it until then, unless the lease is renewed.
    Leased {
        /// The worker's name.
        worker: String,
        /// When the lease runs out.
        until: DateTime<Utc>,
    },
    /// To be woken, and until this time at most; without one only a wake brings it back.
    Suspended(Option<DateTime<Utc>>),
    /// Somebody must put it back: it lost its lease too often.
    Parked,
}

/// How many tasks of a queue are where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The queue's name.
    pub queue: String,
    /// Waiting to be taken, delayed ones included.
    pub waiting: u64,
    /// Leased, those whose lease has run out included.
    pub leased: u64,
    /// Waiting for a message, another task or a decision.
    pub suspended: u64,
    /// Parked.
    pub parked: u64,
    /// Since when, or from when on, the task that is due first can be taken (UTC); none if no task waits to be taken.
    pub oldest: Option<DateTime<Utc>>,
}
