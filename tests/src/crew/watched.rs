//! A store that says which tasks its worker gets, and which appends were refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use asap_runtime::store::queue::{
    Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken,
};
use asap_runtime::store::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, Swap, TaskQueue, TaskRecord,
};
use asap_runtime::{Result, StateSnapshot};
use chrono::{DateTime, Utc};

use super::{Journal, What};

/// Any store with queues, whose worker's journal is kept here where the functions cannot know.
#[derive(Debug)]
pub struct Watched {
    store: Arc<dyn SnapshotStore>,
    journal: Journal,
    looked: AtomicBool,
}

impl Watched {
    /// Watches a store.
    #[must_use]
    pub fn new(store: Arc<dyn SnapshotStore>, journal: Journal) -> Self {
        Self { store, journal, looked: AtomicBool::new(false) }
    }

    fn queues(&self) -> &dyn TaskQueue {
        self.store.queue().expect("a crew's store has queues")
    }
}

impl SnapshotStore for Watched {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.store.save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.store.list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.store.delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.store.delete_version(task_id, version)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let asked = self.store.append(append);
        let answered = move |answer: Result<Swap>| {
            if let Ok(Swap::Taken) = answer {
                let version = What::Refused(append.snapshot.version);
                self.journal.write(&append.snapshot.task_id, append.attempt.unwrap_or(0), version);
            }
            answer
        };
        if self.store.blocks() {
            return StoreFuture::ready(answered(asked.wait()));
        }
        StoreFuture::pending(async move { answered(asked.await) })
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.store.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.store.swap_record(expected, record)
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        self.store.rewrite(rewrite)
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.find(id, task_id)
    }

    fn blocks(&self) -> bool {
        self.store.blocks()
    }

    /// Whose refused appends are not written down: they are made in transactions of the jobs' own.
    fn database(&self) -> Database<'_> {
        self.store.database()
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        self.store.queue().map(|_| self as &dyn TaskQueue)
    }
}

impl TaskQueue for Watched {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        self.queues().enqueue(append, placing)
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        if !self.looked.swap(true, Ordering::Relaxed) {
            self.journal.write("-", 0, What::Ready);
        }
        let asked = self.queues().take(take);
        let answered = move |answer: Result<Taken>| {
            let tasks = answer.as_ref().map_or(&[][..], |taken| &taken.tasks);
            for leased in tasks {
                self.journal.leased(&leased.record.task_id, leased.record.attempt);
            }
            answer
        };
        if self.store.blocks() {
            return StoreFuture::ready(answered(asked.wait()));
        }
        StoreFuture::pending(async move { answered(asked.await) })
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        self.queues().renew(renew)
    }

    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        self.queues().send(send)
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        self.queues().message(task_id, topic, after)
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        self.queues().wakes(task_id)
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        self.queues().release(release)
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        self.queues().put_back(task_id, now)
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        self.queues().queued(task_id)
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        self.queues().parked(after, most)
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        self.queues().counts()
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        self.queues().bell()
    }

    fn look_again(&self) -> Duration {
        self.queues().look_again()
    }
}
