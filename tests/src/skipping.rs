//! A clock by which a pace passes some checkpoints without storing them.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use asap_runtime::{Clock, SystemClock};
use chrono::{DateTime, Utc};

/// Of so many checkpoints in a row one is stored, whatever the time is.
#[derive(Debug)]
pub(crate) struct Skipping {
    clock: SystemClock,
    of: u32,
    passed: AtomicU32,
}

impl Skipping {
    /// One of `of`, the first one after `phase` others.
    pub(crate) fn one_of(of: u32, phase: u32) -> Self {
        Self { clock: SystemClock::default(), of, passed: AtomicU32::new(phase) }
    }
}

impl Clock for Skipping {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    fn is_before(&self, _: Duration) -> bool {
        !self.passed.fetch_add(1, Ordering::Relaxed).is_multiple_of(self.of)
    }
}
