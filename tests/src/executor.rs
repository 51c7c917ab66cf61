//! The executors that asynchronous scenarios are run on.

use std::future::Future;

use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::trace::Trace;

/// An executor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Executor {
    /// Two threads; a task may change between them.
    MultiThread,
    /// One thread.
    CurrentThread,
}

impl Executor {
    /// Runs something with the executor, whose threads share the trace of this one, and waits until everything that it has
    /// begun, on other threads too, has ended.
    fn with<T>(self, run: impl FnOnce(&Runtime) -> T) -> T {
        let mut builder = match self {
            Self::MultiThread => Builder::new_multi_thread(),
            Self::CurrentThread => Builder::new_current_thread(),
        };
        let trace = Trace::current();
        builder.worker_threads(2).enable_time().on_thread_start(move || trace.install());
        let runtime = builder.build().expect("an executor can be made");
        run(&runtime)
    }

    /// The output of a future that may change threads: it is a task of the executor.
    ///
    /// # Panics
    ///
    /// If the future does.
    pub fn spawn<F: Future<Output: Send> + Send + 'static>(self, make: impl FnOnce() -> F) -> F::Output {
        self.with(|runtime| {
            let entered = runtime.enter();
            let future = make();
            drop(entered);
            runtime.block_on(runtime.spawn(future)).expect("the future does not panic")
        })
    }

    /// The output of a future that stays on this thread.
    pub fn run<F: Future>(self, make: impl FnOnce() -> F) -> F::Output {
        self.with(|runtime| {
            let local = LocalSet::new();
            local.block_on(runtime, async { make().await })
        })
    }
}

/// The output of a plain future.
pub fn block_on<F: Future>(future: F) -> F::Output {
    Executor::CurrentThread.run(|| future)
}
