//! Steps of tasks' lifecycles: stored, and reported.

use super::Runtime;
use crate::error::Result;
use crate::protocol::TaskStatus;
use crate::store::{Swap, TaskRecord};
use crate::telemetry;

/// What is known of a task's record before it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    /// The attempt that it must have.
    pub(super) attempt: u64,
    pub(super) status: TaskStatus,
}

impl Before {
    pub(super) fn of(record: &TaskRecord) -> Self {
        Self { attempt: record.attempt, status: record.status }
    }
}

impl Runtime {
    /// Writes a task's record, and reports the steps that this was: the task's, and that of a parent whose wait for input it has ended. A
    /// record that is the task's first is no step.
    pub(super) async fn step(&self, before: impl Into<Option<Before>>, record: &TaskRecord) -> Result<Swap> {
        let before = before.into();
        let swap = self.store.swap_record(before.map(|before| before.attempt), record).await?;
        if let Some(before) = before.filter(|_| swap.is_stored()) {
            telemetry::transition(&record.task_id, before.status, record.status);
        }
        if let (Swap::Woke, Some(parent)) = (swap, record.wakes()) {
            telemetry::woke(parent);
        }
        Ok(swap)
    }
}
