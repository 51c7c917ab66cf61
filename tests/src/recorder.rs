//! A store that remembers how far the trace was at each append, and that can refuse one.

use std::sync::{Arc, Mutex, PoisonError};

use asap_runtime::store::{
    Append, Database, MemoryStore, Part, PartChanges, PartKey, Retention, Rewrite, StoreFuture,
    StoredSnapshot, Swap, TaskRecord,
};
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
    /// Whether it keeps parts; and what was appended, as it was.
    in_parts: bool,
    appended: Mutex<Vec<Appended>>,
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

/// What an append brought and dropped.
#[derive(Debug, Clone)]
struct Appended {
    snapshot: StateSnapshot,
    parts: Option<(Vec<Part>, Vec<PartKey>)>,
}

impl Appended {
    fn as_append(&self) -> Append<'_> {
        let parts = self.parts.as_ref().map(|(added, dropped)| PartChanges { added, dropped });
        Append { retention: Retention::All, parts, ..Append::new(&self.snapshot) }
    }
}

impl Recorder {
    /// A store that keeps parts.
    #[must_use]
    pub fn in_parts() -> Self {
        Self(Arc::new(Inner { in_parts: true, ..Inner::default() }))
    }

    /// A store that keeps parts, and has what this one had when the version was stored.
    ///
    /// # Panics
    ///
    /// If that cannot be stored again.
    #[must_use]
    pub fn as_of(&self, version: u64) -> Self {
        let new = Self::in_parts();
        let appended = self.0.appended.lock().unwrap_or_else(PoisonError::into_inner);
        for appended in appended.iter().filter(|appended| appended.snapshot.version <= version) {
            let swap = new.0.store.append(appended.as_append()).wait();
            assert_eq!(swap.expect("a store in memory does not fail"), Swap::Stored);
            new.0.appended.lock().unwrap_or_else(PoisonError::into_inner).push(appended.clone());
        }
        new
    }

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
            let snapshot = if self.0.in_parts {
                let parts = append.parts.map(|parts| (parts.added.to_vec(), parts.dropped.to_vec()));
                let appended = Appended { snapshot: append.snapshot.clone(), parts };
                self.0.appended.lock().unwrap_or_else(PoisonError::into_inner).push(appended);
                let whole = self.0.store.get_version(&append.snapshot.task_id, version).wait()?;
                whole.unwrap_or_else(|| append.snapshot.clone())
            } else {
                append.snapshot.clone()
            };
            let cut = Cut { snapshot, length: trace::length() };
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

    fn keeps_parts(&self) -> bool {
        self.0.in_parts
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        self.0.store.get_stored(task_id, version)
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
