//! Tasks that somebody tells to end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::SubsecRound;

use super::attempt::{Ids, stamp};
use super::begin::Asker;
use super::{Runtime, block_on, is_polling, point, write_arguments};
use crate::error::{Error, Result};
use crate::frame::Unbegun;
use crate::protocol::{Data, MAX_TASK_DEPTH, StateSnapshot, TaskStatus};
use crate::store::queue::{Bell, DEFAULT_QUEUE, Placing};
use crate::store::{Append, Offloaded, StoreFuture, Swap, TaskRecord};
use crate::telemetry;
use crate::undo::{Compensation, UNDO, Undoing, undo_of};

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
        let (runtime, task_id) =
            (Self { store: Offloaded::of(&self.store), ..self.clone() }, task_id.to_owned());
        StoreFuture::pending(async move { runtime.cancel_task(&task_id, reason.as_deref()).await })
    }

    async fn cancel_task(&self, task_id: &str, reason: Option<&str>) -> Result<Cancelled> {
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
            if self.store.swap_record(Some(record.attempt), &cancelled).await? == Swap::Stored {
                telemetry::transition(task_id, record.status, TaskStatus::Cancelled);
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

    /// The queue that a task is in.
    pub(super) async fn queue_of(&self, task_id: &str) -> Result<Option<String>> {
        match self.store.queue() {
            Some(queues) => Ok(queues.queued(task_id).await?.map(|queued| queued.queue)),
            None => Ok(None),
        }
    }

    /// What a task has registered up to its latest snapshot. From one that cannot be read nothing can be undone.
    async fn compensations(&self, task_id: &str) -> Result<Vec<Compensation>> {
        let latest = match self.store.get(task_id).await {
            Ok(Some(latest)) => latest,
            Ok(None) => return Ok(Vec::new()),
            Err(error) if error.is_corrupt() => {
                tracing::warn!(task_id, %error, "the compensations of a task cannot be read");
                return Ok(Vec::new());
            }
            Err(error) => return Err(error),
        };
        let version = latest.version;
        match point::read(latest) {
            Ok(mut frames) => frames.pop().map_or(Ok(Vec::new()), |innermost| {
                innermost.carried.compensations.all().map_err(|error| Error::Corrupt {
                    task_id: task_id.to_owned(),
                    version,
                    reason: error.to_string(),
                })
            }),
            Err(error) => {
                tracing::warn!(task_id, %error, "the compensations of a task cannot be read");
                Ok(Vec::new())
            }
        }
    }

    /// The compensations of a task that is cancelled, or is here.
    pub(crate) async fn cancelled_list(
        &self,
        task_id: &str,
        reason: Option<String>,
    ) -> Result<Vec<Compensation>> {
        loop {
            let Some(record) = self.store.record(task_id).await? else { return Ok(Vec::new()) };
            if record.status == TaskStatus::Cancelled {
                return self.compensations(task_id).await;
            }
            let cancelled = TaskRecord {
                status: TaskStatus::Cancelled,
                attempt: record.attempt + 1,
                error: reason.clone(),
                updated_at: self.clock.now().trunc_subsecs(6),
                ..record
            };
            if self.store.swap_record(Some(cancelled.attempt - 1), &cancelled).await? == Swap::Stored {
                self.cancels.ring(task_id);
            }
        }
    }

    /// Begins the task that runs the compensations of another, in its queue if that was in one; its id. Nothing if there are none.
    pub(super) async fn begin_undo(
        &self,
        record: &TaskRecord,
        reason: Option<&str>,
        queue: Option<&str>,
    ) -> Result<Option<Undo>> {
        let task_id = &record.task_id;
        if self.compensations(task_id).await?.is_empty() {
            return Ok(None);
        }
        let id = undo_of(task_id);
        if self.store.record(&id).await?.is_some() {
            return Ok(Some(Undo { id, is_new: false }));
        }
        let children = queue.unwrap_or(DEFAULT_QUEUE).to_owned();
        let arguments = Undoing { task: task_id.clone(), reason: reason.map(str::to_owned), queue: children };
        let written = write_arguments(&id, &Unbegun { function: &UNDO, arguments: Box::new(arguments) })?;
        let mut snapshot = StateSnapshot {
            id: String::new(),
            task_id: id.clone(),
            version: 1,
            data: Data::from_trusted(written.data),
            checkpoint: false,
            created_at: self.clock.now(),
        };
        stamp(&mut snapshot, &mut Ids::default(), &*self.clock);
        let now = snapshot.created_at;
        let undo = TaskRecord {
            parent_task_id: Some(task_id.clone()),
            depth: record.depth.saturating_add(1).min(MAX_TASK_DEPTH),
            ..TaskRecord::new(&id, UNDO.name(), TaskStatus::Submitted, now)
        };
        let append =
            Append { snapshot: &snapshot, attempt: Some(1), record: Some(&undo), retention: self.retention };
        let swap = match (queue, self.store.queue()) {
            (Some(queue), Some(queues)) => {
                let placing = Placing { queue, priority: 0, delay: Duration::ZERO, now };
                queues.enqueue(append, placing).await?
            }
            _ => self.store.append(append).await?,
        };
        // Taken: somebody else was first.
        Ok(Some(Undo { id, is_new: swap == Swap::Stored }))
    }

    /// Goes on with what undoes a task that this call has run: where no worker does.
    pub(super) async fn undo_here(&self, task_id: &str, asker: Asker) {
        if let Err(error) = self.try_undo_here(task_id, asker).await {
            tracing::warn!(task_id, %error, "the compensations of a task could not be run here");
        }
    }

    async fn try_undo_here(&self, task_id: &str, asker: Asker) -> Result<()> {
        let Some(record) = self.store.record(task_id).await? else { return Ok(()) };
        if record.status != TaskStatus::Cancelled {
            return Ok(());
        }
        let Some(undo) = self.begin_undo(&record, None, None).await? else { return Ok(()) };
        let undo = undo.id;
        let is_open = self.store.record(&undo).await?.is_some_and(|record| !record.status.is_terminal());
        if is_open && self.queue_of(&undo).await?.is_none() {
            self.run_child(&undo, asker).await?;
        }
        Ok(())
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

/// The task that runs the compensations of another.
pub(super) struct Undo {
    id: String,
    is_new: bool,
}

/// The calls of this process that wait with tasks, to be told when these are cancelled.
#[derive(Debug, Default)]
pub(super) struct Cancels(Mutex<HashMap<String, Arc<Bell>>>);

impl Cancels {
    fn bells(&self) -> MutexGuard<'_, HashMap<String, Arc<Bell>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The task is cancelled.
    fn ring(&self, task_id: &str) {
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
