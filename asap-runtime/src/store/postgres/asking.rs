//! The answer that is on its way from the database.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::append::Member;
use super::error::Fault;
use super::lent::{self, Tried};
use super::operation::{Job, Reply};
use super::{Append, Inner, Swap};
use crate::error::{Error, Result};
use crate::runtime::{block_on, is_polling};
use crate::store::future::{Ask, Boxed, blocks};

/// What is asked when the answer is first waited for.
pub(super) enum Request {
    Job(Box<dyn Job>),
    Append(Box<Member>),
}

/// The request, then the wait for its answer.
///
/// The work belongs to a worker, so that it is done whole, or not begun, if this is dropped.
pub(super) struct Asking<T> {
    inner: Arc<Inner>,
    request: Option<Request>,
    answer: oneshot::Receiver<Result<T, Error>>,
    is_answered: bool,
}

impl<T> Asking<T> {
    pub(super) fn new(
        inner: Arc<Inner>,
        request: Request,
        answer: oneshot::Receiver<Result<T, Error>>,
    ) -> Self {
        Self { inner, request: Some(request), answer, is_answered: false }
    }

    fn answered(&mut self, answer: Result<Result<T>, oneshot::error::RecvError>) -> Result<T> {
        self.is_answered = true;
        answer.unwrap_or_else(|_| {
            let fault = Fault::Stopped("it ended before there was an answer".to_owned());
            Err(self.inner.explain(fault))
        })
    }
}

impl<T> Future for Asking<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        if let Some(request) = self.request.take() {
            self.inner.ask(request);
            self.inner.drive()?;
        }
        let answer = ready!(Pin::new(&mut self.answer).poll(context));
        Poll::Ready(self.answered(answer))
    }
}

impl<T: Send> Ask<T> for Asking<T> {
    fn here(mut self: Box<Self>) -> Result<T> {
        if is_polling() {
            return Err(blocks());
        }
        if Handle::try_current().is_ok() {
            // A thread of tokio's that may block, but cannot drive another runtime.
            return block_on(*self);
        }
        let asking = &mut *self;
        let (inner, request) = (Arc::clone(&asking.inner), asking.request.take());
        let answer = inner.executor.block_on(async {
            if let Some(request) = request {
                inner.ask(request);
            }
            (&mut asking.answer).await
        });
        asking.answered(answer)
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        Box::into_pin(self)
    }
}

/// An append that is yet to be asked for: of a thread that waits by itself, if that goes well, and else as everything is.
pub(super) struct Appending<'a> {
    inner: &'a Arc<Inner>,
    append: Append<'a>,
}

impl<'a> Appending<'a> {
    pub(super) fn new(inner: &'a Arc<Inner>, append: Append<'a>) -> Self {
        Self { inner, append }
    }

    /// Leaves it to the workers.
    fn asking(&self, met: Option<Fault>) -> Asking<Swap> {
        let (reply, answer) = Reply::new(self.inner.executor.outstanding());
        let member = Box::new(Member::after(&self.append, reply, met));
        Asking::new(Arc::clone(self.inner), Request::Append(member), answer)
    }
}

impl Ask<Swap> for Appending<'_> {
    fn here(self: Box<Self>) -> Result<Swap> {
        let mut met = None;
        if !is_polling() && Handle::try_current().is_err() {
            let trying = lent::append(&self.append, &self.inner.shared);
            match self.inner.executor.block_on(trying) {
                Tried::Stored => return Ok(Swap::Stored),
                Tried::Open(fault) => met = fault,
            }
        }
        Box::new(self.asking(met)).here()
    }

    fn later<'b>(self: Box<Self>) -> Boxed<'b, Swap>
    where
        Self: 'b,
    {
        Box::pin(self.asking(None))
    }
}

impl<T> Drop for Asking<T> {
    /// Dropped in the middle, the work goes on, and somebody must drive it.
    fn drop(&mut self) {
        if self.request.is_none() && !self.is_answered {
            // Without a thread it is done when the store is used next, or not at all.
            let _ = self.inner.drive();
        }
    }
}
