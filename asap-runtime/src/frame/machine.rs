//! Polls the bodies of one task: the function, and on top of it the functions that it has called.
//!
//! The bodies stand on a stack of their own and only the one on top is polled, so that a recursion of any depth needs no
//! more of the thread's stack than a single call.

use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::function::{Arguments, Begin};
use super::outcome::PollBody;
use super::port::{Entry, Port};
use super::step::Stepping;
use super::{Body, Cx, Returned, SendBody};
use crate::runtime::offload;

thread_local! {
    /// What a body has returned, on its way to its caller, which is polled next on the same thread.
    static RETURNED: Cell<Option<Returned>> = const { Cell::new(None) };
}

/// Takes what the called function has returned.
pub(super) fn returned() -> Option<Returned> {
    RETURNED.take()
}

/// How the bodies of a task end.
pub(crate) enum Ran {
    /// The outermost returned.
    Returned(Returned),
    /// The attempt was stopped; the port knows why.
    Stopped,
    /// A body waits for something that nobody will wake it for.
    Suspended,
    /// One panicked.
    Panicked(Box<dyn Any + Send>),
}

/// Who polls a task's bodies.
pub(crate) trait Mode {
    /// A body.
    type Body: Pollable + Unpin;

    /// Makes a body; none if this kind of function cannot be polled so.
    fn body(entry: Entry, port: &Arc<Port>) -> Option<Self::Body>;
}

/// A body on the stack.
pub(crate) trait Pollable {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Returned>;
}

impl Pollable for Body {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Returned> {
        self.as_mut().poll_body(context)
    }
}

impl Pollable for SendBody {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Returned> {
        self.as_mut().poll_body(context)
    }
}

/// A thread that blocks.
#[derive(Debug)]
pub(crate) struct Blocking;

/// An executor that moves tasks from thread to thread.
#[derive(Debug)]
pub(crate) struct Sending;

/// An executor on one thread.
#[derive(Debug)]
pub(crate) struct Local;

impl Mode for Blocking {
    type Body = Body;

    fn body(entry: Entry, port: &Arc<Port>) -> Option<Body> {
        match entry.function.begin {
            Begin::Sync(begin) => {
                let (cx, arguments) = context(entry, port);
                Some(begin.start(cx, arguments))
            }
            Begin::Step(begin) => {
                let (cx, arguments) = context(entry, port);
                Some(Box::pin(Stepping::new(begin(cx, arguments), true)))
            }
            Begin::Async(_) | Begin::Local(_) => None,
        }
    }
}

impl Mode for Sending {
    type Body = SendBody;

    fn body(entry: Entry, port: &Arc<Port>) -> Option<SendBody> {
        match entry.function.begin {
            Begin::Async(begin) => {
                let (cx, arguments) = context(entry, port);
                Some(begin(cx, arguments))
            }
            Begin::Step(begin) => {
                let (cx, arguments) = context(entry, port);
                Some(Box::pin(Stepping::new(begin(cx, arguments), false)))
            }
            Begin::Sync(_) => entry.cross.is_some().then(|| elsewhere(entry, Arc::clone(port))),
            Begin::Local(_) => None,
        }
    }
}

impl Mode for Local {
    type Body = Body;

    fn body(entry: Entry, port: &Arc<Port>) -> Option<Body> {
        match entry.function.begin {
            Begin::Local(begin) => {
                let (cx, arguments) = context(entry, port);
                Some(begin(cx, arguments))
            }
            _ => Sending::body(entry, port).map(|body| body as Body),
        }
    }
}

fn context(entry: Entry, port: &Arc<Port>) -> (Cx, Option<Arguments>) {
    let Entry { function, arguments, at, saved, attempt, .. } = entry;
    (Cx::new(function, attempt, at, saved, Arc::clone(port)), arguments)
}

