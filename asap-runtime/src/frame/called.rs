//! A call of another resumable function, as a part of the same task.

use std::any::TypeId;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::function::Arguments;
use super::instance::Instance;
use super::port::{Cross, Entry};
use super::{AsyncCall, Call, Callable, Cx, Ending, LocalCall, Returned, Slot, machine, shape};
use crate::error::Error;
use crate::runtime::{Attempt, Point, block_on};

/// What a synchronous function may `call!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call that a synchronous function can make",
    label = "not a call of a synchronous function marked `#[resumable]`",
    note = "of an `async` one: make the calling function `async` too, or the called one synchronous"
)]
pub trait FromSync: Callable {}

/// What an asynchronous function may `call!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call that an `async` function can make",
    label = "not a call of a function marked `#[resumable]` whose value may go from thread to thread",
    note = "of one marked `#[resumable(local)]`: mark the calling function so too"
)]
pub trait FromAsync: Callable {
    #[doc(hidden)]
    const CROSS: Option<Crossing>;
}

/// What a function marked `#[resumable(local)]` may `call!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call that an `async` function can make",
    label = "not a call of a function marked `#[resumable]`"
)]
pub trait FromLocal: Callable {
    #[doc(hidden)]
    const CROSS: Option<Crossing>;
}

/// How the value of a synchronous function comes back from the thread it ran on.
#[derive(Debug, Clone, Copy)]
pub struct Crossing(pub(crate) Cross);

fn cross<R: Send + 'static>(returned: Returned) -> Arguments {
    returned.downcast::<R>().expect("the function's output was compared with the call's")
}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T>, I: Instance> FromSync for Call<T, K, I> {}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T, Output: Send>, I: Instance> FromAsync for Call<T, K, I> {
    const CROSS: Option<Crossing> = Some(Crossing(cross::<K::Output>));
}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T>, I: Instance> FromAsync for AsyncCall<T, K, I> {
    const CROSS: Option<Crossing> = None;
}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T, Output: Send>, I: Instance> FromLocal for Call<T, K, I> {
    const CROSS: Option<Crossing> = Some(Crossing(cross::<K::Output>));
}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T>, I: Instance> FromLocal for AsyncCall<T, K, I> {
    const CROSS: Option<Crossing> = None;
}

#[diagnostic::do_not_recommend]
impl<T: 'static, K: Ending<T>, I: Instance> FromLocal for LocalCall<T, K, I> {
    const CROSS: Option<Crossing> = None;
}

/// What comes in front of a call.
struct Before(Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>);

impl std::fmt::Debug for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Before")
    }
}

/// The value of a called function, which comes when its body has ended.
#[derive(Debug)]
#[must_use = "a called function runs when this is awaited"]
pub struct Called<'a, R> {
    cx: &'a mut Cx,
    entry: Option<Entry>,
    /// What comes in front of the call.
    before: Option<Before>,
    output: PhantomData<fn() -> R>,
}

