//! A store that blocks, used from an executor.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::append::OwnedAppend;
use super::queue::{Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken};
use super::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord,
};
use crate::error::Result;
use crate::protocol::StateSnapshot;
use crate::runtime::offload;

/// Runs each method of a store that [blocks](SnapshotStore::blocks) on a thread for such work.
///
/// A future that is dropped leaves the work to be done: as the contract has it, a write happens whole or not at all.
#[derive(Debug, Clone)]
pub(crate) struct Offloaded(Arc<dyn SnapshotStore>);

impl Offloaded {
    /// The store as an executor may use it.
    pub(crate) fn of(store: &Arc<dyn SnapshotStore>) -> Arc<dyn SnapshotStore> {
        if store.blocks() { Arc::new(Self(Arc::clone(store))) } else { Arc::clone(store) }
    }

    fn later<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn SnapshotStore) -> Result<T> + Send + 'static,
    ) -> StoreFuture<'static, T> {
        let store = Arc::clone(&self.0);
        StoreFuture::pending(offload(move || work(&*store)))
    }
}

impl SnapshotStore for Offloaded {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        let snapshot = snapshot.clone();
        self.later(move |store| store.save(&snapshot).wait())
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.get(&task_id).wait())
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.get_version(&task_id, version).wait())
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.highest(&task_id).wait())
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.list_versions(&task_id).wait())
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.delete(&task_id).wait())
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.delete_version(&task_id, version).wait())
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let append = OwnedAppend::from(append);
        self.later(move |store| store.append(append.as_append()).wait())
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.record(&task_id).wait())
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.later(|store| store.records().wait())
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        let record = record.clone();
        self.later(move |store| store.swap_record(expected, &record).wait())
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        let (record, snapshots) = (rewrite.record.clone(), rewrite.snapshots.to_vec());
        let Rewrite { expected, highest, keep, parks, .. } = rewrite;
        self.later(move |store| {
            let (record, snapshots) = (&record, snapshots.as_slice());
            store.rewrite(Rewrite { expected, record, highest, keep, snapshots, parks }).wait()
        })
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        let (id, task_id) = (id.to_owned(), task_id.map(str::to_owned));
        self.later(move |store| store.find(&id, task_id.as_deref()).wait())
    }

    fn keeps_parts(&self) -> bool {
        self.0.keeps_parts()
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        let task_id = task_id.to_owned();
        self.later(move |store| store.get_stored(&task_id, version).wait())
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        self.0.queue().is_some().then_some(self as &dyn TaskQueue)
    }

    /// A transaction stays on its thread, where the user's own statements have waited too.
    fn database(&self) -> Database<'_> {
        self.0.database()
    }
}

impl Offloaded {
    fn later_in_queue<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn TaskQueue) -> Result<T> + Send + 'static,
    ) -> StoreFuture<'static, T> {
        self.later(move |store| work(store.queue().expect("only a store with queues is used as one")))
    }
}

impl TaskQueue for Offloaded {
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        let (append, queue) = (OwnedAppend::from(append), placing.queue.to_owned());
        let (priority, delay, now) = (placing.priority, placing.delay, placing.now);
        self.later_in_queue(move |store| {
            store.enqueue(append.as_append(), Placing { queue: &queue, priority, delay, now }).wait()
        })
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        let (worker, queues) = (take.worker.to_owned(), take.queues.to_vec());
        let Take { most, lease, max_lost_leases, now, .. } = take;
        self.later_in_queue(move |store| {
            let (worker, queues) = (worker.as_str(), queues.as_slice());
            store.take(Take { worker, queues, most, lease, max_lost_leases, now }).wait()
        })
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        let (tasks, lease, now) = (renew.tasks.to_vec(), renew.lease, renew.now);
        self.later_in_queue(move |store| store.renew(Renew { tasks: &tasks, lease, now }).wait())
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        let (task_id, error) = (release.task_id.to_owned(), release.error.map(str::to_owned));
        let Release { attempt, to, status, now, .. } = release;
        self.later_in_queue(move |store| {
            let (task_id, error) = (task_id.as_str(), error.as_deref());
            store.release(Release { task_id, attempt, to, status, error, now }).wait()
        })
    }

    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        let [task_id, topic, id, value] = [send.task_id, send.topic, send.id, send.value].map(str::to_owned);
        let now = send.now;
        self.later_in_queue(move |store| {
            let (task_id, topic, id, value) = (&*task_id, &*topic, &*id, &*value);
            store.send(Sending { task_id, topic, id, value, now }).wait()
        })
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        let (task_id, topic) = (task_id.to_owned(), topic.to_owned());
        self.later_in_queue(move |store| store.message(&task_id, &topic, after).wait())
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let task_id = task_id.to_owned();
        self.later_in_queue(move |store| store.wakes(&task_id).wait())
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        let task_id = task_id.to_owned();
        self.later_in_queue(move |store| store.put_back(&task_id, now).wait())
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        let task_id = task_id.to_owned();
        self.later_in_queue(move |store| store.queued(&task_id).wait())
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        let after = after.map(str::to_owned);
        self.later_in_queue(move |store| store.parked(after.as_deref(), most).wait())
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        self.later_in_queue(|store| store.counts().wait())
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        self.later_in_queue(|store| store.bell().wait())
    }

    fn look_again(&self) -> Duration {
        self.0.queue().map_or(Duration::from_secs(5), TaskQueue::look_again)
    }
}
