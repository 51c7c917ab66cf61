//! Where the time comes from.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use futures_timer::Delay;

/// What a clock gives to those who wait.
pub type Waiting<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// How long nobody looks at a clock that may have been set.
const LONGEST: Duration = Duration::from_mins(1);

/// A clock: what the runtime knows of time.
pub trait Clock: Debug + Send + Sync {
    /// The time of day, for what is stored.
    fn now(&self) -> DateTime<Utc>;

    /// The time since some fixed moment, which never goes back, for the pace.
    fn elapsed(&self) -> Duration;

    /// Waits until this time of day. It is not ready before [`now`](Self::now) says so.
    ///
    /// This one goes by the machine's timers, and looks again once in a minute: for clocks that somebody sets.
    fn wait_until(&self, time: DateTime<Utc>) -> Waiting<'_> {
        Box::pin(async move {
            while let Ok(left) = (time - self.now()).to_std() {
                if left.is_zero() {
                    break;
                }
                Delay::new(left.min(LONGEST)).await;
            }
        })
    }

    /// Whether `due`, counted as [`elapsed`](Self::elapsed) counts, is still to come.
    fn is_before(&self, due: Duration) -> bool {
        self.elapsed() < due
    }
}

/// The coarse clock is behind by one tick of the kernel at most: 10 ms where it ticks 100 times a second, the least
/// that Linux is built with.
const TICK: Duration = Duration::from_millis(16);

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    started: Instant,
    /// A clock that costs a quarter, and tells ticks only.
    coarse: coarsetime::Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { started: Instant::now(), coarse: coarsetime::Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    #[inline]
    fn is_before(&self, due: Duration) -> bool {
        let coarse = Duration::from_nanos(self.coarse.elapsed().as_nanos());
        coarse + TICK < due || self.elapsed() < due
    }
}
