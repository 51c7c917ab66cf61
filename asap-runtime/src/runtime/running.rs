//! Tasks that an executor polls.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::begin::Asker;
use super::run::Wanted;
use super::{Runtime, arguments};
use crate::error::Result;
use crate::frame::{AsyncCall, Call, Callable, Function, Instance, LocalCall, Persist};

/// A task that runs while it is polled, and gives its value.
///
/// It may be dropped at any time: that is an interruption as any other, and the task can be carried on from its last
/// checkpoint.
#[must_use = "a task runs only while it is awaited"]
pub struct Running<T>(Pin<Box<dyn Future<Output = Result<T>> + Send>>);

/// As [`Running`], for functions whose locals belong to one thread.
#[must_use = "a task runs only while it is awaited"]
pub struct RunningLocal<T>(Pin<Box<dyn Future<Output = Result<T>>>>);

impl<T> Running<T> {
    pub(super) fn new(future: impl Future<Output = Result<T>> + Send + 'static) -> Self {
        Self(Box::pin(future))
    }
}

impl<T> RunningLocal<T> {
    pub(super) fn new(future: impl Future<Output = Result<T>> + 'static) -> Self {
        Self(Box::pin(future))
    }
}

impl<T> Future for Running<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        self.0.as_mut().poll(context)
    }
}

impl<T> Future for RunningLocal<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        self.0.as_mut().poll(context)
    }
}

impl<T> fmt::Debug for Running<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Running")
    }
}

impl<T> fmt::Debug for RunningLocal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RunningLocal")
    }
}

/// A call that a runtime can run: of a synchronous function at once, of an asynchronous one as a future.
pub trait Runnable: Callable {
    /// What the task gives: for a function that returns `Result<T, E>`, the `T`.
    type Value;
    /// What [`Runtime::run`] gives: a `Result`, or a future of one.
    type Answer;

    /// Runs the call as this task.
    #[doc(hidden)]
    fn run_on(self, runtime: &Runtime, task_id: String) -> Self::Answer;

    /// Goes on with this task, which such a call has begun.
    #[doc(hidden)]
    fn go_on_with(runtime: &Runtime, task_id: &str) -> Self::Answer;
}

impl<T, K, I> Runnable for Call<T, K, I>
where
    T: Persist + 'static,
    Self: Callable,
{
    type Value = T;
    type Answer = Result<T>;

    fn run_on(self, runtime: &Runtime, task_id: String) -> Result<T> {
        let call = self.into_unbegun();
        let written = arguments::write(&task_id, &call);
        runtime.run_here(&Wanted::value(&task_id), runtime.begin_or_go_on(&task_id, call, written))
    }

    fn go_on_with(runtime: &Runtime, task_id: &str) -> Result<T> {
        let function = <Self::Instance as Instance>::function();
        runtime.run_here(&Wanted::value(task_id), runtime.go_on_by_id(task_id, function, Asker::Thread))
    }
}

impl<T, K, I> Runnable for AsyncCall<T, K, I>
where
    T: Persist + Send + 'static,
    Self: Callable,
{
    type Value = T;
    type Answer = Running<T>;

    fn run_on(self, runtime: &Runtime, task_id: String) -> Running<T> {
        let call = self.into_unbegun();
        let written = arguments::write(&task_id, &call);
        runtime.run_later(Wanted::value(&task_id), move |runtime| async move {
            runtime.begin_or_go_on(&task_id, call, written).await
        })
    }

    fn go_on_with(runtime: &Runtime, task_id: &str) -> Running<T> {
        runtime.go_on_later(task_id, <Self::Instance as Instance>::function())
    }
}

impl<T, K, I> Runnable for LocalCall<T, K, I>
where
    T: Persist + 'static,
    Self: Callable,
{
    type Value = T;
    type Answer = RunningLocal<T>;

    fn run_on(self, runtime: &Runtime, task_id: String) -> RunningLocal<T> {
        let call = self.into_unbegun();
        let written = arguments::write(&task_id, &call);
        runtime.run_locally(Wanted::value(&task_id), move |runtime| async move {
            runtime.begin_or_go_on(&task_id, call, written).await
        })
    }

    fn go_on_with(runtime: &Runtime, task_id: &str) -> RunningLocal<T> {
        runtime.go_on_locally(task_id, <Self::Instance as Instance>::function())
    }
}

impl Runtime {
    /// A future that goes on with a task.
    pub(super) fn go_on_later<T: Persist + Send + 'static>(
        &self,
        task_id: &str,
        function: Option<&'static Function>,
    ) -> Running<T> {
        let id = task_id.to_owned();
        self.run_later(Wanted::value(task_id), move |runtime| async move {
            runtime.go_on_by_id(&id, function, Asker::Future).await
        })
    }

    /// A future that goes on with a task on the thread that polls it.
    pub(super) fn go_on_locally<T: Persist + 'static>(
        &self,
        task_id: &str,
        function: Option<&'static Function>,
    ) -> RunningLocal<T> {
        let id = task_id.to_owned();
        self.run_locally(Wanted::value(task_id), move |runtime| async move {
            runtime.go_on_by_id(&id, function, Asker::LocalFuture).await
        })
    }
}
