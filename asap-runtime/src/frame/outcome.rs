//! How a body ends.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::function::Arguments;
use super::{Cx, Described, Function, Given, Persist, Thrown, Writer};
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

/// How the body of a synchronous function is made.
pub trait Start: fmt::Debug + Sync {
    /// The body, from arguments or from what its context restores.
    fn start(&self, cx: Cx, arguments: Option<Arguments>) -> Body;
}

/// A body that is a function: `None` if it was interrupted.
///
/// It is found by the types of its arguments and its value, so that functions alike in these share what begins them.
pub struct FunctionBody<A, R>(pub fn(Cx, Option<A>) -> Option<R>);

/// A body that is a future, and what makes it.
#[derive(Debug)]
pub struct FutureBody(pub fn(Cx, Option<Arguments>) -> Body);

impl<A, R> fmt::Debug for FunctionBody<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FunctionBody")
    }
}

impl<A: Given, R: 'static> Start for FunctionBody<A, R> {
    fn start(&self, mut cx: Cx, arguments: Option<Arguments>) -> Body {
        let arguments = cx.arguments(arguments);
        Box::pin(Unbegun(Some((self.0, cx, arguments))))
    }
}

impl Start for FutureBody {
    fn start(&self, cx: Cx, arguments: Option<Arguments>) -> Body {
        (self.0)(cx, arguments)
    }
}

/// A body that is a function, until it is begun.
struct Unbegun<A, R>(Option<(Straight<A, R>, Cx, Option<A>)>);

type Straight<A, R> = fn(Cx, Option<A>) -> Option<R>;

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

/// Writes the arguments down, which are these.
pub fn save<A: Given>(function: &Function, arguments: &dyn Any, writer: &mut Writer) {
    lent::<A>(arguments).save(function, writer);
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

/// What becomes of the value of a function's body.
#[derive(Debug)]
pub enum Finish {
    /// It is the task's.
    Value(fn(Returned) -> Ended),
    /// It is a `Result`; of the error becomes what a [`Failing`] says.
    Result(fn(Returned, &(dyn Any + Send + Sync)) -> Ended, &'static (dyn Any + Send + Sync)),
}

impl Finish {
    pub(crate) fn end(&self, returned: Returned) -> Ended {
        match self {
            Self::Value(end) => end(returned),
            Self::Result(end, failing) => end(returned, *failing),
        }
    }
}

/// What is done about an error that a function returns.
#[derive(Debug)]
pub struct Failing<E> {
    /// Whether a policy repeats what failed with it; without an answer it does.
    pub repeats: Option<fn(&E) -> bool>,
    /// What is kept of it.
    pub describe: fn(E) -> Described,
}

/// The end of a function that returns a `Result`.
///
/// # Panics
///
/// If the [`Failing`] is that of another error; the two are only ever passed together.
#[must_use]
pub fn fallible<T: Persist + 'static, E: 'static>(
    returned: Returned,
    failing: &(dyn Any + Send + Sync),
) -> Ended {
    match own::<Result<T, E>>(returned) {
        Ok(value) => ended(value),
        Err(error) => {
            let failing: &Failing<E> =
                failing.downcast_ref().expect("a function says what becomes of its own error");
            let repeats = failing.repeats.is_none_or(|repeats| repeats(&error));
            let Described(message, thrown) = (failing.describe)(error);
            Ended::Error(message, thrown, repeats)
        }
    }
}
