//! Who waits in this process with tasks that may be cancelled.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::store::queue::Bell;

/// The calls of this process that wait with tasks, to be told when these are cancelled.
#[derive(Debug, Default)]
pub(super) struct Cancels(Mutex<HashMap<String, Arc<Bell>>>);

impl Cancels {
    fn bells(&self) -> MutexGuard<'_, HashMap<String, Arc<Bell>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The task is cancelled.
    pub(super) fn ring(&self, task_id: &str) {
        let bell = self.bells().get(task_id).cloned();
        if let Some(bell) = bell {
            bell.ring();
        }
    }

    /// What rings when the task is cancelled in this process.
    pub(super) fn watch(&self, task_id: &str) -> Watching<'_> {
        let bell = Arc::clone(self.bells().entry(task_id.to_owned()).or_default());
        Watching { cancels: self, task_id: task_id.to_owned(), bell }
    }
}

/// A call that waits with a task.
#[derive(Debug)]
pub(super) struct Watching<'a> {
    cancels: &'a Cancels,
    task_id: String,
    pub(super) bell: Arc<Bell>,
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let mut bells = self.cancels.bells();
        // This one, and the one that is kept.
        if Arc::strong_count(&self.bell) <= 2 {
            bells.remove(&self.task_id);
        }
    }
}
