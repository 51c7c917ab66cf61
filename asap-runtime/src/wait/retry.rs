//! `retry!`: an expression that is evaluated again, after pauses in which the task waits.

use std::any::TypeId;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Awaited, WAITING, after, waiting_with};
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Retry, Step, StepBody};
use crate::protocol::timestamp::to_protocol;

/// How often an expression was tried, and how often it may be. It is saved with the pause, so the count survives a crash.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tries {
    retry: Retry,
    failures: u32,
    /// Whose jitter it is.
    who: String,
    /// When the first try has failed, in microseconds of Unix time.
    since: Option<i64>,
    /// When the last has begun.
    begun: i64,
    #[serde(skip)]
    running: Option<Instant>,
}

impl Tries {
    /// None yet.
    #[must_use]
    pub fn new(retry: Retry) -> Self {
        Self { retry, failures: 0, who: String::new(), since: None, begun: 0, running: None }
    }

    fn begin(&mut self, now: DateTime<Utc>) {
        (self.begun, self.running) = (now.timestamp_micros(), Some(Instant::now()));
    }

    /// What a try gave: the value of the whole, or another try.
    pub fn judge<T, E>(
        mut self,
        result: Result<T, E>,
        repeats: impl FnOnce(&E) -> bool,
    ) -> ControlFlow<Result<T, E>, Self> {
        match &result {
            Err(error) if repeats(error) => {}
            _ => return ControlFlow::Break(result),
        }
        let took = self.running.map_or(Duration::ZERO, |begun| begun.elapsed());
        let begun = DateTime::from_timestamp_micros(self.begun).unwrap_or_default();
        let now = begun.checked_add_signed(TimeDelta::from_std(took).unwrap_or_default()).unwrap_or(begun);
        let since = self.since.and_then(DateTime::from_timestamp_micros).unwrap_or(now);
        self.failures = self.failures.saturating_add(1);
        self.since = Some(since.timestamp_micros());
        let next = after(now, self.pause());
        if self.retry.allows(self.failures, since, next) {
            ControlFlow::Continue(self)
        } else {
            ControlFlow::Break(result)
        }
    }

    fn pause(&self) -> Duration {
        if self.failures == 0 { Duration::ZERO } else { self.retry.pause(&self.who, self.failures) }
    }
}

/// The step of `retry!`.
#[derive(Debug)]
pub struct NextTry(());

impl Instance for NextTry {
    fn function() -> Option<&'static Function> {
        static CHECKPOINTS: [Checkpoint; 1] = [waiting_with(&["tries", "until"])];
        static RETRY: Function = Function::step("$retry", &CHECKPOINTS, begin, TypeId::of::<Tries>);
        Some(&RETRY)
    }
}

/// A call that waits until the next try may begin.
pub fn next_try(tries: Tries) -> Step<Tries, NextTry> {
    Step::new(tries)
}

fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let now = cx.now()?;
        let given = Cx::given::<Tries>(arguments);
        let is_new = given.is_some();
        let (mut tries, until) = match given {
            Some(mut tries) => {
                tries.who = cx.task()?;
                let until = after(now, tries.pause()).trunc_subsecs(6);
                (tries, until)
            }
            None => (cx.kept::<Tries>("tries")?, cx.kept_time("until")?.unwrap_or(now)),
        };
        if tries.failures > 0 && now < until {
            if is_new {
                let save = |writer: &mut crate::frame::Writer| {
                    writer.named("tries", &tries);
                    writer.named("until", &Some(to_protocol(until)));
                };
                cx.store_step(WAITING, save).await?;
            }
            cx.waits(Awaited::Time, Some(until), 0)?;
        }
        tries.begin(now);
        Some(Box::new(tries) as Arguments)
    })
}
