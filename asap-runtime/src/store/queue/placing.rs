//! Where a task is put.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// The place that a new task gets in a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placing<'a> {
    /// The queue's name.
    pub queue: &'a str,
    /// Tasks of a higher one are taken first; among equals the one that is due first.
    pub priority: i32,
    /// How long it may not be taken.
    pub delay: Duration,
    /// The caller's time, for stores without a clock of their own.
    pub now: DateTime<Utc>,
}
