//! Children: how they are begun, and how a call that waits with their parent runs them.

use std::time::Duration;

use chrono::{DateTime, SubsecRound, Utc};

use super::Runtime;
use super::attempt::{Ids, stamp};
use super::begin::Asker;
use super::run::Wanted;
use super::size;
use super::submit::queues_of;
use super::waiting::either;
use crate::error::{Error, Result};
use crate::frame::START;
use crate::parts::Start;
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::queue::{Placing, Standing};
use crate::store::{Append, TaskRecord};

/// A child that is to be begun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Child<'a> {
    pub(crate) id: &'a str,
    pub(crate) parent: &'a str,
    pub(crate) depth: u8,
    pub(crate) queue: &'a str,
    pub(crate) function: &'a str,
    /// The data of its version 1.
    pub(crate) data: &'a str,
}

impl Runtime {
    /// Puts a child into its queue, if it is not there yet.
    pub(crate) async fn begin_child(&self, child: Child<'_>) -> Result<()> {
        let queues = queues_of(self, || format!("task `{}` cannot begin another", child.parent))?;
        size::check(self.size_limit, child.id, START, child.data, 0)?;
        let mut start = Start::of(child.data, &*self.store, self.parts_from);
        let mut snapshot = StateSnapshot {
            id: String::new(),
            task_id: child.id.to_owned(),
            version: 1,
            data: Data::from_trusted(std::mem::take(&mut start.data)),
            checkpoint: false,
            created_at: self.clock.now(),
        };
        stamp(&mut snapshot, &mut Ids::default(), &*self.clock);
        let record = TaskRecord {
            parent_task_id: Some(child.parent.to_owned()),
            depth: child.depth,
            ..TaskRecord::new(child.id, child.function, TaskStatus::Submitted, snapshot.created_at)
        };
        let append = Append {
            snapshot: &snapshot,
            attempt: Some(1),
            record: Some(&record),
            retention: self.retention,
            parts: start.changes(),
        };
        let now = snapshot.created_at;
        let placing = Placing { queue: child.queue, priority: 0, delay: Duration::ZERO, now };
        // Taken: it was begun before a crash.
        let _ = queues.enqueue(append, placing).await?;
        Ok(())
    }

    /// Waits until a child has ended, or the parent was woken for something else; runs the child if nobody else does.
    pub(super) async fn wait_for_child(
        &self,
        child: &str,
        until: Option<DateTime<Utc>>,
        (parent, wakes): (&str, u64),
        asker: Asker,
    ) -> Result<()> {
        let queues = queues_of(self, || format!("nobody runs task `{child}`"))?;
        let bell = queues.bell().await?;
        let mut is_ours = true;
        loop {
            let known = bell.count();
            let record = self.store.record(child).await?;
            let is_over = record.is_none_or(|record| record.status.is_terminal());
            let now = self.clock.now();
            if is_over
                || queues.wakes(parent).await? != Some(wakes)
                || until.is_some_and(|until| until <= now)
            {
                return Ok(());
            }
            let mut next = until;
            let can_run = match queues.queued(child).await?.map(|queued| queued.standing) {
                None => true,
                Some(Standing::Waiting(due)) => {
                    next = Some(until.map_or(due, |until| until.min(due)));
                    due <= now.trunc_subsecs(6)
                }
                Some(Standing::Leased { .. } | Standing::Suspended(_) | Standing::Parked) => false,
            };
            if can_run && is_ours {
                is_ours = self.run_child(child, asker).await?;
                continue;
            }
            let again = chrono::TimeDelta::from_std(queues.look_again()).unwrap_or(chrono::TimeDelta::MAX);
            let look = now.checked_add_signed(again).unwrap_or(DateTime::<Utc>::MAX_UTC);
            let next = next.filter(|next| *next > now).map_or(look, |next| next.min(look));
            either(bell.rung(known), self.clock.wait_until(next)).await;
        }
    }

    /// Runs a child to its end or its next wait; `false` if it is not to be run here.
    pub(super) async fn run_child(&self, child: &str, asker: Asker) -> Result<bool> {
        let wanted = Wanted::nothing(child);
        let ran = match asker {
            Asker::Thread => self.run_here(&wanted, self.go_on_by_id(child, None, asker)),
            Asker::Future | Asker::LocalFuture => {
                let id = child.to_owned();
                self.run_later(wanted, move |runtime| async move {
                    runtime.go_on_by_id(&id, None, Asker::Future).await
                })
                .await
            }
        };
        match ran {
            // In the second case a worker was first, or has it.
            Ok(()) | Err(Error::Conflict { .. }) => Ok(true),
            Err(error @ Error::Store { .. }) => Err(error),
            Err(error @ (Error::AsyncFunction { .. } | Error::MissingResource { .. })) => {
                tracing::warn!(task_id = child, %error, "a child cannot be run here; it is left to workers");
                Ok(false)
            }
            Err(error) if error.is_incompatible() => {
                tracing::warn!(task_id = child, %error, "a child cannot be run here; it is left to workers");
                Ok(false)
            }
            // Its record says what became of it.
            Err(_) => Ok(true),
        }
    }
}
