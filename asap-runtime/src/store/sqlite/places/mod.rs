//! The places of tasks in queues: columns of `asap_tasks`, found by partial indexes.

mod messages;
mod read;
mod statement;
mod take;
mod write;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

pub(super) use messages::wake;

use super::pool::Session;
use super::{SqliteStore, ask};
use crate::store::check::{self, to_micros};
use crate::store::parts::OwnedChanges;
use crate::store::queue::{self, Bell, Counts, Message, Placing, Queued, Release, Renew, Sent, Take, Taken};
use crate::store::{Append, PartChanges, StoreFuture, Swap, TaskQueue};

/// What runs for each task or at each look.
#[cfg(test)]
pub(super) const HOT: [&str; 17] = [
    statement::PLACE,
    statement::COME,
    statement::RAN_OUT,
    statement::LOSE,
    statement::HELD,
    statement::CHOOSE,
    statement::LEASE,
    statement::RENEW,
    statement::RELEASE,
    statement::IS_READY,
    statement::NEXT_TIME,
    statement::LOOK,
    statement::WAITS,
    statement::WAKE,
    statement::SEND,
    statement::MESSAGE,
    statement::WAKES,
];

/// A time as the columns have it.
fn micros(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}

/// The caller's time by now. Whoever waited for the file would else be given a lease of which the wait is gone.
fn by_now(then: DateTime<Utc>, asked: Instant) -> DateTime<Utc> {
    let waited = TimeDelta::from_std(asked.elapsed()).ok();
    to_micros(waited.and_then(|waited| then.checked_add_signed(waited)).unwrap_or(then))
}

/// A time some time later.
fn later(now: DateTime<Utc>, delay: Duration) -> i64 {
    let time = TimeDelta::from_std(delay).ok().and_then(|delay| now.checked_add_signed(delay));
    time.map_or(i64::MAX, micros)
}

impl SqliteStore {
    /// Rings when the answer is there: what it tells of is committed then.
    pub(super) fn ringing<'a, T: Send + Unpin + 'a>(
        &'a self,
        future: StoreFuture<'a, T>,
    ) -> StoreFuture<'a, T> {
        future.then(|answer| {
            self.bell.ring();
            answer
        })
    }
}

impl TaskQueue for SqliteStore {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::enqueue(&append) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = &append.snapshot.task_id;
        let (snapshot, record, queue) =
            (append.snapshot.clone(), append.record.cloned(), placing.queue.to_owned());
        let (attempt, retention) = (append.attempt, append.retention);
        let (priority, delay, now) = (placing.priority, placing.delay, placing.now);
        let parts = append.parts.map(PartChanges::to_owned);
        let run = move |session: &mut Session<'_>| {
            let (record, parts) = (record.as_ref(), parts.as_ref().map(OwnedChanges::as_changes));
            let append = Append { snapshot: &snapshot, attempt, record, retention, parts };
            write::enqueue(session, &append, Placing { queue: &queue, priority, delay, now })
        };
        self.ringing(ask::work(&self.pool, task_id, format!("put task `{task_id}` into a queue"), run))
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        take::ask(&self.pool, &take)
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        let (tasks, lease, now, asked) = (renew.tasks.to_vec(), renew.lease, renew.now, Instant::now());
        let run = move |session: &mut Session<'_>| {
            write::renew(session.connection, &tasks, later(by_now(now, asked), lease))
        };
        ask::work(&self.pool, "", "renew leases".to_owned(), run)
    }

    fn send<'a>(&'a self, send: queue::Sending<'a>) -> StoreFuture<'a, Sent> {
        let [task_id, topic, id, value] = [send.task_id, send.topic, send.id, send.value].map(str::to_owned);
        let now = send.now;
        let run = move |session: &mut Session<'_>| {
            let send = queue::Sending { task_id: &task_id, topic: &topic, id: &id, value: &value, now };
            messages::send(session.connection, send)
        };
        let operation = format!("send a message to task `{}`", send.task_id);
        self.ringing(ask::work(&self.pool, send.task_id, operation, run))
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        let (task_id, topic) = (task_id.to_owned(), topic.to_owned());
        ask::look(&self.pool, "look for a message", move |connection| {
            messages::message(connection, &task_id, &topic, after)
        })
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let task_id = task_id.to_owned();
        ask::look(&self.pool, "count the wakes of a task", move |connection| {
            messages::wakes(connection, &task_id)
        })
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        let (task_id, error) = (release.task_id.to_owned(), release.error.map(str::to_owned));
        let Release { attempt, to, status, now, .. } = release;
        let run = move |session: &mut Session<'_>| {
            let (task_id, error) = (task_id.as_str(), error.as_deref());
            write::release(session.connection, Release { task_id, attempt, to, status, error, now })
        };
        let operation = format!("give task `{}` back", release.task_id);
        self.ringing(ask::work(&self.pool, release.task_id, operation, run))
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        let id = task_id.to_owned();
        let run = move |session: &mut Session<'_>| write::put_back(session.connection, &id, now);
        let operation = format!("put task `{task_id}` back into its queue");
        self.ringing(ask::work(&self.pool, task_id, operation, run))
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        let task_id = task_id.to_owned();
        ask::look(&self.pool, "look for a task in its queue", move |connection| {
            read::queued(connection, &task_id)
        })
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        let after = after.map(str::to_owned);
        ask::look(&self.pool, "list the parked tasks", move |connection| {
            read::parked(connection, after.as_deref(), most)
        })
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        ask::look(&self.pool, "count the queued tasks", read::counts)
    }

    /// Rings for what anybody puts into the file, where the operating system tells of changes.
    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        StoreFuture::ready(Ok(self.bell.listen()))
    }

    /// The file that other processes ring by may not be watched everywhere.
    fn look_again(&self) -> Duration {
        Duration::from_secs(1)
    }
}
