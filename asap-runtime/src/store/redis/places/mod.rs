//! The places of tasks in queues: hashes, found by sorted sets and sets that the scripts keep in agreement.

mod messages;
mod read;
mod take;
mod write;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::RedisStore;
use crate::store::check;
use crate::store::queue::{
    Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken,
};
use crate::store::{Append, StoreFuture, Swap, TaskQueue};

/// The scripts count in doubles, and no time of theirs goes beyond this.
const LAST: u64 = (1 << 53) - 1;

/// A span as the scripts have it, in microseconds.
fn micros(span: Duration) -> String {
    u64::try_from(span.as_micros()).unwrap_or(u64::MAX).min(LAST).to_string()
}

impl TaskQueue for RedisStore {
    /// Sent again when its answer was lost, and told apart as an append of version 1 is.
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::enqueue(&append) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = &append.snapshot.task_id;
        let answer = write::enqueue(&self.link, &self.keys, &append, &placing);
        self.ready(answer, task_id, || format!("put task `{task_id}` into a queue"))
    }

    /// Sent again when its answer was lost. Nobody runs what the first one took, until its leases run out.
    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        let answer = take::take(&self.link, &self.keys, &take);
        self.ready(answer, "", || format!("take tasks for worker `{}`", take.worker))
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        let answer = write::renew(&self.link, &self.keys, &renew);
        self.ready(answer, "", || "renew leases".to_owned())
    }

    /// Sent again when its answer was lost: the message says which call has sent it.
    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        let answer = messages::send(&self.link, &self.keys, &send);
        self.ready(answer, send.task_id, || format!("send a message to task `{}`", send.task_id))
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        let answer = messages::message(&self.link, &self.keys, task_id, topic, after);
        self.ready(answer, task_id, || format!("look for a message to task `{task_id}`"))
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let answer = messages::wakes(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("count the wakes of task `{task_id}`"))
    }

    /// Sent again when its answer was lost: the place says under which attempt it was given back.
    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        let answer = write::release(&self.link, &self.keys, &release);
        self.ready(answer, release.task_id, || format!("give task `{}` back", release.task_id))
    }

    fn put_back<'a>(&'a self, task_id: &'a str, _now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        let answer = write::put_back(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("put task `{task_id}` back into its queue"))
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        let answer = read::queued(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("look for task `{task_id}` in its queue"))
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        let answer = read::parked(&self.link, &self.keys, after, most);
        self.ready(answer, "", || "list the parked tasks".to_owned())
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        let answer = read::counts(&self.link, &self.keys);
        self.ready(answer, "", || "count the queued tasks".to_owned())
    }

    /// Listens from the first call on, by a connection and a thread of its own that end with the store. Rings for everybody on the
    /// server who has the same prefix, and whenever a lost connection was made again.
    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        let answer = self.listener.bell(&self.link, &self.keys);
        self.ready(answer, "", || "listen for tasks".to_owned())
    }
}
