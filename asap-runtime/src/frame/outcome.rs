//! How a body ends.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::function::Arguments;
use super::{Cx, Described, Persist, Thrown};
use crate::codec::CodecError;

/// What a body returns: the function's own return type.
pub type Returned = Box<dyn Any>;

/// A function's body, without its type.
///
/// A future of [`Returned`] around the body would be a second future for rustc to compile, for each function.
pub trait PollBody {
    /// Polls the body.
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Returned>;
}

impl<F: Future<Output: 'static>> PollBody for F {
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Returned> {
        self.poll(context).map(|value| Box::new(value) as Returned)
    }
}

/// A function's body, not yet begun.
pub type Body = Pin<Box<dyn PollBody>>;

/// The body of an asynchronous function, which may go from thread to thread.
pub type SendBody = Pin<Box<dyn PollBody + Send>>;

/// What becomes of a task whose function has returned.
pub enum Ended {
    /// A value: itself, and as JSON.
    Value(Box<dyn Any>, Result<String, CodecError>),
    /// An error: the message, the error if it may cross threads, and whether a policy repeats it.
    Error(String, Thrown, bool),
}

impl fmt::Debug for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(_, json) => f.debug_tuple("Value").field(json).finish(),
            Self::Error(message, ..) => f.debug_tuple("Error").field(message).finish(),
        }
    }
}

/// The `Result` of a resumable function, whatever alias it is written with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Result`",
    note = "a resumable function that is written to return a `Result` must return `std::result::Result`"
)]
pub trait Fallible {
    /// The value of a run that succeeds.
    type Ok;
    /// The error of one that fails.
    type Err;
}

impl<T, E> Fallible for Result<T, E> {
    type Ok = T;
    type Err = E;
}

/// The body of a synchronous function.
pub fn body<R: 'static>(future: impl Future<Output = R> + 'static) -> Body {
    Box::pin(future)
}

/// A body that is a function: `None` if it was interrupted.
pub type FunctionBody<A, R> = fn(Cx, Option<A>) -> Option<R>;

/// The body of a synchronous function that needs no future.
pub fn function_body<A: 'static, R: 'static>(body: FunctionBody<A, R>, cx: Cx, arguments: Option<A>) -> Body {
    Box::pin(Unbegun(Some((body, cx, arguments))))
}

/// A body that is a function, until it is begun.
struct Unbegun<A, R>(Option<(FunctionBody<A, R>, Cx, Option<A>)>);

// Nothing is borrowed from within it.
impl<A, R> Unpin for Unbegun<A, R> {}

impl<A: 'static, R: 'static> PollBody for Unbegun<A, R> {
    fn poll_body(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Returned> {
        let ended = self.0.take().and_then(|(body, cx, arguments)| body(cx, arguments));
        ended.map_or(Poll::Pending, |value| Poll::Ready(Box::new(value)))
    }
}

/// The body of an asynchronous function.
pub fn send_body<R: 'static>(future: impl Future<Output = R> + Send + 'static) -> SendBody {
    Box::pin(future)
}

/// The arguments as the tuple that they are; a function without any takes those of no other.
pub(super) fn given<A: 'static>(arguments: Arguments) -> Option<A> {
    arguments.downcast().ok().map(|arguments| *arguments)
}

/// A borrow of the arguments as the tuple that they are.
///
/// # Panics
///
/// If they are another function's; the two are only ever passed together.
#[must_use]
pub fn lent<A: 'static>(arguments: &dyn Any) -> &A {
    arguments.downcast_ref().expect("arguments are given to their own function")
}

fn own<R: 'static>(returned: Returned) -> R {
    *returned.downcast().expect("a body returns what its function does")
}

fn ended<T: Persist + 'static>(value: T) -> Ended {
    let mut json = String::new();
    let json = value.write(&mut json).map(|()| json);
    Ended::Value(Box::new(value), json)
}

/// The end of a function that returns a value.
#[must_use]
pub fn infallible<T: Persist + 'static>(returned: Returned) -> Ended {
    ended(own::<T>(returned))
}

/// The end of a function that returns a `Result`; `describe` says what is kept of the error.
pub fn fallible<T: Persist + 'static, E: 'static>(returned: Returned, describe: fn(E) -> Described) -> Ended {
    fallible_if::<T, E>(returned, |_| true, describe)
}

/// As [`fallible`]; `repeats` says whether a policy repeats what failed with this error.
pub fn fallible_if<T: Persist + 'static, E: 'static>(
    returned: Returned,
    repeats: fn(&E) -> bool,
    describe: fn(E) -> Described,
) -> Ended {
    match own::<Result<T, E>>(returned) {
        Ok(value) => ended(value),
        Err(error) => {
            let repeats = repeats(&error);
            let Described(message, thrown) = describe(error);
            Ended::Error(message, thrown, repeats)
        }
    }
}
