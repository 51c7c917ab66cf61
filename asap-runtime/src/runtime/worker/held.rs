//! The tasks that a worker holds.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::task::AbortHandle;

use crate::error::Error;
use crate::frame::Port;

/// The tasks that a worker holds, by id.
#[derive(Debug, Default)]
pub(super) struct HeldTasks(HashMap<String, Held>);

/// A task that runs here.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) attempt: u64,
    /// Through which its bodies are stopped.
    port: Arc<Port>,
    abort: AbortHandle,
}

impl HeldTasks {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn insert(&mut self, task_id: &str, attempt: u64, port: Arc<Port>, abort: AbortHandle) {
        let held = self.0.insert(task_id.to_owned(), Held { attempt, port, abort });
        // Its lease ran out unseen, and it came back: the attempt before is fenced.
        if let Some(fenced) = held {
            fenced.stop(task_id);
        }
    }

    /// Forgets a task that has ended, if it was held under this attempt.
    pub(super) fn remove(&mut self, task_id: &str, attempt: u64) {
        if self.has(task_id, attempt) {
            self.0.remove(task_id);
        }
    }

    /// Whether a task runs here under this attempt.
    pub(super) fn has(&self, task_id: &str, attempt: u64) -> bool {
        self.0.get(task_id).is_some_and(|held| held.attempt == attempt)
    }

    /// Each task with its attempt.
    pub(super) fn leases(&self) -> Vec<(String, u64)> {
        self.0.iter().map(|(task_id, held)| (task_id.clone(), held.attempt)).collect()
    }

    /// Stops a task that somebody else has: an asynchronous one at once, a synchronous one at its next checkpoint.
    pub(super) fn stop(&self, task_id: &str, attempt: u64) {
        if let Some(held) = self.0.get(task_id).filter(|held| held.attempt == attempt) {
            held.stop(task_id);
        }
    }
}

impl Held {
    fn stop(&self, task_id: &str) {
        // An attempt that has ended no longer has a lease once the store knows of its end, which is before the worker does.
        if self.port.stop_in_time(Error::Conflict { task_id: task_id.to_owned(), version: 0 }) {
            self.abort.abort();
        }
    }
}
