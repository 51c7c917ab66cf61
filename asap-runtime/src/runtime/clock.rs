//! Where the time comes from.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

/// A clock: what the runtime knows of time.
pub trait Clock: Debug + Send + Sync {
    /// The time of day, for what is stored.
    fn now(&self) -> DateTime<Utc>;

    /// The time since some fixed moment, which never goes back, for the pace.
    fn elapsed(&self) -> Duration;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
