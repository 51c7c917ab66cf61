//! A task that waits, and the call that waits with it.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::Runtime;
use super::begin::Asker;
use super::step::Before;
use crate::error::{Error, Result};
use crate::store::{Swap, TaskRecord};
use crate::telemetry;
use crate::wait::{Awaited, Waits, mail};

/// How often a call that sleeps with its task looks whether another process has cancelled it.
const LOOK: TimeDelta = TimeDelta::minutes(1);

impl Runtime {
    /// Waits with a task whose attempt has ended in a wait, unless the runtime was told not to: then this is the error.
    pub(super) async fn wait_with(&self, record: TaskRecord, waiting: Error, asker: Asker) -> Result<()> {
        let Error::Waiting { task_id, awaited, until, wakes } = &waiting else { return Err(waiting) };
        telemetry::wait(awaited.kind());
        if awaited.status() != record.status {
            let updated_at = self.clock.now().trunc_subsecs(6);
            let before = Before::of(&record);
            let error = waiting.shown().or(record.error);
            let record = TaskRecord { status: awaited.status(), error, updated_at, ..record };
            if self.step(before, &record).await? == Swap::Taken {
                let conflict = Error::Conflict { task_id: task_id.clone(), version: 0 };
                return Err(self.or_cancelled(conflict).await);
            }
        }
        if self.waits == Waits::Return {
            return Err(waiting);
        }
        match awaited {
            Awaited::Time | Awaited::Retry { .. } => {
                self.wait_for_time(task_id, until.unwrap_or(DateTime::<Utc>::MAX_UTC)).await
            }
            Awaited::Task(child) => {
                // A child's own children are waited for in there, as deep as tasks may be nested.
                Box::pin(self.wait_for_child(child, *until, (task_id, *wakes), asker)).await
            }
            _ => self.wait_for_wake(task_id, *until, *wakes).await,
        }
    }

    /// Waits until the time has come. A cancellation by this process ends the wait, one by another is seen once in a minute.
    async fn wait_for_time(&self, task_id: &str, until: DateTime<Utc>) -> Result<()> {
        let watching = self.cancels.watch(task_id);
        loop {
            let known = watching.bell.count();
            self.check_cancelled(task_id).await?;
            let now = self.clock.now();
            if until <= now {
                return Ok(());
            }
            let next = until.min(now.checked_add_signed(LOOK).unwrap_or(until));
            either(watching.bell.rung(known), self.clock.wait_until(next)).await;
        }
    }

    /// Waits until the task was woken once more than this, or the time has come.
    async fn wait_for_wake(&self, task_id: &str, until: Option<DateTime<Utc>>, wakes: u64) -> Result<()> {
        let queue = mail(self.store.queue(), task_id)?;
        let bell = queue.bell().await?;
        let again = TimeDelta::from_std(queue.look_again()).unwrap_or(TimeDelta::MAX);
        let watching = self.cancels.watch(task_id);
        let mut look_at = self.clock.now();
        loop {
            let (known, told) = (bell.count(), watching.bell.count());
            if told > 0 || look_at <= self.clock.now() {
                self.check_cancelled(task_id).await?;
            }
            let Some(now_at) = queue.wakes(task_id).await? else {
                return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
            };
            let now = self.clock.now();
            if now_at != wakes || until.is_some_and(|until| until <= now) {
                return Ok(());
            }
            let look = now.checked_add_signed(again).unwrap_or(DateTime::<Utc>::MAX_UTC);
            let next = until.map_or(look, |until| until.min(look));
            look_at = look;
            let rung = async { either(bell.rung(known), watching.bell.rung(told)).await };
            either(rung, self.clock.wait_until(next)).await;
        }
    }
}

/// Waits until one of two futures is ready.
pub(super) async fn either(first: impl Future<Output = ()>, second: impl Future<Output = ()>) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    poll_fn(|context| {
        if first.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        second.as_mut().poll(context)
    })
    .await;
}
