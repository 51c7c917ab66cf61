//! How a worker gives a task back that has not ended.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::protocol::TaskStatus;

/// A leased task that its worker gives back. One that has ended leaves its queue by
/// [`swap_record`](crate::SnapshotStore::swap_record).
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// The task.
    pub task_id: &'a str,
    /// The attempt that the lease gave.
    pub attempt: u64,
    /// Where it goes.
    pub to: To,
    /// The status that its record gets.
    pub status: TaskStatus,
    /// What its record says went wrong; `None` leaves what is there.
    pub error: Option<&'a str>,
    /// The caller's time, for stores without a clock of their own.
    pub now: DateTime<Utc>,
}

/// Where a task goes that is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// To its queue, not to be taken before this time has passed.
    Queue(Duration),
    /// Aside, until somebody puts it back.
    Parked,
    /// Aside, until somebody wakes it ([`TaskQueue::send`](super::TaskQueue::send), or the end of a task whose parent it is).
    Suspended {
        /// How long at most; without one only a wake brings it back.
        delay: Option<Duration>,
        /// The task's wakes when its attempt last looked ([`TaskQueue::wakes`](super::TaskQueue::wakes)). If it was woken since,
        /// the task goes to its queue, can be taken at once, and is `working` if it was to be `input_required`.
        wakes: u64,
    },
}
