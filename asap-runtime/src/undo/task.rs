//! The task that runs another's compensations.

use std::any::TypeId;

use crate::frame::{Arguments, Cx, Described, Failing, Finish, Function, StepBody, Thrown, fallible, lent};
use crate::protocol::{MAX_TASK_DEPTH, TaskStatus};
use crate::runtime::Child;

/// The function of such tasks. No registry has it; the runtime knows it.
pub(crate) const NAME: &str = "$undo";

pub(crate) static UNDO: Function = Function {
    parameters: &["task", "reason", "queue"],
    save: |_, arguments, writer| {
        let Undoing { task, reason, queue } = lent::<Undoing>(arguments);
        writer.named("task", task);
        writer.named("reason", reason);
        writer.named("queue", queue);
    },
    finish: Finish::Result(
        fallible::<u64, String>,
        &Failing { repeats: None, describe: |error: String| Described(error, Thrown::nothing()) },
    ),
    ..Function::step(NAME, &[], begin, TypeId::of::<Result<u64, String>>)
};

/// Its arguments: the task whose list it is, why that is cancelled, and the queue of those that it begins.
pub(crate) struct Undoing {
    pub(crate) task: String,
    pub(crate) reason: Option<String>,
    pub(crate) queue: String,
}

/// The id of the task that runs another's compensations.
pub(crate) fn undo_of(task_id: &str) -> String {
    format!("{task_id}/undo")
}

fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let undone = undo(&mut cx, arguments).await?;
        Some(Box::new(undone) as Arguments)
    })
}

/// How many were run; the first that failed is an error.
async fn undo(cx: &mut Cx, arguments: Option<Arguments>) -> Option<Result<u64, String>> {
    let Undoing { task, reason, queue } = match Cx::given::<Undoing>(arguments) {
        Some(undoing) => undoing,
        None => Undoing { task: cx.kept("task")?, reason: cx.kept("reason")?, queue: cx.kept("queue")? },
    };
    let own = cx.task()?;
    let depth = cx.attempt()?.depth().saturating_add(1).min(MAX_TASK_DEPTH);
    let runtime = cx.attempt()?.runtime().clone();
    // It may have been begun just before the task was cancelled; from here on nobody adds to the list.
    let list = runtime.cancelled_list(&task, reason).await;
    let list = cx.got(list)?;
    for (index, compensation) in list.iter().enumerate().rev() {
        let number = index + 1;
        let id = format!("{own}/{number}");
        let wakes = cx.wakes().await?;
        let record = runtime.store().record(&id).await;
        match cx.got(record)? {
            Some(record) if record.status == TaskStatus::Completed => continue,
            Some(record) if record.status.is_terminal() => {
                let (function, status) = (&compensation.function, record.status);
                let why = record.error.unwrap_or_default();
                return Some(Err(format!(
                    "compensation {number} of task `{task}`, `{function}`, is {status}: {why}; resume task `{id}`, then this one"
                )));
            }
            Some(_) => {}
            None => {
                let child = Child {
                    id: &id,
                    parent: &own,
                    depth,
                    queue: &queue,
                    function: &compensation.function,
                    data: &compensation.start,
                };
                let begun = runtime.begin_child(child).await;
                cx.got(begun)?;
            }
        }
        cx.waits_for_task(id, true, wakes)?;
        return None;
    }
    Some(Ok(list.len() as u64))
}
