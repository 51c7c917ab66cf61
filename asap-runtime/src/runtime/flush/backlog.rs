//! The checkpoints of one attempt that were acknowledged and are not stored yet.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use super::wait_with;
use crate::error::{Error, Result};

/// What is known of the acknowledged checkpoints of one attempt.
#[derive(Debug)]
pub(crate) struct Backlog {
    pub(super) task_id: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// How many are not stored yet.
    waiting: usize,
    failure: Option<Failure>,
    /// Who waits until none is left.
    wakers: Vec<Waker>,
}

/// Why nothing more is stored.
#[derive(Debug)]
struct Failure {
    /// Gone once somebody was told.
    error: Option<Error>,
    message: String,
}

impl Backlog {
    pub(crate) fn new(task_id: &str) -> Self {
        Self { task_id: task_id.to_owned(), state: Mutex::default() }
    }

    /// Whether all that was acknowledged is stored.
    pub(crate) fn is_stored(&self) -> bool {
        let state = self.state();
        state.waiting == 0 && state.failure.is_none()
    }

    /// The error of a checkpoint that was acknowledged and could not be stored.
    pub(super) fn check(&self) -> Result<()> {
        match &mut self.state().failure {
            Some(failure) => Err(failure.tell(&self.task_id)),
            None => Ok(()),
        }
    }

    pub(super) fn has_failed(&self) -> bool {
        self.state().failure.is_some()
    }

    /// Waits until nothing waits here any more, whatever became of it.
    pub(super) async fn idle(&self) {
        poll_fn(|context| {
            let mut state = self.state();
            if state.waiting == 0 {
                return Poll::Ready(());
            }
            wait_with(&mut state.wakers, context.waker());
            Poll::Pending
        })
        .await;
    }

    /// Another one was acknowledged.
    pub(super) fn add(&self) {
        self.state().waiting += 1;
    }

    /// One is stored, or never will be; whom to tell.
    pub(super) fn settle(&self, stored: Result<()>) -> Vec<Waker> {
        let mut state = self.state();
        state.waiting -= 1;
        if let (Err(error), None) = (stored, &state.failure) {
            state.failure = Some(Failure { message: error.to_string(), error: Some(error) });
        }
        if state.waiting == 0 { std::mem::take(&mut state.wakers) } else { Vec::new() }
    }

    // No method panics between two changes that belong together.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Failure {
    /// The error itself for the first who asks, its text for everybody else.
    fn tell(&mut self, task_id: &str) -> Error {
        self.error.take().unwrap_or_else(|| Error::Store {
            operation: format!("store the acknowledged checkpoints of task `{task_id}`"),
            source: self.message.clone().into(),
        })
    }
}
