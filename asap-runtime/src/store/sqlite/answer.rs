//! An answer that another thread gives.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread::{self, Thread};

use super::error::Fault;
use super::write::Write;

/// A queued write, and where its caller finds what became of it.
#[derive(Debug)]
pub(super) struct Answer {
    write: Write<'static>,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    Missing(Waiter),
    Given(Result<bool, Fault>),
    Taken,
}

#[derive(Debug)]
enum Waiter {
    Thread(Thread),
    Task(Waker),
}

impl Answer {
    /// An answer that this thread is woken for, unless a future is polled for it.
    pub(super) fn new(write: Write<'static>) -> Self {
        Self { write, state: Mutex::new(State::Missing(Waiter::Thread(thread::current()))) }
    }

    pub(super) fn write(&self) -> &Write<'static> {
        &self.write
    }

    /// Gives it, once; what is given later is dropped.
    pub(super) fn give(&self, answer: Result<bool, Fault>) {
        let mut state = self.state();
        if matches!(*state, State::Missing(_)) {
            let before = std::mem::replace(&mut *state, State::Given(answer));
            drop(state);
            match before {
                State::Missing(Waiter::Thread(thread)) => thread.unpark(),
                State::Missing(Waiter::Task(waker)) => waker.wake(),
                State::Given(_) | State::Taken => {}
            }
        }
    }

    /// Waits for it on the thread that made it.
    pub(super) fn wait(&self) -> Result<bool, Fault> {
        loop {
            if let Some(answer) = self.take() {
                return answer;
            }
            thread::park();
        }
    }

    /// Waits for it without a thread.
    pub(super) async fn come(&self) -> Result<bool, Fault> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&self, context: &Context<'_>) -> Poll<Result<bool, Fault>> {
        if let Some(answer) = self.take() {
            return Poll::Ready(answer);
        }
        let waker = context.waker().clone();
        let mut state = self.state();
        if let State::Missing(waiter) = &mut *state {
            *waiter = Waiter::Task(waker);
            return Poll::Pending;
        }
        drop(state);
        self.take().map_or(Poll::Pending, Poll::Ready)
    }

    fn take(&self) -> Option<Result<bool, Fault>> {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Taken) {
            State::Given(answer) => Some(answer),
            before => {
                *state = before;
                None
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
