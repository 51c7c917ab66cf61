//! A circuit breaker: what keeps failing is left alone for a while.

use std::fmt;
use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::runtime::Clock;

/// Lets calls through while they succeed, and refuses them for a while when they keep failing.
///
/// Five failures in a row open it; then calls are refused at once, without being made. After 60 seconds one call is let through: if it
/// succeeds the breaker is closed again, if it fails it stays open for another 60 seconds.
///
/// The state is this process's own, for all tasks that share the value: a `static`, or a resource of the runtime's. Each process finds out for
/// itself that a service is down, after its own five failures; nothing is stored, and no store is asked. A call of `call` is an expression like
/// any other, so it may stand in any step: in an [`effect!`](crate::effect!), in a [`retry!`](crate::retry!), between checkpoints.
///
/// ```
/// use asap_runtime::store::MemoryStore;
/// use asap_runtime::{BreakerError, BreakerState, CircuitBreaker, Runtime, checkpoint, resumable};
///
/// fn fetch(url: &str) -> Result<String, String> {
///     Err(format!("{url} does not answer"))
/// }
///
/// #[resumable]
/// fn page(url: String, #[resource] breaker: &CircuitBreaker) -> Result<String, BreakerError<String>> {
///     let page = breaker.call(|| fetch(&url))?;
///     checkpoint!();
///     Ok(page)
/// }
///
/// let runtime = Runtime::new(MemoryStore::new()).with_resource(CircuitBreaker::new().with_failures(2));
/// for n in 0..2 {
///     let error = runtime.run(format!("page-{n}"), page("/a".to_owned())).unwrap_err();
///     assert_eq!(error.to_string(), format!("task `page-{n}` failed: /a does not answer"));
/// }
/// let error = runtime.run("page-2", page("/a".to_owned())).unwrap_err();
/// assert!(error.to_string().contains("the circuit breaker is open"), "{error}");
/// ```
#[derive(Debug)]
pub struct CircuitBreaker {
    failures: u32,
    pause: Duration,
    clock: Option<Box<dyn Clock>>,
    state: Mutex<State>,
}

/// Where a breaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakerState {
    /// Calls are made.
    Closed,
    /// Calls are refused.
    Open,
    /// One call is let through, or is under way.
    HalfOpen,
}

/// What became of a call through a breaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreakerError<E> {
    /// It was not made: the breaker is open for so long yet. Zero if the one call that may decide is just under way.
    Open(Duration),
    /// It was made, and failed.
    Failed(E),
}

impl<E: fmt::Display> fmt::Display for BreakerError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(left) => {
                write!(f, "the circuit breaker is open for another {left:.1?}; the call was not made")
            }
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for BreakerError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open(_) => None,
            Self::Failed(error) => error.source(),
        }
    }
}

#[derive(Debug)]
enum State {
    /// So many failures in a row.
    Closed(u32),
    /// Until this time of the breaker's; whether the one call that may decide is under way.
    Open { until: Duration, probes: bool },
}

impl Default for CircuitBreaker {
    fn default() -> Self {
        Self::new()
    }
}

impl CircuitBreaker {
    /// A closed one that five failures in a row open for 60 seconds. It may stand in a `static`.
    #[must_use]
    pub const fn new() -> Self {
        Self { failures: 5, pause: Duration::from_mins(1), clock: None, state: Mutex::new(State::Closed(0)) }
    }

    /// How many failures in a row open it; one at least.
    #[must_use]
    pub const fn with_failures(mut self, failures: u32) -> Self {
        self.failures = if failures == 0 { 1 } else { failures };
        self
    }

    /// For how long it is open.
    #[must_use]
    pub const fn with_pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Takes the time from another clock than the machine's: [`Clock::elapsed`].
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Box::new(clock));
        self
    }

    /// Makes a call, if the breaker lets it through. A panic is a failure too.
    ///
    /// # Errors
    ///
    /// [`BreakerError::Failed`] if the call was made and failed, [`BreakerError::Open`] if it was not made.
    pub fn call<T, E>(&self, call: impl FnOnce() -> Result<T, E>) -> Result<T, BreakerError<E>> {
        let passage = self.enter()?;
        let answer = call();
        passage.leave(answer.is_ok());
        answer.map_err(BreakerError::Failed)
    }

    /// As [`call`](Self::call), of a future. One that is dropped before its end counts neither way.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call).
    pub async fn call_async<T, E>(
        &self,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, BreakerError<E>> {
        let passage = self.enter()?;
        let answer = call.await;
        passage.leave(answer.is_ok());
        answer.map_err(BreakerError::Failed)
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> BreakerState {
        let now = self.now();
        match *self.lock() {
            State::Closed(_) => BreakerState::Closed,
            State::Open { until, probes } if probes || until <= now => BreakerState::HalfOpen,
            State::Open { .. } => BreakerState::Open,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time since some fixed moment.
    fn now(&self) -> Duration {
        static START: Mutex<Option<Instant>> = Mutex::new(None);
        if let Some(clock) = &self.clock {
            return clock.elapsed();
        }
        let mut start = START.lock().unwrap_or_else(PoisonError::into_inner);
        start.get_or_insert_with(Instant::now).elapsed()
    }

    /// Asks to be let through.
    fn enter<E>(&self) -> Result<Passage<'_>, BreakerError<E>> {
        let now = self.now();
        let mut state = self.lock();
        match &mut *state {
            State::Closed(_) => Ok(Passage { breaker: self, probes: false, is_over: false }),
            State::Open { until, probes } if !*probes && *until <= now => {
                *probes = true;
                Ok(Passage { breaker: self, probes: true, is_over: false })
            }
            State::Open { until, .. } => Err(BreakerError::Open(until.saturating_sub(now))),
        }
    }

    fn count(&self, probes: bool, succeeded: bool) {
        let now = self.now();
        let mut state = self.lock();
        let open = State::Open { until: now.saturating_add(self.pause), probes: false };
        match &mut *state {
            // A call that was let through before the breaker opened decides nothing any more.
            State::Open { .. } if !probes => {}
            State::Open { .. } => *state = if succeeded { State::Closed(0) } else { open },
            State::Closed(failures) if succeeded => *failures = 0,
            State::Closed(failures) => {
                *failures += 1;
                if *failures >= self.failures {
                    *state = open;
                }
            }
        }
    }
}

/// A call that was let through.
struct Passage<'a> {
    breaker: &'a CircuitBreaker,
    /// Whether it decides over an open breaker.
    probes: bool,
    is_over: bool,
}

impl Passage<'_> {
    fn leave(mut self, succeeded: bool) {
        self.is_over = true;
        self.breaker.count(self.probes, succeeded);
    }
}

