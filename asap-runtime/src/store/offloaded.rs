//! A store that blocks, used from an executor.

use std::sync::Arc;

use super::{Append, Database, SnapshotStore, StoreFuture, Swap, TaskRecord};
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
        let (snapshot, record) = (append.snapshot.clone(), append.record.cloned());
        let (attempt, retention) = (append.attempt, append.retention);
        self.later(move |store| {
            store.append(Append { snapshot: &snapshot, attempt, record: record.as_ref(), retention }).wait()
        })
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

    /// A transaction stays on its thread, where the user's own statements have waited too.
    fn database(&self) -> Database<'_> {
        self.0.database()
    }
}
