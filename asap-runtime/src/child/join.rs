//! `join!`, `join_all!` and `join_first!`: what children give.

use std::any::TypeId;
use std::borrow::Borrow;
use std::marker::PhantomData;

use super::{ChildFailed, Handle};
use crate::error::Error;
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Persist, Step, StepBody, simplified};
use crate::protocol::TaskStatus;
use crate::store::TaskRecord;
use crate::wait::{WAITING, waiting_with};

/// What a child gives.
type Joined<T> = Result<T, ChildFailed>;

const PLACE: &[Checkpoint] = &[waiting_with(&["children", "ended"])];

/// After how many children that have ended the step writes down that they have.
const STRIDE: usize = 64;

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident, $begin:ident: $output:ty, $all:literal, $of:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<T>(PhantomData<fn() -> T>);

        impl<T: Persist + Send + 'static> Instance for $name<T> {
            fn function() -> Option<&'static Function> {
                Some(const { &Function::step("$join", PLACE, $begin::<T>, TypeId::of::<$output>) })
            }
        }

        fn $begin<T: Persist + Send + 'static>(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
            Box::pin(async move {
                let ended = ended(&mut cx, arguments, $all).await?;
                let mut values = Vec::with_capacity(ended.len());
                for (index, id, record) in ended {
                    values.push((index, value::<T>(&mut cx, id, record)?));
                }
                let value: $output = ($of)(values)?;
                Some(Box::new(value) as Arguments)
            })
        }
    )*};
}

steps! {
    /// The step of `join!`.
    Join, begin: Joined<T>, true, |values: Vec<(usize, Joined<T>)>| values.into_iter().next().map(|(_, value)| value);
    /// The step of `join_all!`.
    JoinAll, begin_all: Vec<Joined<T>>, true, |values: Vec<(usize, Joined<T>)>| {
        Some(values.into_iter().map(|(_, value)| value).collect())
    };
    /// The step of `join_first!`.
    JoinFirst, begin_first: Option<(usize, Joined<T>)>, false, |values: Vec<(usize, Joined<T>)>| {
        Some(values.into_iter().next())
    };
}

struct Wanted(Vec<String>);

impl Wanted {
    fn of<T>(handles: impl IntoIterator<Item: Borrow<Handle<T>>>) -> Self {
        Self(handles.into_iter().map(|handle| handle.borrow().task_id().to_owned()).collect())
    }
}

/// A call that waits for a child, and gives what it gives.
pub fn join<T: Persist + Send + 'static>(handle: impl Borrow<Handle<T>>) -> Step<Joined<T>, Join<T>> {
    Step::new(Wanted::of([handle]))
}

/// A call that waits for all of these, and gives what they give, in their order.
pub fn join_all<T: Persist + Send + 'static>(
    handles: impl IntoIterator<Item: Borrow<Handle<T>>>,
) -> Step<Vec<Joined<T>>, JoinAll<T>> {
    Step::new(Wanted::of(handles))
}

/// A call that waits for the first of these to end, and gives its index and what it gives; nothing if there are none.
pub fn join_first<T: Persist + Send + 'static>(
    handles: impl IntoIterator<Item: Borrow<Handle<T>>>,
) -> Step<Option<(usize, Joined<T>)>, JoinFirst<T>> {
    Step::new(Wanted::of(handles))
}

/// The records of all children, or of the first that has ended.
async fn ended(
    cx: &mut Cx,
    arguments: Option<Arguments>,
    all: bool,
) -> Option<Vec<(usize, String, Option<TaskRecord>)>> {
    let given = Cx::given::<Wanted>(arguments);
    let is_new = given.is_some();
    // Those in front of `done` had ended when the step was stored last.
    let (ids, done): (Vec<String>, usize) = match given {
        Some(Wanted(ids)) => (ids, 0),
        None => (cx.kept("children")?, cx.kept("ended")?),
    };
    let wakes = cx.wakes().await?;
    let mut open = None;
    let mut ended = Vec::new();
    for (index, id) in ids.iter().enumerate().skip(done) {
        let record = record(cx, id).await?;
        if record.as_ref().is_none_or(|record| record.status.is_terminal()) {
            ended.push((index, id.clone(), record));
            if !all {
                return Some(ended);
            }
        } else {
            open.get_or_insert((index, id.clone(), record));
            if all {
                break;
            }
        }
    }
    let Some((index, id, record)) = open else {
        for (index, id) in ids.iter().enumerate().take(done) {
            ended.insert(index, (index, id.clone(), self::record(cx, id).await?));
        }
        return Some(ended);
    };
    let now_done = if all { index } else { 0 };
    if is_new || now_done >= done + STRIDE {
        let save = |writer: &mut crate::frame::Writer| {
            writer.named("children", &ids);
            writer.named("ended", &now_done);
        };
        cx.store_step(WAITING, save).await?;
    }
    let is_parent = record.is_some_and(|record| record.parent_task_id == cx.task());
    cx.waits_for_task(id, is_parent, wakes)?;
    None
}

async fn record(cx: &mut Cx, id: &str) -> Option<Option<TaskRecord>> {
    let runtime = cx.attempt()?.runtime().clone();
    let answer = runtime.store().record(id).await;
    cx.got(answer)
}

fn value<T: Persist>(cx: &mut Cx, task_id: String, record: Option<TaskRecord>) -> Option<Joined<T>> {
    let Some(record) = record else {
        return Some(Err(ChildFailed { task_id, status: None, message: String::new() }));
    };
    if record.status != TaskStatus::Completed {
        let (status, message) = (Some(record.status), record.error.unwrap_or_default());
        return Some(Err(ChildFailed { task_id, status, message }));
    }
    let value = T::read(record.result.as_deref().unwrap_or("null")).map_err(|error| {
        let (expected, reason) = (simplified::<T>(), error.to_string());
        Error::WrongResultType { task_id, expected, reason }
    });
    cx.got(value).map(Ok)
}