impl Drop for Passage<'_> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        if std::thread::panicking() {
            self.breaker.count(self.probes, false);
        } else if self.probes
            && let State::Open { probes, .. } = &mut *self.breaker.lock()
        {
            // Nobody knows: the next call decides.
            *probes = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::runtime::block_on;
    use crate::testing::ManualClock;

    fn breaker() -> (CircuitBreaker, ManualClock) {
        let clock = ManualClock::new();
        (CircuitBreaker::new().with_clock(clock.clone()), clock)
    }

    fn fails(breaker: &CircuitBreaker) -> BreakerError<&'static str> {
        breaker.call(|| Err::<(), _>("down")).expect_err("it fails or is refused")
    }

    #[test]
    fn five_failures_in_a_row_open_it_for_a_minute() {
        let (breaker, clock) = breaker();
        for _ in 0..4 {
            assert_eq!(fails(&breaker), BreakerError::Failed("down"));
        }
        assert_eq!(breaker.call(|| Ok::<_, ()>(1)), Ok(1), "in a row");
        for _ in 0..5 {
            assert_eq!(breaker.state(), BreakerState::Closed);
            assert_eq!(fails(&breaker), BreakerError::Failed("down"));
        }
        assert_eq!(breaker.state(), BreakerState::Open);
        clock.advance(Duration::from_millis(59_500));
        let refused = breaker.call(|| -> Result<(), &str> { unreachable!("no call is made") });
        assert_eq!(refused, Err(BreakerError::Open(Duration::from_millis(500))));
        let text = refused.expect_err("it is open").to_string();
        assert_eq!(text, "the circuit breaker is open for another 500.0ms; the call was not made");
    }

    #[test]
    fn one_call_decides_over_an_open_one() {
        let (breaker, clock) = breaker();
        for _ in 0..5 {
            fails(&breaker);
        }
        clock.advance(Duration::from_mins(1));
        assert_eq!(breaker.state(), BreakerState::HalfOpen);
        // While it is under way nobody else gets through.
        let answer = breaker.call(|| {
            assert_eq!(fails(&breaker), BreakerError::Open(Duration::ZERO));
            Err::<(), _>("still down")
        });
        assert_eq!(answer, Err(BreakerError::Failed("still down")));
        assert_eq!(breaker.state(), BreakerState::Open);
        clock.advance(Duration::from_mins(1));
        assert_eq!(breaker.call(|| Ok::<_, ()>(7)), Ok(7));
        assert_eq!(breaker.state(), BreakerState::Closed);
        assert_eq!(fails(&breaker), BreakerError::Failed("down"), "it counts from 0 again");
        assert_eq!(breaker.state(), BreakerState::Closed);
    }

    #[test]
    fn a_panic_is_a_failure_and_a_dropped_future_is_nothing() {
        let (breaker, clock) = breaker();
        let breaker = breaker.with_failures(1);
        let panicked =
            catch_unwind(AssertUnwindSafe(|| breaker.call(|| -> Result<(), ()> { panic!("broken") })));
        assert!(panicked.is_err());
        assert_eq!(breaker.state(), BreakerState::Open);
        clock.advance(Duration::from_mins(1));
        {
            let mut call = Box::pin(breaker.call_async(std::future::pending::<Result<(), ()>>()));
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            assert!(call.as_mut().poll(&mut context).is_pending());
            assert_eq!(fails(&breaker), BreakerError::Open(Duration::ZERO));
        }
        let answer = block_on(breaker.call_async(async { Ok::<_, ()>(3) }));
        assert_eq!(answer, Ok(3), "the next call decides");
        assert_eq!(breaker.state(), BreakerState::Closed);
    }

    #[test]
    fn calls_from_before_it_opened_do_not_close_it() {
        let (breaker, _) = breaker();
        let breaker = breaker.with_failures(1);
        let answer = breaker.call(|| {
            assert_eq!(fails(&breaker), BreakerError::Failed("down"));
            Ok::<_, ()>(1)
        });
        assert_eq!((answer, breaker.state()), (Ok(1), BreakerState::Open));
    }

    #[test]
    fn one_may_be_static_and_used_by_many_threads() {
        static BREAKER: CircuitBreaker = CircuitBreaker::new().with_failures(3).with_pause(Duration::MAX);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| fails(&BREAKER));
            }
        });
        assert_eq!(BREAKER.state(), BreakerState::Open);
    }
}
