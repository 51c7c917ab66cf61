//! Questions to the store for whose answers nobody stands still.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Poll, ready};

/// At most one question whose answer is still to come.
///
/// A store that hangs must not keep a worker from its other duties, so the worker waits for answers and for everything else
/// at once.
pub(super) struct Asking<T>(Option<Pin<Box<dyn Future<Output = T> + Send>>>);

impl<T> Asking<T> {
    /// Nothing was asked.
    pub(super) fn nothing() -> Self {
        Self(None)
    }

    /// Asks; what was asked before and not answered is forgotten.
    pub(super) fn ask(&mut self, question: impl Future<Output = T> + Send + 'static) {
        self.0 = Some(Box::pin(question));
    }

    pub(super) fn is_open(&self) -> bool {
        self.0.is_some()
    }

    /// The answer; never ready if nothing was asked. Dropped before, the question stays.
    pub(super) async fn answer(&mut self) -> T {
        poll_fn(|context| {
            let Some(question) = &mut self.0 else { return Poll::Pending };
            let answer = ready!(question.as_mut().poll(context));
            self.0 = None;
            Poll::Ready(answer)
        })
        .await
    }
}

impl<T> fmt::Debug for Asking<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Asking").field(&self.is_open()).finish()
    }
}
