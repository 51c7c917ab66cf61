//! `compensate!(cancel(&child))`: what ends a parent early ends its child too.

use std::any::TypeId;

use super::Handle;
use crate::error::Error;
use crate::frame::{Arguments, Call, Checkpoint, Cx, Function, Instance, Step, StepBody};
use crate::{call, resumable};

/// A call that cancels a task: with [`compensate!`](crate::compensate!) it says that a child is not to outlive its parent.
///
/// The call's value is whether the task was cancelled now; one that has ended stays as it is.
///
/// ```
/// use asap_runtime::store::MemoryStore;
/// use asap_runtime::{Runtime, TaskStatus, Waits, cancel, checkpoint, compensate, join, receive, resumable, spawn};
///
/// #[resumable]
/// fn ask() -> bool {
///     receive!("answer")
/// }
///
/// #[resumable]
/// fn supervise() -> bool {
///     let child = spawn!(ask());
///     compensate!(cancel(&child));
///     join!(child).unwrap_or(false)
/// }
///
/// let runtime = Runtime::new(MemoryStore::new()).with_waits(Waits::Return);
/// assert!(runtime.run("supervise", supervise()).unwrap_err().is_waiting());
/// let undo = runtime.cancel("supervise")?.undo.expect("there is something to undo");
/// assert_eq!(runtime.clone().with_waits(Waits::Here).resume::<u64>(&undo)?, 1);
/// let tasks = runtime.tasks()?.into_iter().filter_map(Result::ok);
/// let child = tasks.into_iter().find(|task| task.function.ends_with("::ask")).expect("it was begun");
/// assert_eq!(child.status, TaskStatus::Cancelled);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
pub fn cancel<T>(handle: &Handle<T>) -> Call<bool> {
    cancel_task(handle.task_id().to_owned())
}

#[resumable(name = "$cancel")]
fn cancel_task(task_id: String) -> bool {
    call!(cancelling(task_id))
}

const PLACE: &[Checkpoint] = &[];

/// The step's description.
#[derive(Debug)]
pub(super) struct Cancelling(());

impl Instance for Cancelling {
    fn function() -> Option<&'static Function> {
        static CANCELLING: Function = Function::step("$cancelling", PLACE, begin, TypeId::of::<bool>);
        Some(&CANCELLING)
    }
}

fn cancelling(task_id: String) -> Step<bool, Cancelling> {
    Step::new(task_id)
}

/// It stores nothing: what is cancelled stays so, however often it is asked for.
fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let child = Cx::given::<String>(arguments)?;
        let parent = cx.task()?;
        let runtime = cx.attempt()?.runtime().clone();
        let reason = format!("the task that began it has ended: `{parent}`");
        let is_new = match runtime.cancel_task(&child, Some(&reason)).await {
            Ok(cancelled) => cancelled.is_new,
            Err(Error::Ended { .. } | Error::TaskNotFound { .. }) => false,
            Err(error) => {
                cx.halt(error);
                return None;
            }
        };
        Some(Box::new(is_new) as Arguments)
    })
}
