//! A store in memory that counts what it is asked and what it hands out, and that can fail.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use asap_runtime::store::{Append, MemoryStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Error, Result, SnapshotStore, StateSnapshot};

/// What goes wrong, from some version on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing can be written; reads go well.
    DiskFull,
    /// Nothing goes well.
    Gone,
    /// Somebody else has appended the version.
    Taken,
    /// The version is stored, and its answer is lost.
    AnswerLost,
}

/// Clones are the same store.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watched(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    store: MemoryStore,
    fault: Mutex<Option<(u64, Fault)>>,
    broken: Mutex<Option<Fault>>,
    calls: AtomicU64,
    bytes: AtomicU64,
}

impl Watched {
    /// Fails when this version is appended, and from then on.
    pub(crate) fn fail_at(&self, version: u64, fault: Fault) {
        *self.0.fault.lock().unwrap() = Some((version, fault));
    }

    /// Is whole again.
    pub(crate) fn repair(&self) {
        *self.0.fault.lock().unwrap() = None;
        *self.0.broken.lock().unwrap() = None;
    }

    /// How many calls were made and how many bytes of data were handed out since the last question.
    pub(crate) fn take_reads(&self) -> (u64, u64) {
        (self.0.calls.swap(0, Ordering::Relaxed), self.0.bytes.swap(0, Ordering::Relaxed))
    }

    /// The data of every version.
    pub(crate) fn data(&self, task_id: &str) -> Vec<String> {
        let store = &self.0.store;
        let versions = store.list_versions(task_id).wait().unwrap();
        let get = |version| store.get_version(task_id, version).wait().unwrap().unwrap();
        versions.into_iter().map(|version| get(version).data.into_json()).collect()
    }

    fn fault(&self) -> Option<Fault> {
        *self.0.broken.lock().unwrap()
    }

    fn read<T>(&self, read: impl FnOnce(&MemoryStore) -> StoreFuture<'_, T>) -> Result<T> {
        self.0.calls.fetch_add(1, Ordering::Relaxed);
        if self.fault() == Some(Fault::Gone) { Err(error("read")) } else { read(&self.0.store).wait() }
    }

    fn hand_out(&self, answer: Result<Option<StateSnapshot>>) -> StoreFuture<'_, Option<StateSnapshot>> {
        if let Ok(Some(snapshot)) = &answer {
            self.0.bytes.fetch_add(snapshot.data.as_json().len() as u64, Ordering::Relaxed);
        }
        StoreFuture::ready(answer)
    }

    fn try_append(&self, append: Append<'_>) -> Result<Swap> {
        if let Some((version, fault)) = *self.0.fault.lock().unwrap()
            && append.snapshot.version == version
        {
            *self.0.broken.lock().unwrap() = Some(fault);
        }
        match self.fault() {
            None => self.0.store.append(append).wait(),
            Some(Fault::Taken) => Ok(Swap::Taken),
            Some(Fault::AnswerLost) => self.0.store.append(append).wait().and(Err(error("append"))),
            Some(_) => Err(error("append")),
        }
    }

    fn write<T>(&self, write: impl FnOnce(&MemoryStore) -> StoreFuture<'_, T>) -> Result<T> {
        match self.fault() {
            Some(Fault::DiskFull | Fault::Gone) => Err(error("write")),
            _ => write(&self.0.store).wait(),
        }
    }
}

fn error(operation: &str) -> Error {
    Error::Store { operation: operation.to_owned(), source: "no space left on device".into() }
}

impl SnapshotStore for Watched {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        StoreFuture::ready(self.write(|store| StoreFuture::ready(store.save(snapshot).wait())))
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.hand_out(self.read(|store| StoreFuture::ready(store.get(task_id).wait())))
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.hand_out(self.read(|store| StoreFuture::ready(store.get_version(task_id, version).wait())))
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        StoreFuture::ready(self.read(|store| StoreFuture::ready(store.list_versions(task_id).wait())))
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        StoreFuture::ready(self.write(|store| StoreFuture::ready(store.delete(task_id).wait())))
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        StoreFuture::ready(
            self.write(|store| StoreFuture::ready(store.delete_version(task_id, version).wait())),
        )
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.try_append(append))
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        StoreFuture::ready(self.read(|store| StoreFuture::ready(store.record(task_id).wait())))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        StoreFuture::ready(self.read(MemoryStore::records))
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.write(|store| StoreFuture::ready(store.swap_record(expected, record).wait())))
    }
}
