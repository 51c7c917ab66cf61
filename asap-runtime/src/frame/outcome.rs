//! How a body ends.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use super::{Described, Persist, Thrown};
use crate::codec::CodecError;

/// A function's body, not yet begun.
pub type Body = Pin<Box<dyn Future<Output = Outcome>>>;

/// The end of a body, whatever its types.
pub struct Outcome(pub(crate) Ended);

/// The two ways a body ends by itself.
pub(crate) enum Ended {
    /// It returned a value: itself, and as JSON.
    Value(Box<dyn Any>, Result<String, CodecError>),
    /// It returned `Err`: the message, and the error if it may cross threads.
    Error(String, Thrown),
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ended::Value(_, json) => f.debug_tuple("Value").field(json).finish(),
            Ended::Error(message, _) => f.debug_tuple("Error").field(message).finish(),
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

impl Outcome {
    fn value<T: Persist + 'static>(value: T) -> Self {
        let mut json = String::new();
        let json = value.write(&mut json).map(|()| json);
        Self(Ended::Value(Box::new(value), json))
    }
}

/// The body of a function that returns a value.
pub fn infallible<T: Persist + 'static>(future: impl Future<Output = T> + 'static) -> Body {
    Box::pin(async move { Outcome::value(future.await) })
}

/// The body of a function that returns a `Result`; `message` describes the error, which is then dropped.
pub fn fallible<T: Persist + 'static, E: 'static>(
    future: impl Future<Output = Result<T, E>> + 'static,
    message: fn(&E) -> String,
) -> Body {
    fallible_as(future, move |error| Described(message(&error), Thrown::nothing()))
}

/// The body of a function that returns a `Result`; `describe` says what is kept of the error.
pub fn fallible_as<T: Persist + 'static, E: 'static>(
    future: impl Future<Output = Result<T, E>> + 'static,
    describe: impl FnOnce(E) -> Described + 'static,
) -> Body {
    Box::pin(async move {
        match future.await {
            Ok(value) => Outcome::value(value),
            Err(error) => {
                let Described(message, thrown) = describe(error);
                Outcome(Ended::Error(message, thrown))
            }
        }
    })
}
