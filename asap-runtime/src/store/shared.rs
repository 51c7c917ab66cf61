//! A shared or boxed store is a store.

use std::sync::Arc;

use super::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord,
};
use crate::error::Result;
use crate::protocol::StateSnapshot;

macro_rules! forward {
    ($($pointer:ident),*) => {$(
        impl<S: SnapshotStore + ?Sized> SnapshotStore for $pointer<S> {
            fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
                (**self).save(snapshot)
            }

            fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
                (**self).get(task_id)
            }

            fn get_version<'a>(
                &'a self,
                task_id: &'a str,
                version: u64,
            ) -> StoreFuture<'a, Option<StateSnapshot>> {
                (**self).get_version(task_id, version)
            }

            fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
                (**self).highest(task_id)
            }

            fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
                (**self).list_versions(task_id)
            }

            fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
                (**self).delete(task_id)
            }

            fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
                (**self).delete_version(task_id, version)
            }

            fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
                (**self).append(append)
            }

            fn append_all<'a>(&'a self, appends: &'a [Append<'a>]) -> StoreFuture<'a, Vec<Result<Swap>>> {
                (**self).append_all(appends)
            }

            fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
                (**self).record(task_id)
            }

            fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
                (**self).records()
            }

            fn swap_record<'a>(
                &'a self,
                expected: Option<u64>,
                record: &'a TaskRecord,
            ) -> StoreFuture<'a, Swap> {
                (**self).swap_record(expected, record)
            }

            fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
                (**self).rewrite(rewrite)
            }

            fn find<'a>(
                &'a self,
                id: &'a str,
                task_id: Option<&'a str>,
            ) -> StoreFuture<'a, Option<StateSnapshot>> {
                (**self).find(id, task_id)
            }

            fn keeps_parts(&self) -> bool {
                (**self).keeps_parts()
            }

            fn get_stored<'a>(
                &'a self,
                task_id: &'a str,
                version: Option<u64>,
            ) -> StoreFuture<'a, Option<StoredSnapshot>> {
                (**self).get_stored(task_id, version)
            }

            fn blocks(&self) -> bool {
                (**self).blocks()
            }

            fn queue(&self) -> Option<&dyn TaskQueue> {
                (**self).queue()
            }

            fn database(&self) -> Database<'_> {
                (**self).database()
            }
        }
    )*};
}

forward!(Arc, Box);
