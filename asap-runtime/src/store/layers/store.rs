//! The store that a layer and the one inside are.

use super::layer::Layer;
use super::{Layered, ask};
use crate::error::Result;
use crate::protocol::StateSnapshot;
use crate::store::append::OwnedAppend;
use crate::store::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord,
    several,
};

impl<S: SnapshotStore, L: Layer> SnapshotStore for Layered<S, L> {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        ask::about(&self.store, self.stored_snapshot(snapshot), S::save)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.get_stored(task_id, None).then(|found| found?.map(StoredSnapshot::whole).transpose())
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.get_stored(task_id, Some(version)).then(|found| found?.map(StoredSnapshot::whole).transpose())
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        self.store.highest(task_id)
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
        ask::about(&self.store, self.stored_append(append), |store, append: &OwnedAppend| {
            store.append(append.as_append())
        })
    }

    fn append_all<'a>(&'a self, appends: &'a [Append<'a>]) -> StoreFuture<'a, Vec<Result<Swap>>> {
        match appends.iter().map(|append| self.stored_append(*append)).collect() {
            Ok(appends) => ask::all(&self.store, appends),
            // One by one, as far as it goes: each has an answer of its own.
            Err(_) => StoreFuture::pending(async move { Ok(several::append_all(self, appends).await) }),
        }
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        let found = self.store.record(task_id);
        found.then(|found| found?.map(|record| self.plain_record(record)).transpose())
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store.records().then(|records| {
            let plain = |record: Result<_>| record.and_then(|record| self.plain_record(record));
            Ok(records?.into_iter().map(plain).collect())
        })
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        ask::about(&self.store, self.stored_record(record), move |store, record| {
            store.swap_record(expected, record)
        })
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        let snapshots = rewrite.snapshots.iter().map(|snapshot| self.stored_snapshot(snapshot));
        let made = snapshots.collect::<Result<Vec<_>>>().and_then(|snapshots| {
            let record = self.stored_record(rewrite.record)?;
            Ok((record, snapshots))
        });
        let Rewrite { expected, highest, keep, parks, .. } = rewrite;
        ask::about(&self.store, made, move |store, (record, snapshots)| {
            store.rewrite(Rewrite { expected, record, highest, keep, snapshots, parks })
        })
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        // The store inside gives what it takes for whole. It is read again as it is stored: that is what the layer has changed.
        ask::twice(self.store.find(id, task_id), move |found| match found {
            None => StoreFuture::ready(Ok(None)),
            Some(StateSnapshot { task_id, version, .. }) => {
                let key = Ok((task_id, version));
                let stored = ask::about(&self.store, key, |store, (task_id, version)| {
                    store.get_stored(task_id, Some(*version))
                });
                stored.then(move |stored| {
                    let stored = stored?.filter(|stored| stored.snapshot.id == id);
                    stored.map(|stored| self.plain(stored)?.whole()).transpose()
                })
            }
        })
    }

    fn keeps_parts(&self) -> bool {
        self.store.keeps_parts()
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        let found = self.store.get_stored(task_id, version);
        found.then(|found| found?.map(|stored| self.plain(stored)).transpose())
    }

    fn blocks(&self) -> bool {
        self.store.blocks()
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        self.store.queue().is_some().then_some(self as &dyn TaskQueue)
    }

    /// The append in a transaction is changed as any other.
    fn database(&self) -> Database<'_> {
        self.store.database().changed(self)
    }
}
