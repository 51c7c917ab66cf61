//! The future that a store's methods return: often ready at once, sometimes boxed.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::{Error, Result};
use crate::runtime::{block_on, is_polling};

/// The answer of a store: there already, or on its way.
///
/// A store over memory or a file answers before it returns, with [`StoreFuture::ready`]; nothing is allocated
/// and a synchronous function takes the answer without an executor. A store over a socket boxes a future with
/// [`StoreFuture::pending`].
#[must_use = "a store does its work when the answer is awaited"]
pub struct StoreFuture<'a, T>(State<'a, T>);

enum State<'a, T> {
    Ready(Option<Result<T>>),
    Pending(Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>),
    #[cfg(feature = "postgres")]
    Driven(Pin<Box<dyn Driven<T> + 'a>>),
}

/// An answer that a thread which waits can fetch by itself, and faster than if it were woken.
#[cfg(feature = "postgres")]
pub(super) trait Driven<T>: Future<Output = Result<T>> + Send {
    /// Fetches it.
    fn wait(self: Pin<Box<Self>>) -> Result<T>;
}

impl<T> std::fmt::Debug for StoreFuture<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            State::Ready(_) => "StoreFuture(ready)",
            _ => "StoreFuture(pending)",
        })
    }
}

impl<'a, T> StoreFuture<'a, T> {
    /// An answer that is there.
    pub fn ready(answer: Result<T>) -> Self {
        Self(State::Ready(Some(answer)))
    }

    /// An answer that is on its way.
    pub fn pending(future: impl Future<Output = Result<T>> + Send + 'a) -> Self {
        Self(State::Pending(Box::pin(future)))
    }

    /// An answer that is on its way, and can be fetched.
    #[cfg(feature = "postgres")]
    pub(super) fn driven(future: impl Driven<T> + 'a) -> Self {
        Self(State::Driven(Box::pin(future)))
    }

    /// The same, with something made of the answer.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U + Send + Unpin + 'a) -> StoreFuture<'a, U>
    where
        T: Send + Unpin + 'a,
    {
        match self.0 {
            State::Ready(answer) => StoreFuture(State::Ready(answer.map(|answer| answer.map(make)))),
            State::Pending(future) => StoreFuture::pending(async { future.await.map(make) }),
            #[cfg(feature = "postgres")]
            State::Driven(future) => StoreFuture::driven(Mapped { future, make: Some(make) }),
        }
    }

    /// Waits for the answer on this thread: at once if it is there, else the thread parks.
    ///
    /// # Errors
    ///
    /// What the store answered; [`Error::Store`] if the thread is an executor's, and would be blocked.
    ///
    /// # Panics
    ///
    /// If the future was polled to its end before.
    pub fn wait(self) -> Result<T> {
        match self.0 {
            State::Ready(answer) => answer.expect("a store's answer is taken once"),
            _ if is_polling() => Err(Error::Store {
                operation: "answer at once".to_owned(),
                source: "to wait for it would block the executor of this thread; await the answer".into(),
            }),
            State::Pending(future) => block_on(future),
            #[cfg(feature = "postgres")]
            State::Driven(future) => future.wait(),
        }
    }
}

impl<T: Unpin> Future for StoreFuture<'_, T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            State::Ready(answer) => Poll::Ready(answer.take().expect("a store's answer is taken once")),
            State::Pending(future) => future.as_mut().poll(context),
            #[cfg(feature = "postgres")]
            State::Driven(future) => future.as_mut().poll(context),
        }
    }
}

/// An answer that can be fetched, of which something is made.
#[cfg(feature = "postgres")]
struct Mapped<'a, T, F> {
    future: Pin<Box<dyn Driven<T> + 'a>>,
    make: Option<F>,
}

#[cfg(feature = "postgres")]
impl<T, U, F: FnOnce(T) -> U + Unpin> Future for Mapped<'_, T, F> {
    type Output = Result<U>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<U>> {
        let answer = std::task::ready!(self.future.as_mut().poll(context))?;
        let make = self.make.take().expect("a store's answer is taken once");
        Poll::Ready(Ok(make(answer)))
    }
}

#[cfg(feature = "postgres")]
impl<T, U, F: FnOnce(T) -> U + Unpin + Send> Driven<U> for Mapped<'_, T, F> {
    fn wait(self: Pin<Box<Self>>) -> Result<U> {
        let Self { future, make } = *Pin::into_inner(self);
        let make = make.expect("a store's answer is taken once");
        future.wait().map(make)
    }
}
