//! The step of a schedule: it waits for the next time, and begins the task of that time.

use std::any::TypeId;

use chrono::SubsecRound;

use super::Plan;
use super::plan::Due;
use crate::error::Error;
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Step, StepBody};
use crate::protocol::timestamp::{parse, to_protocol};
use crate::runtime::Child;
use crate::wait::{Awaited, WAITING, waiting_with};

/// The step's description.
#[derive(Debug)]
pub(super) struct Tick(());

impl Instance for Tick {
    fn function() -> Option<&'static Function> {
        static PLACE: [Checkpoint; 1] = [waiting_with(&["plan", "last", "next"])];
        static TICK: Function = Function::step("$tick", &PLACE, begin, TypeId::of::<Option<String>>);
        Some(&TICK)
    }
}

struct Wanted {
    plan: Plan,
    last: Option<String>,
}

/// A call that waits for the time behind `last`, begins its task, and gives it; nothing if there is none any more.
pub(super) fn tick(plan: Plan, last: Option<String>) -> Step<Option<String>, Tick> {
    Step::new(Wanted { plan, last })
}

fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let time = next(&mut cx, arguments).await?;
        Some(Box::new(time) as Arguments)
    })
}

#[allow(clippy::option_option, reason = "the outer one says whether the attempt goes on")]
async fn next(cx: &mut Cx, arguments: Option<Arguments>) -> Option<Option<String>> {
    let given = Cx::given::<Wanted>(arguments);
    let is_new = given.is_some();
    let (plan, last): (Plan, Option<String>) = match given {
        Some(Wanted { plan, last }) => (plan, last),
        None => (cx.kept("plan")?, cx.kept("last")?),
    };
    let task_id = cx.task()?;
    let begun = match &last {
        Some(last) => parse(last),
        None => since(cx, &task_id).await,
    };
    let begun = cx.got(begun)?;
    let now = cx.now()?.trunc_subsecs(6);
    let due = cx.got(plan.due(begun, now))?;
    let time = match due {
        Due::Never => return Some(None),
        Due::Skipped(time) => return Some(Some(to_protocol(time))),
        Due::Later(time) => {
            if is_new {
                let next = to_protocol(time);
                let save = |writer: &mut crate::frame::Writer| {
                    writer.named("plan", &plan);
                    writer.named("last", &last);
                    writer.named("next", &next);
                };
                cx.store_step(WAITING, save).await?;
            }
            cx.waits(Awaited::Time, Some(time), 0)?;
            return None;
        }
        Due::Now(time) => to_protocol(time),
    };
    let depth = cx.attempt()?.depth() + 1;
    let runtime = cx.attempt()?.runtime().clone();
    let id = format!("{task_id}/{time}");
    let (queue, function, data) = (&*plan.queue, &*plan.function, plan.start.as_json());
    let child = Child { id: &id, parent: &task_id, depth, queue, function, data };
    let begun = runtime.begin_child(child).await;
    cx.got(begun)?;
    Some(Some(time))
}

/// When the schedule was made.
async fn since(cx: &mut Cx, task_id: &str) -> Result<chrono::DateTime<chrono::Utc>, Error> {
    let lost = || Error::TaskNotFound { task_id: task_id.to_owned() };
    let runtime = cx.attempt().ok_or_else(lost)?.runtime().clone();
    let record = runtime.store().record(task_id).await?;
    record.map(|record| record.created_at).ok_or_else(lost)
}
