//! `spawn!`: a child's id and arguments are stored, then the child is put into its queue.
//!
//! In this order a crash between the two begins no second child: the resume finds the id, and puts the same child there again.

use std::any::TypeId;
use std::marker::PhantomData;

use super::Handle;
use super::raw::Raw;
use crate::error::Error;
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Step, StepBody, Unbegun};
use crate::protocol::{MAX_TASK_DEPTH, generate_id};
use crate::runtime::{Child, Runnable, registered, write_arguments};
use crate::store::queue::DEFAULT_QUEUE;

/// Where the step stands while the child is begun.
const SPAWNING: u32 = 1;

const PLACE: &[Checkpoint] = &[Checkpoint {
    id: "spawning",
    is_call: false,
    line: 0,
    locals: &["child", "queue", "function", "start"],
    hidden: &[],
}];

/// The step of `spawn!`.
#[derive(Debug)]
pub struct Spawn<T>(PhantomData<fn() -> T>);

impl<T: 'static> Instance for Spawn<T> {
    fn function() -> Option<&'static Function> {
        Some(const { &Function::step("$spawn", PLACE, begin::<T>, TypeId::of::<Handle<T>>) })
    }
}

struct Wanted {
    call: Unbegun,
    queue: String,
}

/// A call that begins a child.
pub fn spawn<C: Runnable<Value: 'static>>(call: C) -> Step<Handle<C::Value>, Spawn<C::Value>> {
    spawn_with(call, DEFAULT_QUEUE)
}

/// A call that begins a child in this queue.
pub fn spawn_with<C: Runnable<Value: 'static>>(
    call: C,
    queue: impl Into<String>,
) -> Step<Handle<C::Value>, Spawn<C::Value>> {
    let (function, arguments) = call.into_parts();
    Step::new(Wanted { call: Unbegun { function, arguments }, queue: queue.into() })
}

fn begin<T: 'static>(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let child = begun(&mut cx, arguments).await?;
        Some(Box::new(Handle::<T>::of(child)) as Arguments)
    })
}

/// Begins the child, and gives its id.
async fn begun(cx: &mut Cx, arguments: Option<Arguments>) -> Option<String> {
    let (parent, depth) = (cx.task()?, cx.attempt()?.depth());
    let given = Cx::given::<Wanted>(arguments);
    let is_new = given.is_some();
    let (id, queue, function, start) = match given {
        Some(Wanted { call, queue }) => {
            if depth >= MAX_TASK_DEPTH {
                cx.halt(Error::TooDeep { task_id: parent, depth });
                return None;
            }
            let name = call.function.name();
            let written = registered(name).and_then(|_| write_arguments(&parent, &call));
            let written = cx.got(written)?;
            (format!("{parent}/{}", generate_id()), queue, name.to_owned(), Raw(written.data))
        }
        None => (cx.kept("child")?, cx.kept("queue")?, cx.kept("function")?, cx.kept("start")?),
    };
    if is_new {
        let save = |writer: &mut crate::frame::Writer| {
            writer.named("child", &id);
            writer.named("queue", &queue);
            writer.named("function", &function);
            writer.named("start", &start);
        };
        cx.store_step(SPAWNING, save).await?;
    }
    let runtime = cx.attempt()?.runtime().clone();
    let child = Child {
        id: &id,
        parent: &parent,
        depth: depth + 1,
        queue: &queue,
        function: &function,
        data: &start.0,
    };
    let begun = runtime.begin_child(child).await;
    cx.got(begun)?;
    Some(id)
}
