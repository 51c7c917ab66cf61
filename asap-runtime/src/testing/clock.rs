//! A clock that the test moves.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::Clock;

/// A clock that stands still until it is told to go on; clones are the same clock.
///
/// ```
/// use std::time::Duration;
///
/// use asap_runtime::Clock;
/// use asap_runtime::testing::ManualClock;
///
/// let clock = ManualClock::new();
/// let handle = clock.clone();
/// handle.advance(Duration::from_secs(90));
/// assert_eq!(clock.elapsed(), Duration::from_secs(90));
/// assert_eq!(clock.now().to_rfc3339(), "1970-01-01T00:01:30+00:00");
/// ```
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<Times>>);

#[derive(Debug)]
struct Times {
    now: DateTime<Utc>,
    elapsed: Duration,
}

impl ManualClock {
    /// A clock at the beginning of 1970 (UTC).
    #[must_use]
    pub fn new() -> Self {
        Self::at(DateTime::UNIX_EPOCH)
    }

    /// A clock at this time.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(Times { now, elapsed: Duration::ZERO })))
    }

    /// Lets this much time pass: [`now`](Clock::now) and [`elapsed`](Clock::elapsed) go on together.
    ///
    /// # Panics
    ///
    /// If the time of day would leave what `chrono` can hold, about 262,000 years.
    pub fn advance(&self, by: Duration) {
        let mut times = self.times();
        times.now += by;
        times.elapsed += by;
    }

    /// Sets the time of day, forwards or backwards, as somebody does who corrects a machine's clock: no time
    /// passes, so [`elapsed`](Clock::elapsed) stays.
    pub fn set(&self, now: DateTime<Utc>) {
        self.times().now = now;
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.times().now
    }

    fn elapsed(&self) -> Duration {
        self.times().elapsed
    }
}
