//! `sleep!` and `sleep_until!`.

use std::any::TypeId;
use std::time::Duration;

use chrono::{DateTime, SubsecRound, Utc};

use super::{Awaited, WAITING, after, waiting_with};
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Step, StepBody};
use crate::protocol::timestamp::to_protocol;

/// The step of `sleep!`.
#[derive(Debug)]
pub struct Sleep(());

impl Instance for Sleep {
    fn function() -> Option<&'static Function> {
        static CHECKPOINTS: [Checkpoint; 1] = [waiting_with(&["until"])];
        static SLEEP: Function = Function::step("$sleep", &CHECKPOINTS, begin, TypeId::of::<()>);
        Some(&SLEEP)
    }
}

enum When {
    In(Duration),
    At(DateTime<Utc>),
}

/// A call that waits this long, from when it is begun on.
pub fn sleep(duration: Duration) -> Step<(), Sleep> {
    Step::new(When::In(duration))
}

/// A call that waits until this time.
pub fn sleep_until(time: impl Into<DateTime<Utc>>) -> Step<(), Sleep> {
    Step::new(When::At(time.into()))
}

fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let now = cx.now()?;
        let given = Cx::given::<When>(arguments).map(|when| match when {
            When::In(duration) => after(now, duration),
            When::At(time) => time,
        });
        let until = match given {
            // What is stored has microseconds.
            Some(time) => time.trunc_subsecs(6),
            None => cx.kept_time("until")?.unwrap_or(now),
        };
        if now < until {
            if given.is_some() {
                cx.store_step(WAITING, |writer| writer.named("until", &Some(to_protocol(until)))).await?;
            }
            cx.waits(Awaited::Time, Some(until), 0)?;
        }
        Some(Box::new(()) as Arguments)
    })
}
