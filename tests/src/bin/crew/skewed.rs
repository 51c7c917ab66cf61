//! A clock that goes wrong.

use std::time::Duration;

use asap_runtime::{Clock, SystemClock};
use chrono::{DateTime, TimeDelta, Utc};

/// A clock that is ahead of the machine's, or behind.
#[derive(Debug)]
pub(crate) struct Skewed {
    clock: SystemClock,
    ahead: TimeDelta,
}

impl Skewed {
    /// Ahead by so many milliseconds.
    pub(crate) fn new(ahead: i64) -> Self {
        Self { clock: SystemClock::default(), ahead: TimeDelta::milliseconds(ahead) }
    }
}

impl Clock for Skewed {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now() + self.ahead
    }

    fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }
}
