//! The places of tasks in queues: columns of `asap_tasks`, found by partial indexes. All times are the server's.

mod listen;
mod messages;
mod promote;
mod read;
mod take;
mod write;

pub(super) use listen::Listening;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{PostgresStore, has_nul, integer, refuse};
use crate::error::Result;
use crate::store::check;
use crate::store::queue::{
    Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken,
};
use crate::store::{Append, StoreFuture, Swap, TaskQueue};

/// The longest time that is added to the server's: the sum must be before the year 10000.
const LONGEST: i64 = 7_900 * 365 * 24 * 3_600 * 1_000_000;

/// A time span as SQL has it.
fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).map_or(LONGEST, |micros| micros.min(LONGEST))
}

/// A limit as SQL has it.
fn count(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// A span as SQL gives it: over already, if it is negative.
fn span(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

fn check_enqueue(append: &Append<'_>, placing: &Placing<'_>) -> Result<()> {
    check::enqueue(append)?;
    refuse::append(append)?;
    refuse::text("queue", "name", placing.queue)
}

fn check_take(take: &Take<'_>) -> Result<()> {
    refuse::text("worker", "name", take.worker)?;
    take.queues.iter().try_for_each(|queue| refuse::text("queue", "name", &queue.name))
}

impl TaskQueue for PostgresStore {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check_enqueue(&append, &placing) {
            return StoreFuture::ready(Err(error));
        }
        self.forget(&append.snapshot.task_id);
        match write::Enqueue::new(&append, placing) {
            Some(enqueue) => self.ask(enqueue),
            None => StoreFuture::ready(Ok(Swap::Taken)),
        }
    }

    /// After a lost answer it is an error: what was taken comes back when its leases have run out.
    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        if let Err(error) = check_take(&take) {
            return StoreFuture::ready(Err(error));
        }
        self.ask(take::Taking::new(&take)).then(|taken| {
            let (taken, heads) = taken?;
            let mut known = self.inner.shared.known();
            for (task_id, head) in heads {
                known.learn(&task_id, head);
            }
            Ok(taken)
        })
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        self.ask(write::Renewing::new(&renew))
    }

    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        if has_nul(send.task_id) {
            return StoreFuture::ready(Ok(Sent::NoTask));
        }
        if let Err(error) = refuse::message(&send) {
            return StoreFuture::ready(Err(error));
        }
        self.ask(messages::Mailing::new(&send))
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        if has_nul(task_id) || has_nul(topic) {
            return StoreFuture::ready(Ok(None));
        }
        let (task_id, topic, after) = (task_id.to_owned(), topic.to_owned(), integer(after));
        self.ask(messages::Next { task_id, topic, after })
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        self.ask(messages::Wakes(task_id.to_owned()))
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        if has_nul(release.task_id) {
            return StoreFuture::ready(Ok(Swap::Taken));
        }
        if let Err(error) = refuse::text("task record", "error", release.error.unwrap_or_default()) {
            return StoreFuture::ready(Err(error));
        }
        self.ask(write::Releasing::new(&release))
    }

    fn put_back<'a>(&'a self, task_id: &'a str, _now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(false));
        }
        self.ask(write::PutBack::new(task_id))
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        self.ask(read::Place(task_id.to_owned()))
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        // No id has a NUL; those behind one that has are those behind what stands before it, or that itself.
        if let Some((before, _)) = after.and_then(|after| after.split_once('\0')) {
            return self.ask(read::Parked { after: Some(before.to_owned()), most: count(most) });
        }
        self.ask(read::Parked { after: after.map(str::to_owned), most: count(most) })
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        self.ask(read::CountAll)
    }

    /// Rings for what anybody puts into a queue of this database's schema, and whenever the connection that listens was
    /// lost. That connection is one more than [`max_connections`](super::PostgresOptions::max_connections).
    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        let shared = &self.inner.shared;
        let outstanding = self.inner.executor.outstanding();
        let inner = Arc::clone(&self.inner);
        // Whoever waits for the bell drives nothing.
        self.ask(listen::Listen::new(shared, outstanding)).then(move |bell| {
            inner.drive()?;
            bell
        })
    }
}
