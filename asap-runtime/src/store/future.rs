//! The future that a store's methods return: often ready at once, sometimes boxed.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::error::{Error, Result};
#[cfg(any(feature = "sqlite", feature = "redis"))]
use crate::runtime::offload;
use crate::runtime::{block_on, is_polling, is_waiting};

const ONCE: &str = "a store's answer is taken once";

/// The answer of a store: there already, or on its way.
///
/// A store over memory or a file answers before it returns, with [`StoreFuture::ready`]; nothing is allocated
/// and a synchronous function takes the answer without an executor. A store over a socket boxes a future with
/// [`StoreFuture::pending`]. `SqliteStore` asks when the answer is waited for or awaited: who waits does the work on
/// its own thread, who awaits leaves it to another.
#[must_use = "a store does its work when the answer is awaited"]
pub struct StoreFuture<'a, T>(State<'a, T>);

enum State<'a, T> {
    Ready(Option<Result<T>>),
    Unasked(Option<Box<dyn Ask<T> + 'a>>),
    Pending(Boxed<'a, T>),
}

/// An answer on its way.
pub(crate) type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A question that a thread which may wait asks in one way, and an executor's in another.
pub(crate) trait Ask<T>: Send {
    /// Asks, and waits on this thread.
    fn here(self: Box<Self>) -> Result<T>;

    /// Asks without blocking this thread.
    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a;
}

/// A question whose answer is changed.
struct Changed<'a, T, F>(Box<dyn Ask<T> + 'a>, F);

impl<T, U, F> Ask<U> for Changed<'_, T, F>
where
    F: FnOnce(Result<T>) -> Result<U> + Send,
{
    fn here(self: Box<Self>) -> Result<U> {
        let Self(ask, change) = *self;
        change(ask.here())
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, U>
    where
        Self: 'a,
    {
        let Self(ask, change) = *self;
        let asked = ask.later();
        Box::pin(async move { change(asked.await) })
    }
}

/// Work that blocks.
#[cfg(any(feature = "sqlite", feature = "redis"))]
struct Blocking<F>(F);

#[cfg(any(feature = "sqlite", feature = "redis"))]
impl<T: Send + 'static, F: FnOnce() -> Result<T> + Send + 'static> Ask<T> for Blocking<F> {
    fn here(self: Box<Self>) -> Result<T> {
        (self.0)()
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        Box::pin(offload(self.0))
    }
}

/// The error of a thread that must not wait.
pub(super) fn blocks() -> Error {
    Error::Store {
        operation: "answer at once".to_owned(),
        source: "to wait for it would block the executor of this thread; await the answer".into(),
    }
}

impl<T> std::fmt::Debug for StoreFuture<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            State::Ready(_) => "StoreFuture(ready)",
            State::Unasked(_) => "StoreFuture(unasked)",
            State::Pending(_) => "StoreFuture(pending)",
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

    /// An answer that is asked for when it is known who waits for it.
    pub(crate) fn unasked(ask: impl Ask<T> + 'a) -> Self {
        Self(State::Unasked(Some(Box::new(ask))))
    }

    /// The answer of work that blocks: on the thread that waits, or away from the executor that awaits.
    #[cfg(any(feature = "sqlite", feature = "redis"))]
    pub(crate) fn blocking(work: impl FnOnce() -> Result<T> + Send + 'static) -> StoreFuture<'static, T>
    where
        T: Send + 'static,
    {
        StoreFuture::unasked(Blocking(work))
    }

    /// Changes the answer, at once if it is there.
    pub(crate) fn then<U>(
        mut self,
        change: impl FnOnce(Result<T>) -> Result<U> + Send + 'a,
    ) -> StoreFuture<'a, U>
    where
        T: Send + Unpin + 'a,
    {
        if let State::Unasked(ask) = &mut self.0 {
            let ask = ask.take().expect(ONCE);
            return StoreFuture::unasked(Changed(ask, change));
        }
        match Pin::new(&mut self).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => StoreFuture::ready(change(answer)),
            Poll::Pending => StoreFuture::pending(async move { change(self.await) }),
        }
    }

    /// Waits for the answer on this thread: at once if it is there, else the thread parks.
    ///
    /// A `SqliteStore` does the work here, and the thread is blocked for as long as that takes; where it is an executor's, await a write,
    /// which waits for the disk.
    ///
    /// # Errors
    ///
    /// What the store answered; [`Error::Store`] if the thread is an executor's, and would be parked.
    ///
    /// # Panics
    ///
    /// If the future was polled to its end before.
    pub fn wait(self) -> Result<T> {
        match self.0 {
            State::Ready(answer) => answer.expect(ONCE),
            State::Unasked(ask) => ask.expect(ONCE).here(),
            State::Pending(_) if is_polling() => Err(blocks()),
            State::Pending(future) => block_on(future),
        }
    }
}

impl<'a, T: Unpin + 'a> Future for StoreFuture<'a, T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let State::Unasked(ask) = &mut self.0 {
            let ask = ask.take().expect(ONCE);
            if is_waiting() {
                self.0 = State::Ready(None);
                return Poll::Ready(ask.here());
            }
            self.0 = State::Pending(ask.later());
        }
        match &mut self.0 {
            State::Ready(answer) => Poll::Ready(answer.take().expect(ONCE)),
            State::Pending(future) => future.as_mut().poll(context),
            State::Unasked(_) => unreachable!("it was asked above"),
        }
    }
}
