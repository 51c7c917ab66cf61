//! A call of a resumable function that a runtime has not begun.

use std::fmt;
use std::marker::PhantomData;

use super::function::{Arguments, Begin, Function};
use super::instance::{Instance, Named};

/// A call of a resumable function that is not begun: the function and its arguments.
///
/// Calling a function marked `#[resumable]` gives one of these; [`Runtime::run`](crate::Runtime::run) begins it, or carries
/// on where it stopped, and `call!` makes it a part of another task. `T` is the function's value; a function that
/// returns a `Result<T, E>` gives a `Call<T, Fails<E>>`. `I` names the instance of a generic function.
#[must_use = "a resumable function does nothing until a `Runtime` runs it, or `call!` calls it"]
pub struct Call<T, K = Value, I = Named>(Unbegun, Types<T, K, I>);

/// A call of an asynchronous resumable function: what [`Call`] is to a synchronous one.
///
/// [`Runtime::run`](crate::Runtime::run) gives a future of it, which may go from thread to thread.
#[must_use = "a resumable function does nothing until a `Runtime` runs it, or `call!` calls it"]
pub struct AsyncCall<T, K = Value, I = Named>(Unbegun, Types<T, K, I>);

/// A call of an asynchronous function marked `#[resumable(local)]`: its locals, and so its future, belong to one thread.
#[must_use = "a resumable function does nothing until a `Runtime` runs it, or `call!` calls it"]
pub struct LocalCall<T, K = Value, I = Named>(Unbegun, Types<T, K, I>);

/// The kind of a function that returns its value as it is.
#[derive(Debug)]
pub struct Value(());

/// The kind of a function that returns a `Result` with this error.
#[derive(Debug)]
pub struct Fails<E>(PhantomData<fn() -> E>);

type Types<T, K, I> = PhantomData<fn() -> (T, K, I)>;

/// A call without its types.
pub(crate) struct Unbegun {
    pub(crate) function: &'static Function,
    pub(crate) arguments: Arguments,
}

/// What a function of some kind gives its caller.
pub trait Ending<T> {
    /// The function's return type.
    type Output: 'static;
}

impl<T: 'static> Ending<T> for Value {
    type Output = T;
}

impl<T: 'static, E: 'static> Ending<T> for Fails<E> {
    type Output = Result<T, E>;
}

/// Any call of a resumable function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call of a resumable function",
    label = "this needs a call of a function marked `#[resumable]`"
)]
pub trait Callable: sealed::Sealed {
    /// What `call!` gives.
    type Output: 'static;
    /// The instance, if the function is generic.
    type Instance: Instance;

    #[doc(hidden)]
    fn into_parts(self) -> (&'static Function, Arguments);

    /// Whether a function is of the kind that gives such calls.
    #[doc(hidden)]
    fn fits(begin: Begin) -> bool;
}

mod sealed {
    pub trait Sealed {}
    impl<T, I> Sealed for super::super::Step<T, I> {}
    impl<T, K, I> Sealed for super::Call<T, K, I> {}
    impl<T, K, I> Sealed for super::AsyncCall<T, K, I> {}
    impl<T, K, I> Sealed for super::LocalCall<T, K, I> {}
}

macro_rules! calls {
    ($($name:ident: $kind:ident)*) => {$(
        impl<T, K, I> $name<T, K, I> {
            /// A call of `function` with these arguments.
            pub fn new(function: &'static Function, arguments: impl std::any::Any + Send) -> Self {
                Self(Unbegun { function, arguments: Box::new(arguments) }, PhantomData)
            }

            /// The function's name in the registry.
            #[must_use]
            pub fn function(&self) -> &'static str {
                self.0.function.name()
            }

            pub(crate) fn into_unbegun(self) -> Unbegun {
                self.0
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: 'static, K: Ending<T>, I: Instance> Callable for $name<T, K, I> {
            type Output = K::Output;
            type Instance = I;

            fn into_parts(self) -> (&'static Function, Arguments) {
                (self.0.function, self.0.arguments)
            }

            fn fits(begin: Begin) -> bool {
                matches!(begin, Begin::$kind(_))
            }
        }

        impl<T, K, I> fmt::Debug for $name<T, K, I> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("function", &self.function()).finish_non_exhaustive()
            }
        }
    )*};
}

calls!(Call: Sync AsyncCall: Async LocalCall: Local);