impl Cx {
    /// Calls a function from a synchronous one.
    pub fn call<C: FromSync>(&mut self, call: C) -> Called<'_, C::Output> {
        let mut called = self.called::<C>(call, None);
        if let Some(Before(before)) = called.before.take() {
            called.begins_behind(block_on(before));
        }
        called
    }

    /// Calls a function from an asynchronous one.
    pub fn call_from_async<C: FromAsync>(&mut self, call: C) -> Called<'_, C::Output> {
        self.called::<C>(call, C::CROSS)
    }

    /// Calls a function from one that belongs to its thread.
    pub fn call_from_local<C: FromLocal>(&mut self, call: C) -> Called<'_, C::Output> {
        self.called::<C>(call, C::CROSS)
    }

    /// Goes on in a function that was called from a synchronous one; the slot only says which type of call it was.
    pub fn call_again<C: FromSync>(&mut self, _: &Slot<C>) -> Called<'_, C::Output> {
        self.called_again::<C>(None)
    }

    /// Goes on in a function that was called from an asynchronous one.
    pub fn call_again_from_async<C: FromAsync>(&mut self, _: &Slot<C>) -> Called<'_, C::Output> {
        self.called_again::<C>(C::CROSS)
    }

    /// Goes on in a function that was called from one that belongs to its thread.
    pub fn call_again_from_local<C: FromLocal>(&mut self, _: &Slot<C>) -> Called<'_, C::Output> {
        self.called_again::<C>(C::CROSS)
    }

    fn called<C: Callable>(&mut self, call: C, cross: Option<Crossing>) -> Called<'_, C::Output> {
        let (function, arguments) = call.into_parts();
        let mut before = None;
        let entry = self.take_attempt().and_then(|mut attempt| {
            if let Err(error) = attempt.can_call(function, C::Instance::function().is_some()) {
                self.stop_with(attempt, error);
                return None;
            }
            before = attempt.goes_into(function).map(|before| Before(Box::pin(before)));
            let cross = cross.map(|Crossing(cross)| cross);
            Some(Entry { function, arguments: Some(arguments), at: 0, saved: None, attempt, cross })
        });
        Called { cx: self, entry, before, output: PhantomData }
    }

    fn called_again<C: Callable>(&mut self, cross: Option<Crossing>) -> Called<'_, C::Output> {
        let entry = self.take_attempt().and_then(|mut attempt| match self.inner::<C>(&mut attempt) {
            Ok(Point { function, at, saved }) => {
                // An attempt that goes on has nothing in front of it yet.
                drop(attempt.goes_into(function));
                let (saved, cross) = (Some(Box::new(saved)), cross.map(|Crossing(cross)| cross));
                Some(Entry { function, arguments: None, at, saved, attempt, cross })
            }
            Err(error) => {
                self.stop_with(attempt, error);
                None
            }
        });
        Called { cx: self, entry, before: None, output: PhantomData }
    }

    /// Where the called function goes on, if it is one that gives what the caller expects.
    fn inner<C: Callable>(&mut self, attempt: &mut Attempt) -> Result<Point, Error> {
        let inner = attempt.go_in(self.take_saved());
        let (task_id, version) = (attempt.task_id().to_owned(), attempt.version());
        let checkpoint = self.checkpoint_id();
        let changed =
            |reason| Error::ChangedState { task_id, version, checkpoint, reason, compared: Box::default() };
        let Some(inner) = inner else {
            return Err(changed("it was taken in no called function, and here is a call now".to_owned()));
        };
        let point = Point::of(attempt.task_id(), inner, C::Instance::function(), attempt.is_inside())?;
        if !C::fits(point.function.begin) || (point.function.output)() != TypeId::of::<C::Output>() {
            let (name, expected) = (point.function.name(), shape::simplified::<C>());
            return Err(changed(format!(
                "it is in `{name}`, which is no longer what is called here, a `{expected}`"
            )));
        }
        attempt.can_run(point.function)?;
        Ok(point)
    }
}

impl<R> Called<'_, R> {
    /// What came in front of the call is done, or it has failed: then the attempt is over.
    fn begins_behind(&mut self, before: Result<(), Error>) {
        if let Err(error) = before
            && let Some(entry) = self.entry.take()
        {
            self.cx.stop_with(entry.attempt, error);
        }
    }
}

impl<R: 'static> Future for Called<'_, R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        if let Some(Before(before)) = &mut self.before {
            let Poll::Ready(done) = before.as_mut().poll(context) else { return Poll::Pending };
            self.before = None;
            self.begins_behind(done);
        }
        if let Some(entry) = self.entry.take() {
            self.cx.port().enter(entry);
            return Poll::Pending;
        }
        // Without a value the call was stopped before it began: the machine drops this body.
        let Some(returned) = machine::returned() else { return Poll::Pending };
        match returned.downcast::<R>() {
            Ok(value) => {
                self.cx.take_back();
                Poll::Ready(*value)
            }
            Err(_) => unreachable!("the function's output was compared with the call's"),
        }
    }
}
