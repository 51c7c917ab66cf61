//! The tasks that undo what others have done: how they are begun, and how a call goes on with one.

use std::time::Duration;

use chrono::SubsecRound;

use super::attempt::{Ids, stamp};
use super::begin::Asker;
use super::step::Before;
use super::{Runtime, point, write_arguments};
use crate::error::{Error, Result};
use crate::frame::Unbegun;
use crate::parts::Start;
use crate::protocol::{Data, MAX_TASK_DEPTH, StateSnapshot, TaskStatus};
use crate::store::queue::{DEFAULT_QUEUE, Placing};
use crate::store::{Append, TaskRecord};
use crate::undo::{Compensation, UNDO, Undoing, undo_of};

/// The task that runs the compensations of another.
pub(super) struct Undo {
    pub(super) id: String,
    /// Whether it was begun just now.
    pub(super) is_new: bool,
}

impl Runtime {
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
            match record.status {
                TaskStatus::Cancelled => return self.compensations(task_id).await,
                // It was quicker than its cancellation.
                TaskStatus::Completed => return Ok(Vec::new()),
                _ => {}
            }
            let before = Before::of(&record);
            let cancelled = TaskRecord {
                status: TaskStatus::Cancelled,
                attempt: record.attempt + 1,
                error: reason.clone(),
                updated_at: self.clock.now().trunc_subsecs(6),
                ..record
            };
            if self.step(before, &cancelled).await?.is_stored() {
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
        let mut start = Start::of(&written.data, &*self.store, self.parts_from);
        let mut snapshot = StateSnapshot {
            id: String::new(),
            task_id: id.clone(),
            version: 1,
            data: Data::from_trusted(std::mem::take(&mut start.data)),
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
        let append = Append {
            snapshot: &snapshot,
            attempt: Some(1),
            record: Some(&undo),
            retention: self.retention,
            parts: start.changes(),
        };
        let swap = match (queue, self.store.queue()) {
            (Some(queue), Some(queues)) => {
                let placing = Placing { queue, priority: 0, delay: Duration::ZERO, now };
                queues.enqueue(append, placing).await?
            }
            _ => self.store.append(append).await?,
        };
        // Taken: somebody else was first.
        Ok(Some(Undo { id, is_new: swap.is_stored() }))
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
}
