//! How often a checkpoint is stored.

use std::time::Duration;

use super::Clock;

/// At most one stored checkpoint per interval.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    interval: Option<Duration>,
    stored: Option<Duration>,
}

impl Pace {
    /// No more than one per interval; every one if there is none.
    pub(crate) fn new(interval: Option<Duration>) -> Self {
        Self { interval, stored: None }
    }

    /// Whether the next checkpoint comes too early; the first never does.
    #[inline]
    pub(crate) fn skips(&self, clock: &dyn Clock) -> bool {
        match (self.interval, self.stored) {
            (Some(interval), Some(stored)) => clock.elapsed().saturating_sub(stored) < interval,
            _ => false,
        }
    }

    /// A checkpoint is stored now.
    pub(crate) fn stored(&mut self, clock: &dyn Clock) {
        if self.interval.is_some() {
            self.stored = Some(clock.elapsed());
        }
    }
}
