//! The queues: columns of `asap_tasks`, found by partial indexes.

mod read;
mod statement;
mod take;
mod write;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

use super::SqliteStore;
use crate::store::check::{self, to_micros};
use crate::store::queue::{Bell, Counts, Placing, Queued, Release, Renew, Take, Taken};
use crate::store::{Append, StoreFuture, Swap, TaskQueue};

/// What runs for each task or at each look.
#[cfg(test)]
pub(super) const HOT: [&str; 11] = [
    statement::PLACE,
    statement::WAKE,
    statement::RAN_OUT,
    statement::LOSE,
    statement::HELD,
    statement::CHOOSE,
    statement::LEASE,
    statement::RENEW,
    statement::RELEASE,
    statement::IS_READY,
    statement::NEXT_TIME,
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

impl TaskQueue for SqliteStore {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::enqueue(&append) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = &append.snapshot.task_id;
        let answer = self.pool.write(|writer| write::enqueue(writer, &append, placing));
        self.bell.ring();
        self.ready(answer, task_id, || format!("put task `{task_id}` into a queue"))
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        let (take, asked) = (Take { now: to_micros(take.now), ..take }, Instant::now());
        // Whoever only looks keeps nobody from writing.
        let answer = self.pool.read(|connection| read::is_due(connection, &take)).and_then(|is_due| {
            if is_due {
                self.pool.write(|writer| take::take(writer, take, asked))
            } else {
                let next = self.pool.read(|connection| read::next(connection, &take))?;
                Ok(Taken { tasks: Vec::new(), next })
            }
        });
        self.ready(answer, "", || format!("take tasks for worker `{}`", take.worker))
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        let asked = Instant::now();
        let answer = self.pool.write(|writer| write::renew(writer, renew, asked));
        self.ready(answer, "", || "renew leases".to_owned())
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        let answer = self.pool.write(|writer| write::release(writer, release));
        self.bell.ring();
        self.ready(answer, release.task_id, || format!("give task `{}` back", release.task_id))
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        let answer = self.pool.write(|writer| write::put_back(writer, task_id, now));
        self.bell.ring();
        self.ready(answer, task_id, || format!("put task `{task_id}` back into its queue"))
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        let answer = self.pool.read(|connection| read::queued(connection, task_id));
        self.ready(answer, task_id, || format!("look for task `{task_id}` in its queue"))
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        let answer = self.pool.read(|connection| read::parked(connection, after, most));
        self.ready(answer, "", || "list the parked tasks".to_owned())
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        let answer = self.pool.read(read::counts);
        self.ready(answer, "", || "count the queued tasks".to_owned())
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        StoreFuture::ready(Ok(Arc::clone(&self.bell)))
    }

    /// Another process on the file rings nobody here.
    fn look_again(&self) -> Duration {
        Duration::from_secs(1)
    }
}
