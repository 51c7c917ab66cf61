//! How often a checkpoint is stored.

use std::time::Duration;

use super::Clock;

/// At most one stored checkpoint per interval.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    interval: Option<Duration>,
    /// Before this time nothing is stored.
    due: Option<Duration>,
}

impl Pace {
    /// No more than one per interval; every one if there is none.
    pub(crate) fn new(interval: Option<Duration>) -> Self {
        Self { interval, due: None }
    }

    /// Whether the next checkpoint comes too early; the first never does.
    #[inline]
    pub(crate) fn skips(&self, clock: &dyn Clock) -> bool {
        self.due.is_some_and(|due| clock.is_before(due))
    }

    /// A checkpoint is stored now.
    pub(crate) fn stored(&mut self, clock: &dyn Clock) {
        self.due = self.interval.map(|interval| clock.elapsed().saturating_add(interval));
    }
}
