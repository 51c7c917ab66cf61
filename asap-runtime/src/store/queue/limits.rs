//! How much of a queue may run at once.

use std::time::Duration;

/// A queue that a worker takes from, with its limits.
///
/// Limits hold for all workers on the store together, as long as all of them name the same ones: each `take` goes by its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueLimits {
    /// The queue's name.
    pub name: String,
    /// How many of its tasks may be leased at once; no limit if `None`.
    pub concurrency: Option<u32>,
    /// How often one of its tasks may be begun or gone on with; no limit if `None`.
    pub rate: Option<Rate>,
}

impl QueueLimits {
    /// A queue without limits.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), concurrency: None, rate: None }
    }
}

/// At most `starts` per `per`, evenly spaced: each start is at least `per / starts` behind the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub starts: u32,
    /// In which time.
    pub per: Duration,
}

impl Rate {
    /// The time between two starts; a rate of nothing is read as one start.
    #[must_use]
    pub fn spacing(&self) -> Duration {
        self.per / self.starts.max(1)
    }
}
