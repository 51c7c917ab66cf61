//! Stores that fail or meet somebody else, over one in memory.

use std::sync::Arc;

use asap_runtime::store::{Append, MemoryStore, SnapshotStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Error, Result, StateSnapshot};

/// What is asked before a write goes through.
pub(crate) trait Gate: std::fmt::Debug + Send + Sync {
    /// Before an append.
    fn append(&self, _store: &MemoryStore, _append: &Append<'_>) -> Result<()> {
        Ok(())
    }

    /// Before a record is swapped.
    fn swap(&self, _store: &MemoryStore, _expected: Option<u64>, _record: &TaskRecord) -> Result<()> {
        Ok(())
    }
}

/// A store in memory behind a gate.
#[derive(Debug)]
pub(crate) struct Gated<G> {
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) gate: G,
}

/// The error of a store that is lost.
pub(crate) fn lost(operation: &str) -> Error {
    Error::Store { operation: operation.to_owned(), source: "the disk is gone".into() }
}

impl<G: Gate> SnapshotStore for Gated<G> {
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
        match self.gate.append(&self.store, &append) {
            Ok(()) => self.store.append(append),
            Err(error) => StoreFuture::ready(Err(error)),
        }
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.store.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        match self.gate.swap(&self.store, expected, record) {
            Ok(()) => self.store.swap_record(expected, record),
            Err(error) => StoreFuture::ready(Err(error)),
        }
    }
}
