//! The queues of a store with a layer in front.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::layer::Layer;
use super::place::Place;
use super::{Layered, ask};
use crate::store::append::OwnedAppend;
use crate::store::queue::{
    Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken,
};
use crate::store::{Append, SnapshotStore, StoreFuture, Swap, TaskQueue};

fn queues(store: &impl SnapshotStore) -> &dyn TaskQueue {
    store.queue().expect("only a store with queues is used as one")
}

impl<S: SnapshotStore, L: Layer> TaskQueue for Layered<S, L> {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        let Placing { queue, priority, delay, now } = placing;
        let made = self.stored_append(append).map(|append| (append, queue.to_owned()));
        ask::about(&self.store, made, move |store, (append, queue): &(OwnedAppend, String)| {
            queues(store).enqueue(append.as_append(), Placing { queue, priority, delay, now })
        })
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        queues(&self.store).take(take).then(|taken| {
            let mut taken = taken?;
            taken.tasks = taken.tasks.into_iter().map(|leased| self.plain_leased(leased)).collect();
            Ok(taken)
        })
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        queues(&self.store).renew(renew)
    }

    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        let Sending { task_id, topic, id, value, now } = send;
        let value = self.stored_text(Place::Message { task_id, topic, id }, value);
        let made = value.map(|value| [task_id.to_owned(), topic.to_owned(), id.to_owned(), value]);
        ask::about(&self.store, made, move |store, [task_id, topic, id, value]| {
            queues(store).send(Sending { task_id, topic, id, value, now })
        })
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        let found = queues(&self.store).message(task_id, topic, after);
        found.then(move |found| found?.map(|message| self.plain_message(task_id, message)).transpose())
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        queues(&self.store).wakes(task_id)
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        let Release { task_id, attempt, to, status, error, now } = release;
        let error = error.map(|error| self.stored_text(Place::Error { task_id }, error)).transpose();
        let made = error.map(|error| (task_id.to_owned(), error));
        ask::about(&self.store, made, move |store, (task_id, error): &(String, Option<String>)| {
            queues(store).release(Release { task_id, attempt, to, status, error: error.as_deref(), now })
        })
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        queues(&self.store).put_back(task_id, now)
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        queues(&self.store).queued(task_id)
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        queues(&self.store).parked(after, most)
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        queues(&self.store).counts()
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        queues(&self.store).bell()
    }

    fn look_again(&self) -> Duration {
        queues(&self.store).look_again()
    }
}