/// Runs a synchronous function on a thread that may block; the caller's executor goes on meanwhile.
///
/// The functions it calls have a port of their own: the caller's is looked at whenever the caller is polled.
fn elsewhere(entry: Entry, outer: Arc<Port>) -> SendBody {
    let inner = Arc::new(Port::default());
    Box::pin(Elsewhere(Box::pin(async move {
        let watch = Watch::of(&inner);
        let cross = entry.cross.expect("a function that runs elsewhere has a value that crosses");
        let port = Arc::clone(&inner);
        let ran = offload(move || match Machine::<Blocking>::new(entry, port).run() {
            Ran::Returned(value) => Ok(Some(cross(value))),
            Ran::Panicked(payload) => Err(payload),
            Ran::Stopped | Ran::Suspended => Ok(None),
        });
        let ran = ran.await;
        drop(watch);
        if let Some(attempt) = inner.take_back() {
            outer.give_back(attempt);
        }
        if let Some(error) = inner.take_error() {
            outer.stop(error);
        }
        match ran {
            Ok(Some(value)) => value,
            Ok(None) => super::stop().await,
            Err(payload) => std::panic::resume_unwind(payload),
        }
    })))
}

/// The body of a function that runs elsewhere: it gives what that returned.
struct Elsewhere(Pin<Box<dyn Future<Output = Arguments> + Send>>);

impl PollBody for Elsewhere {
    fn poll_body(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Returned> {
        self.0.as_mut().poll(context).map(|value| value as Returned)
    }
}

/// Tells a function that runs elsewhere when nobody waits for it any more: it stops at its next checkpoint.
pub(crate) struct Watch<'a>(&'a Port);

impl<'a> Watch<'a> {
    /// Of the function behind this port; whoever waits for it keeps this.
    pub(crate) fn of(port: &'a Port) -> Self {
        Self(port)
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

/// The bodies of one task.
pub(crate) struct Machine<M: Mode> {
    port: Arc<Port>,
    stack: Vec<M::Body>,
    /// What is to begin when the machine is polled next.
    next: Option<Entry>,
}

impl<M: Mode> Machine<M> {
    pub(crate) fn new(entry: Entry, port: Arc<Port>) -> Self {
        Self { port, stack: Vec::new(), next: Some(entry) }
    }

    fn step(&mut self, context: &mut Context<'_>) -> Poll<Ran> {
        loop {
            if let Some(entry) = self.next.take() {
                let Some(body) = M::body(entry, &self.port) else { return Poll::Ready(Ran::Suspended) };
                self.stack.push(body);
            }
            let Some(top) = self.stack.last_mut() else { return Poll::Pending };
            match top.poll(context) {
                Poll::Ready(value) => {
                    self.stack.pop();
                    if self.stack.is_empty() {
                        return Poll::Ready(Ran::Returned(value));
                    }
                    RETURNED.set(Some(value));
                }
                Poll::Pending => match self.port.take_entry() {
                    Some(entry) => self.next = Some(entry),
                    None if self.port.is_stopped() => return Poll::Ready(Ran::Stopped),
                    None => return Poll::Pending,
                },
            }
        }
    }

    /// The bodies, the innermost first: as the stack of a thread unwinds.
    fn clear(&mut self) {
        while let Some(body) = self.stack.pop() {
            drop(body);
        }
    }

    fn caught(&mut self, context: &mut Context<'_>) -> Poll<Ran> {
        // Everything that the bodies own is dropped in here: a destructor may panic too.
        let caught = catch_unwind(AssertUnwindSafe(|| {
            let polled = self.step(context);
            if polled.is_ready() {
                self.clear();
            }
            polled
        }));
        caught.unwrap_or_else(|payload| {
            // A second panic while what is left is dropped says no more than the first.
            drop(catch_unwind(AssertUnwindSafe(|| self.clear())));
            Poll::Ready(Ran::Panicked(payload))
        })
    }
}

impl Machine<Blocking> {
    /// Polls until the bodies have ended: they wait for nothing.
    pub(crate) fn run(mut self) -> Ran {
        match self.caught(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(ran) => ran,
            Poll::Pending => {
                drop(catch_unwind(AssertUnwindSafe(|| self.clear())));
                Ran::Suspended
            }
        }
    }
}

impl<M: Mode> Future for Machine<M> {
    type Output = Ran;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Ran> {
        self.caught(context)
    }
}

impl<M: Mode> Drop for Machine<M> {
    fn drop(&mut self) {
        self.clear();
    }
}
