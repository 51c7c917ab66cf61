//! Whether this thread is an executor's, which must not be blocked.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

thread_local! {
    static POLLS: Cell<bool> = const { Cell::new(false) };
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Takes note, for as long as it lives, that an executor is polling an asynchronous function of ours on this thread.
pub(crate) struct Polled {
    outer: bool,
}

impl Polled {
    pub(crate) fn new() -> Self {
        Self { outer: POLLS.replace(true) }
    }
}

impl Drop for Polled {
    fn drop(&mut self) {
        POLLS.set(self.outer);
    }
}

/// Whether a future is being polled on this thread, by tokio or with a function of ours in it.
pub(crate) fn is_polling() -> bool {
    POLLS.get() || is_tokio()
}

/// Whether tokio is polling a task on this thread. Its threads for blocking work have a handle as well; what tells
/// them apart is that tokio limits how much a task may do per poll.
#[cfg(feature = "tokio")]
fn is_tokio() -> bool {
    use tokio::task::coop;

    // Tokio's budget is 128 steps; each is given back when its guard is dropped.
    const MORE_THAN_A_BUDGET: usize = 256;
    if tokio::runtime::Handle::try_current().is_err() || !coop::has_budget_remaining() {
        return !coop::has_budget_remaining();
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::with_capacity(MORE_THAN_A_BUDGET);
    let mut is_limited = false;
    while taken.len() < MORE_THAN_A_BUDGET {
        match coop::poll_proceed(&mut context) {
            Poll::Ready(guard) => taken.push(guard),
            Poll::Pending => {
                is_limited = true;
                break;
            }
        }
    }
    // Each guard puts back what it found: the first to be taken is the last to do so.
    while taken.pop().is_some() {}
    is_limited
}

#[cfg(not(feature = "tokio"))]
fn is_tokio() -> bool {
    false
}

/// Whether it is [`block_on`] that polls on this thread, so that nothing is lost if a future waits by itself.
pub(crate) fn is_waiting() -> bool {
    WAITS.get()
}

/// Takes note, for as long as it lives, that this thread waits.
struct Waiting {
    outer: bool,
}

impl Waiting {
    fn new() -> Self {
        Self { outer: WAITS.replace(true) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITS.set(self.outer);
    }
}

/// Waits for a future on this thread: at once if it is ready, else the thread parks.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let _waiting = Waiting::new();
    drive(future)
}

/// As [`block_on`], for a future of many things at once, none of which may wait by itself.
pub(crate) fn drive<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return output;
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs what blocks on a thread for it, and gives its value without blocking this one.
///
/// # Panics
///
/// With the closure's own panic.
pub(crate) fn offload<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = T> + Send + 'static {
    #[cfg(feature = "tokio")]
    {
        // What runs there may want tokio's handle, as it would where it was called.
        if let Ok(handle) = tokio::runtime::Handle::try_current() {
            let running = handle.spawn_blocking(work);
            return futures::Either::Tokio(running);
        }
        futures::Either::Own(blocking::unblock(work))
    }
    #[cfg(not(feature = "tokio"))]
    blocking::unblock(work)
}

#[cfg(feature = "tokio")]
mod futures {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// Work on a thread of tokio's or on one of our own.
    pub(super) enum Either<T> {
        Tokio(tokio::task::JoinHandle<T>),
        Own(blocking::Task<T>),
    }

    impl<T> Future for Either<T> {
        type Output = T;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
            match self.get_mut() {
                Self::Own(task) => Pin::new(task).poll(context),
                Self::Tokio(handle) => Pin::new(handle).poll(context).map(|joined| {
                    joined.unwrap_or_else(|error| {
                        // Work that has begun is not cancelled, so without a panic tokio was shut down before.
                        assert!(
                            error.is_panic(),
                            "tokio was shut down, and its threads for blocking work with it"
                        );
                        std::panic::resume_unwind(error.into_panic())
                    })
                }),
            }
        }
    }
}
