//! A clock that the test moves.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::runtime::{Clock, Waiting};

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
    /// Those who wait for a time.
    waiting: Vec<Waker>,
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
        Self(Arc::new(Mutex::new(Times { now, elapsed: Duration::ZERO, waiting: Vec::new() })))
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
        Self::wake(times);
    }

    /// Sets the time of day, forwards or backwards, as somebody does who corrects a machine's clock: no time
    /// passes, so [`elapsed`](Clock::elapsed) stays.
    pub fn set(&self, now: DateTime<Utc>) {
        let mut times = self.times();
        times.now = now;
        Self::wake(times);
    }

    fn wake(mut times: MutexGuard<'_, Times>) {
        let waiting = std::mem::take(&mut times.waiting);
        drop(times);
        waiting.into_iter().for_each(Waker::wake);
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

    /// Waits until somebody moves the clock there.
    fn wait_until(&self, time: DateTime<Utc>) -> Waiting<'_> {
        Box::pin(poll_fn(move |context| {
            let mut times = self.times();
            if times.now >= time {
                return Poll::Ready(());
            }
            times.waiting.push(context.waker().clone());
            Poll::Pending
        }))
    }
}
