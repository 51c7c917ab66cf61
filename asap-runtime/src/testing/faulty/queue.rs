//! The way of what is asked of the queues: as any operation, but for what people look at, and the bell.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::forward::swapped;
use super::{Answer, FaultyStore, Operation};
use crate::store::queue::{
    Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken,
};
use crate::store::{Append, SnapshotStore, StoreFuture, Swap, TaskQueue};

fn queues(store: &impl SnapshotStore) -> &dyn TaskQueue {
    store.queue().expect("only a store with queues is used as one")
}

impl<S: SnapshotStore> TaskQueue for FaultyStore<S> {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        let operation = Operation::Enqueue(append);
        self.perform(operation, move |store| queues(store).enqueue(append, placing), swapped)
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        self.perform(Operation::Take(take), move |store| queues(store).take(take), |_| Answer::Done)
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        self.perform(Operation::Renew(renew), move |store| queues(store).renew(renew), |_| Answer::Done)
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        self.perform(Operation::Release(release), move |store| queues(store).release(release), swapped)
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        let operation = Operation::PutBack(task_id);
        self.perform(operation, move |store| queues(store).put_back(task_id, now), |_| Answer::Done)
    }

    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        self.perform(
            Operation::Send(send),
            move |store| queues(store).send(send),
            |sent| match sent {
                Sent::New | Sent::Woke => Answer::Stored,
                Sent::Known | Sent::Ended(_) | Sent::NoTask => Answer::Done,
            },
        )
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        let operation = Operation::Message(task_id, topic);
        self.perform(operation, move |store| queues(store).message(task_id, topic, after), |_| Answer::Done)
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        self.perform(Operation::Wakes(task_id), move |store| queues(store).wakes(task_id), |_| Answer::Done)
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        queues(self.inner()).queued(task_id)
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        queues(self.inner()).parked(after, most)
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        queues(self.inner()).counts()
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        queues(self.inner()).bell()
    }

    fn look_again(&self) -> Duration {
        queues(self.inner()).look_again()
    }
}
