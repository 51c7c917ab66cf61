//! What a worker asks for, and what it gets.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::QueueLimits;
use crate::error::Result;
use crate::protocol::TaskStatus;
use crate::store::{StoredSnapshot, TaskRecord};

/// Asks for tasks.
#[derive(Debug, Clone, Copy)]
pub struct Take<'a> {
    /// The worker's name.
    pub worker: &'a str,
    /// The queues to take from; tasks of the first are taken before those of the second.
    pub queues: &'a [QueueLimits],
    /// How many tasks at most.
    pub most: usize,
    /// How long each is the worker's without a renewal.
    pub lease: Duration,
    /// A task that has lost so many leases in a row without storing a new version is parked instead.
    pub max_lost_leases: u32,
    /// The caller's time, for stores without a clock of their own.
    pub now: DateTime<Utc>,
}

/// What there was to take.
#[derive(Debug, Default)]
pub struct Taken {
    /// The tasks, in the order in which they were taken.
    pub tasks: Vec<Leased>,
    /// The steps that the take has made of other tasks than these: of those that it has parked. What reports them is
    /// [`telemetry`](crate::telemetry).
    pub steps: Vec<Step>,
    /// When there may be more without anybody ringing: a delay, a lease or a rate that ends. `None` if nothing is known.
    pub next: Option<Duration>,
}

/// A step of a task's lifecycle that a store has made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The task.
    pub task_id: String,
    /// Its status before.
    pub from: TaskStatus,
    /// Its status since.
    pub to: TaskStatus,
}

/// A task under a lease.
#[derive(Debug)]
pub struct Leased {
    /// Its record with the new attempt, `working`.
    pub record: TaskRecord,
    /// Its status before.
    pub before: TaskStatus,
    /// Its latest version as it is stored, with its parts: with the new attempt, nobody else can append another. `None` if it has none.
    pub latest: Result<Option<StoredSnapshot>>,
}

/// Keeps leases alive.
#[derive(Debug, Clone, Copy)]
pub struct Renew<'a> {
    /// The tasks, each with the attempt that its lease gave.
    pub tasks: &'a [(String, u64)],
    /// How long from now.
    pub lease: Duration,
    /// The caller's time, for stores without a clock of their own.
    pub now: DateTime<Utc>,
}
