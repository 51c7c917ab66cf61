//! A store that remembers how far the trace was at each append, and that can refuse one.

use std::sync::{Arc, Mutex, PoisonError};

use asap_runtime::store::{Append, Database, MemoryStore, Rewrite, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Error, Result, SnapshotStore, StateSnapshot};

use crate::trace;

/// One snapshot of a run and where in the trace it was taken.
#[derive(Debug, Clone)]
pub struct Cut {
    /// What was stored.
    pub snapshot: StateSnapshot,
    /// The length of the trace when it was.
    pub length: usize,
}

/// A [`MemoryStore`] under observation; clones are the same store.
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    store: MemoryStore,
    cuts: Mutex<Vec<Cut>>,
    refused: Option<u64>,
    manner: Manner,
}

/// How a store's answers come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// At once.
    #[default]
    Ready,
    /// At once, but the store says that it blocks.
    Blocking,
    /// Later: an append waits once before it is done and once after.
    Pending,
}

impl Recorder {
    /// A store that fails to append this version.
    #[must_use]
    pub fn refusing(version: u64) -> Self {
        Self(Arc::new(Inner { refused: Some(version), ..Inner::default() }))
    }

    /// A store whose answers come in this manner.
    #[must_use]
    pub fn answering(manner: Manner) -> Self {
        Self(Arc::new(Inner { manner, ..Inner::default() }))
    }

    /// What was appended, in order.
    #[must_use]
    pub fn cuts(&self) -> Vec<Cut> {
        self.0.cuts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What [`append`](SnapshotStore::append) does, at once.
    pub(crate) fn observe(&self, append: Append<'_>) -> Result<Swap> {
        let version = append.snapshot.version;
        if self.0.refused == Some(version) {
            let operation = format!("append version {version}");
            return Err(Error::Store { operation, source: "it was told to refuse".into() });
        }
        let swap = self.0.store.append(append).wait()?;
        if swap == Swap::Stored {
            let cut = Cut { snapshot: append.snapshot.clone(), length: trace::length() };
            self.0.cuts.lock().unwrap_or_else(PoisonError::into_inner).push(cut);
        }
        Ok(swap)
    }
}

impl SnapshotStore for Recorder {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.0.store.save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.store.get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.store.get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.0.store.list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.0.store.delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.0.store.delete_version(task_id, version)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        if self.0.manner != Manner::Pending {
            return StoreFuture::ready(self.observe(append));
        }
        StoreFuture::pending(async move {
            tokio::task::yield_now().await;
            let swap = self.observe(append);
            tokio::task::yield_now().await;
            swap
        })
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        self.0.store.rewrite(rewrite)
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.store.find(id, task_id)
    }

    fn blocks(&self) -> bool {
        self.0.manner == Manner::Blocking
    }

    fn database(&self) -> Database<'_> {
        Database::of(self)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.0.store.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.0.store.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.0.store.swap_record(expected, record)
    }
}
