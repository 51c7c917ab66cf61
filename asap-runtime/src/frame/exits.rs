//! `?` in a body that is a function: what the standard library's own traits do, which are not stable.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::task::Poll;

/// What `?` can be applied to.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can only be applied to values that implement `Try`",
    label = "the `?` operator cannot be applied to type `{Self}`"
)]
pub trait Try {
    /// The value of one that goes on.
    type Output;
    /// What one that does not leaves the function with.
    type Residual;

    /// Which of the two.
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// What `?` can leave a function with.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can only be used in a function that returns `Result` or `Option`",
    label = "cannot use the `?` operator in a function that returns `{Self}`",
    note = "what it would leave the function with is `{R}`"
)]
pub trait FromResidual<R> {
    /// What the function returns.
    fn from_residual(residual: R) -> Self;
}

/// An error that `?` makes of another.
#[diagnostic::on_unimplemented(
    message = "`?` couldn't convert the error to `{Self}`",
    label = "the trait `From<{E}>` is not implemented for `{Self}`",
    note = "the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait"
)]
pub trait Converted<E>: From<E> {}

#[diagnostic::do_not_recommend]
impl<E, F: From<E>> Converted<E> for F {}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;

    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        self.map_or(ControlFlow::Break(None), ControlFlow::Continue)
    }
}

impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;

    fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    fn branch(self) -> ControlFlow<ControlFlow<B, Infallible>, C> {
        match self {
            Self::Continue(value) => ControlFlow::Continue(value),
            Self::Break(value) => ControlFlow::Break(ControlFlow::Break(value)),
        }
    }
}

impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<Infallible, E>;

    fn branch(self) -> ControlFlow<Result<Infallible, E>, Poll<T>> {
        match self {
            Self::Ready(Ok(value)) => ControlFlow::Continue(Poll::Ready(value)),
            Self::Ready(Err(error)) => ControlFlow::Break(Err(error)),
            Self::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<Infallible, E>;

    fn branch(self) -> ControlFlow<Result<Infallible, E>, Poll<Option<T>>> {
        match self {
            Self::Ready(Some(Ok(value))) => ControlFlow::Continue(Poll::Ready(Some(value))),
            Self::Ready(Some(Err(error))) => ControlFlow::Break(Err(error)),
            Self::Ready(None) => ControlFlow::Continue(Poll::Ready(None)),
            Self::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T> FromResidual<Option<Infallible>> for Option<T> {
    fn from_residual(_: Option<Infallible>) -> Self {
        None
    }
}

impl<T, E, F: Converted<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    fn from_residual(Err(error): Result<Infallible, E>) -> Self {
        Err(F::from(error))
    }
}

impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    fn from_residual(ControlFlow::Break(value): ControlFlow<B, Infallible>) -> Self {
        Self::Break(value)
    }
}

impl<T, E, F: Converted<E>> FromResidual<Result<Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(Err(error): Result<Infallible, E>) -> Self {
        Self::Ready(Err(F::from(error)))
    }
}

impl<T, E, F: Converted<E>> FromResidual<Result<Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(Err(error): Result<Infallible, E>) -> Self {
        Self::Ready(Some(Err(F::from(error))))
    }
}
