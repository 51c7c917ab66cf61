//! The executor that the connections belong to.
//!
//! It is a tokio runtime of one thread, and whoever waits is that thread: a synchronous caller drives it from
//! its own thread until the answer is there, so that between the task and the socket no thread has to be woken. Where a
//! future is polled, on whatever executor, a thread of the store's own drives it as long as anything is outstanding.

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Notify;

#[derive(Debug)]
pub(super) struct Executor {
    /// `None` once it is being dropped.
    runtime: Option<Arc<Runtime>>,
    driver: Arc<Driver>,
}

/// What the store's own thread waits for.
#[derive(Debug, Default)]
struct Driver {
    state: Mutex<State>,
    changed: Condvar,
    outstanding: AtomicUsize,
    /// Nothing is outstanding, or the store is gone.
    rest: Notify,
}

#[derive(Debug, Default)]
struct State {
    has_thread: bool,
    is_wanted: bool,
    is_closed: bool,
}

/// A request that has no answer yet.
#[derive(Debug)]
pub(super) struct Outstanding(Arc<Driver>);

impl Drop for Outstanding {
    fn drop(&mut self) {
        if self.0.outstanding.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.rest.notify_one();
        }
    }
}

impl Executor {
    pub(super) fn new() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { runtime: Some(Arc::new(runtime)), driver: Arc::default() })
    }

    fn runtime(&self) -> &Arc<Runtime> {
        self.runtime.as_ref().expect("a store that is used has its runtime")
    }

    pub(super) fn handle(&self) -> Handle {
        self.runtime().handle().clone()
    }

    pub(super) fn outstanding(&self) -> Outstanding {
        self.driver.outstanding.fetch_add(1, Ordering::AcqRel);
        Outstanding(Arc::clone(&self.driver))
    }

    /// Drives the connections from this thread until the future is ready.
    pub(super) fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.runtime().block_on(future)
    }

    /// Has the connections driven by the store's own thread until nothing is outstanding.
    pub(super) fn drive(&self) -> io::Result<()> {
        let mut state = self.driver.lock();
        if !state.has_thread {
            let (runtime, driver) = (Arc::clone(self.runtime()), Arc::clone(&self.driver));
            thread::Builder::new().name("asap-postgres".to_owned()).spawn(move || driver.run(runtime))?;
            state.has_thread = true;
        }
        state.is_wanted = true;
        drop(state);
        self.driver.changed.notify_one();
        Ok(())
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        self.driver.lock().is_closed = true;
        self.driver.changed.notify_one();
        self.driver.rest.notify_one();
        if let Some(runtime) = self.runtime.take() {
            shut_down(runtime);
        }
    }
}

/// Whoever holds it last ends it; never by waiting, since this may be an executor's thread.
fn shut_down(runtime: Arc<Runtime>) {
    if let Some(runtime) = Arc::into_inner(runtime) {
        runtime.shutdown_background();
    }
}

impl Driver {
    // Each change is one assignment, so a poisoned state is a consistent one.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, runtime: Arc<Runtime>) {
        while self.is_wanted() {
            runtime.block_on(async {
                while self.outstanding.load(Ordering::Acquire) > 0 && !self.lock().is_closed {
                    self.rest.notified().await;
                }
            });
        }
        shut_down(runtime);
    }

    /// Waits until there is something to drive; `false` if there never will be.
    fn is_wanted(&self) -> bool {
        let mut state = self.lock();
        while !state.is_wanted && !state.is_closed {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.is_wanted = false;
        !state.is_closed
    }
}
