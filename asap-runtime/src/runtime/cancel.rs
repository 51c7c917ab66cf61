//! Tasks that somebody tells to end.

use chrono::SubsecRound;

use super::step::Before;
use super::{Runtime, block_on, is_polling};
use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::store::{StoreFuture, TaskRecord};

/// What became of a cancellation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cancelled {
    /// Whether it is this call that cancelled the task; else it was cancelled before.
    pub is_new: bool,
    /// The task that runs the compensations, if any are registered. A worker takes it if the task was in a queue; else the call that ran
    /// the task goes on with it, or whoever resumes it.
    pub undo: Option<String>,
}

impl Runtime {
    /// Ends a task by request: whatever it still wants to store is refused, so an attempt that runs stops at its next checkpoint or wait,
    /// with [`Error::Cancelled`].
    ///
    /// A task that does not run (submitted, waiting, parked, failed) is cancelled at once, and leaves its queue. Its parent is woken. Its
    /// children go on. What it has registered with [`compensate!`](crate::compensate!) is run by another task, [`Cancelled::undo`], the
    /// last first. A task that was cancelled before stays so, and its compensations are seen to again.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::Ended`] if the task is completed; where this would block an executor,
    /// [`Error::InsideExecutor`]; the store's errors.
    pub fn cancel(&self, task_id: &str) -> Result<Cancelled> {
        self.cancel_here(task_id, None)
    }

    /// As [`cancel`](Self::cancel), with a reason: the task's record and its errors say it.
    ///
    /// # Errors
    ///
    /// As [`cancel`](Self::cancel).
    pub fn cancel_because(&self, task_id: &str, reason: &str) -> Result<Cancelled> {
        self.cancel_here(task_id, Some(reason))
    }

    /// As [`cancel`](Self::cancel), for executors.
    ///
    /// # Errors
    ///
    /// As [`cancel`](Self::cancel).
    pub fn cancel_async(&self, task_id: &str) -> StoreFuture<'static, Cancelled> {
        self.cancel_later(task_id, None)
    }

    /// As [`cancel_because`](Self::cancel_because), for executors.
    ///
    /// # Errors
    ///
    /// As [`cancel`](Self::cancel).
    pub fn cancel_because_async(&self, task_id: &str, reason: &str) -> StoreFuture<'static, Cancelled> {
        self.cancel_later(task_id, Some(reason.to_owned()))
    }

    fn cancel_here(&self, task_id: &str, reason: Option<&str>) -> Result<Cancelled> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: task_id.to_owned() });
        }
        block_on(self.cancel_task(task_id, reason))
    }

    fn cancel_later(&self, task_id: &str, reason: Option<String>) -> StoreFuture<'static, Cancelled> {
        let (runtime, task_id) = (self.for_executor(), task_id.to_owned());
        StoreFuture::pending(async move { runtime.cancel_task(&task_id, reason.as_deref()).await })
    }

    /// Cancels a task, and begins what undoes it.
    pub(crate) async fn cancel_task(&self, task_id: &str, reason: Option<&str>) -> Result<Cancelled> {
        let (mut fenced, mut began) = (None, false);
        loop {
            let Some(record) = self.store.record(task_id).await? else {
                return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
            };
            match record.status {
                TaskStatus::Completed => {
                    return Err(Error::Ended { task_id: task_id.to_owned(), status: record.status });
                }
                TaskStatus::Cancelled => {
                    let undo = self.begin_undo(&record, None, None).await?;
                    // What this call has begun may have been quicker than the call itself.
                    return Ok(Cancelled { is_new: began, undo: undo.map(|undo| undo.id) });
                }
                _ if fenced == Some(record.attempt) => {
                    // Nobody was first: this store does not let anybody else end a task that a worker has.
                    return Err(Error::Conflict { task_id: task_id.to_owned(), version: 0 });
                }
                _ => {}
            }
            let queue = self.queue_of(task_id).await?;
            // Before the task is cancelled: who dies in between has begun what cancels it itself.
            let undo = self.begin_undo(&record, reason, queue.as_deref()).await?;
            began |= undo.is_some_and(|undo| undo.is_new);
            let cancelled = TaskRecord {
                status: TaskStatus::Cancelled,
                attempt: record.attempt + 1,
                error: reason.map(str::to_owned),
                updated_at: self.clock.now().trunc_subsecs(6),
                ..record.clone()
            };
            if self.step(Before::of(&record), &cancelled).await?.is_stored() {
                tracing::info!(task_id, reason, "the task is cancelled");
                self.cancels.ring(task_id);
                // What the attempt has registered up to now.
                let undo = self.begin_undo(&cancelled, reason, queue.as_deref()).await?;
                return Ok(Cancelled { is_new: true, undo: undo.map(|undo| undo.id) });
            }
            // Somebody has begun an attempt meanwhile.
            fenced = Some(record.attempt);
        }
    }

    /// An error of an attempt that has lost its task: cancelled, if it is that.
    pub(super) async fn or_cancelled(&self, conflict: Error) -> Error {
        let Error::Conflict { task_id, .. } = &conflict else { return conflict };
        match self.check_cancelled(task_id).await {
            Err(error @ Error::Cancelled { .. }) => error,
            _ => conflict,
        }
    }

    /// [`Error::Cancelled`] if the task is.
    pub(super) async fn check_cancelled(&self, task_id: &str) -> Result<()> {
        match self.store.record(task_id).await? {
            Some(TaskRecord { status: TaskStatus::Cancelled, task_id, error, .. }) => {
                Err(Error::Cancelled { task_id, reason: error })
            }
            _ => Ok(()),
        }
    }
}
