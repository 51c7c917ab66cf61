//! The store that lives and dies with the process.

mod messages;
mod parts;
mod places;
mod queue;
mod rewrite;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use messages::Mail;
use parts::Parts;
use places::{Places, State};

use super::check::{self, to_micros};
use super::queue::Bell;
use super::{
    Append, Retention, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord,
};
use crate::error::Result;
use crate::parts::row;
use crate::protocol::StateSnapshot;

/// A store in this process's memory: for tests, and for tasks that need not outlive the process.
///
/// Acknowledged means kept until the store is dropped. Values are the store's own; what a caller does with its
/// snapshot afterwards changes nothing here.
#[derive(Debug, Default)]
pub struct MemoryStore {
    tasks: Mutex<Tasks>,
    bell: Arc<Bell>,
}

/// All tasks, and where they stand in queues.
#[derive(Debug, Default)]
struct Tasks {
    kept: HashMap<String, Kept>,
    places: Places,
}

/// All of one task. A task of which nothing is left is not in the map.
#[derive(Debug, Default)]
struct Kept {
    // Shared, so that large data is copied and dropped outside of the lock.
    versions: BTreeMap<u64, Arc<StateSnapshot>>,
    record: Option<TaskRecord>,
    mail: Mail,
    parts: Parts,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many parts there are of a task.
    #[cfg(test)]
    pub(crate) fn parts_of(&self, task_id: &str) -> usize {
        self.tasks().kept.get(task_id).map_or(0, |kept| kept.parts.len())
    }

    fn tasks(&self) -> MutexGuard<'_, Tasks> {
        // No method panics between two changes that belong together, so a poisoned map is a consistent one.
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A snapshot as it is stored; what is large is copied outside of the lock.
    fn find(
        &self,
        task_id: &str,
        pick: impl Fn(&Kept) -> Option<&Arc<StateSnapshot>>,
    ) -> Option<StoredSnapshot> {
        let (found, parts) = {
            let tasks = self.tasks();
            let kept = tasks.kept.get(task_id)?;
            let found = Arc::clone(pick(kept)?);
            let parts = kept.parts.of(found.version);
            (found, parts)
        };
        Some(StoredSnapshot { snapshot: StateSnapshot::clone(&found), parts })
    }

    fn find_whole(
        &self,
        task_id: &str,
        pick: impl Fn(&Kept) -> Option<&Arc<StateSnapshot>>,
    ) -> Result<Option<StateSnapshot>> {
        self.find(task_id, pick).map(StoredSnapshot::whole).transpose()
    }

    fn append_now(&self, append: Append<'_>) -> Result<Swap> {
        check::append(&append)?;
        let owned = own(append.snapshot);
        let record = append.record.map(own_record);
        let mut dropped = Dropped::default();
        let swap = self.tasks().append(&append, owned, record, &mut dropped);
        Ok(swap)
    }

    fn delete_version_now(&self, task_id: &str, version: u64) -> bool {
        let mut tasks = self.tasks();
        let Some(kept) = tasks.kept.get_mut(task_id) else { return false };
        let removed = kept.versions.remove(&version);
        if removed.is_some() && kept.versions.is_empty() {
            tasks.remove(task_id);
        } else if removed.is_some() {
            kept.settle();
        }
        removed.is_some()
    }

    fn swap_record_now(&self, expected: Option<u64>, record: &TaskRecord) -> Result<Swap> {
        check::record(record)?;
        let owned = own_record(record);
        let mut tasks = self.tasks();
        let stored = tasks.kept.get(&record.task_id).and_then(|kept| kept.record.as_ref());
        if stored.map(|stored| stored.attempt) != expected {
            return Ok(Swap::Taken);
        }
        let claims = expected.is_some_and(|expected| expected != record.attempt);
        // Whoever ends a task from outside does not see that it has ended by itself meanwhile.
        if claims && record.status.is_terminal() && stored.is_some_and(|stored| stored.status.is_over()) {
            return Ok(Swap::Taken);
        }
        let claims_to_run = claims && !record.status.is_terminal();
        if claims_to_run && tasks.places.is_leased(&record.task_id, owned.updated_at) {
            return Ok(Swap::Taken);
        }
        if claims || record.status.is_terminal() {
            tasks.places.set(&record.task_id, State::Out);
        }
        tasks.kept.entry(record.task_id.clone()).or_default().record = Some(owned);
        let woken = record.wakes().and_then(|parent| tasks.wake(parent, to_micros(record.updated_at)));
        drop(tasks);
        if woken.is_some() {
            self.bell.ring();
        }
        Ok(if woken == Some(true) { Swap::Woke } else { Swap::Stored })
    }
}

impl Tasks {
    fn append(
        &mut self,
        append: &Append<'_>,
        owned: Arc<StateSnapshot>,
        record: Option<TaskRecord>,
        dropped: &mut Dropped,
    ) -> Swap {
        let snapshot = append.snapshot;
        let kept = match self.kept.get_mut(&snapshot.task_id) {
            Some(kept) => kept,
            None if snapshot.version == 1 => self.kept.entry(snapshot.task_id.clone()).or_default(),
            None => return Swap::Taken,
        };
        if !kept.admits(snapshot.version, append.attempt) {
            return Swap::Taken;
        }
        kept.versions.insert(snapshot.version, owned);
        if let Some(changes) = &append.parts {
            kept.parts.append(snapshot.version, changes, kept.versions.contains_key(&1));
        }
        if record.is_some() {
            kept.record = record;
        }
        kept.prune(append.retention, dropped);
        Swap::Stored
    }

    fn remove(&mut self, task_id: &str) -> Option<Kept> {
        self.places.remove(task_id);
        self.kept.remove(task_id)
    }
}

/// Pruned snapshots, to be freed after the lock was released. One is the rule, and needs no allocation.
#[derive(Debug, Default)]
struct Dropped {
    first: Option<Arc<StateSnapshot>>,
    others: Vec<Arc<StateSnapshot>>,
    parts: Vec<Arc<[u8]>>,
}

impl Kept {
    fn latest(&self) -> Option<&Arc<StateSnapshot>> {
        self.versions.last_key_value().map(|(_, latest)| latest)
    }

    fn admits(&self, version: u64, attempt: Option<u64>) -> bool {
        let highest = self.versions.last_key_value().map_or(0, |(highest, _)| *highest);
        let fenced = match (attempt, &self.record) {
            (Some(attempt), Some(record)) => record.attempt != attempt,
            _ => false,
        };
        version == highest + 1 && !fenced
    }

    fn prune(&mut self, retention: Retention, dropped: &mut Dropped) {
        let Some(window) = retention.window() else { return };
        let window = usize::try_from(window).unwrap_or(usize::MAX);
        let start = usize::from(self.versions.contains_key(&1));
        while self.versions.len() - start > window {
            let Some(oldest) = self.versions.range(2..).next().map(|(version, _)| *version) else { return };
            let removed = self.versions.remove(&oldest);
            if dropped.first.is_none() {
                dropped.first = removed;
            } else {
                dropped.others.extend(removed);
            }
        }
        if !self.parts.is_empty()
            && let Some(lowest) = self.versions.range(2..).next().map(|(version, _)| *version)
        {
            dropped.parts = self.parts.prune(lowest);
        }
    }

    /// Brings the parts in line with the versions, after some were removed, or written whole.
    fn settle(&mut self) -> Vec<Arc<[u8]>> {
        if self.parts.is_empty() {
            return Vec::new();
        }
        let versions = self.versions.keys().copied().collect();
        let latest = self.versions.last_key_value();
        let is_whole = latest.is_none_or(|(_, latest)| !row::refers(latest.data.as_json()));
        self.parts.settle(&versions, is_whole)
    }
}

fn own(snapshot: &StateSnapshot) -> Arc<StateSnapshot> {
    let mut owned = snapshot.clone();
    owned.created_at = to_micros(owned.created_at);
    Arc::new(owned)
}

fn own_record(record: &TaskRecord) -> TaskRecord {
    let mut owned = record.clone();
    owned.created_at = to_micros(owned.created_at);
    owned.updated_at = to_micros(owned.updated_at);
    owned.failing_since = owned.failing_since.map(to_micros);
    owned
}

impl SnapshotStore for MemoryStore {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        StoreFuture::ready(check::snapshot(snapshot).map(|()| {
            let owned = own(snapshot);
            let mut tasks = self.tasks();
            let kept = tasks.kept.entry(snapshot.task_id.clone()).or_default();
            let replaced = kept.versions.insert(snapshot.version, owned);
            let settled = kept.settle();
            drop(tasks);
            drop((replaced, settled));
        }))
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        StoreFuture::ready(self.find_whole(task_id, Kept::latest))
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        StoreFuture::ready(self.find_whole(task_id, |kept| kept.versions.get(&version)))
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let tasks = self.tasks();
        let latest = tasks.kept.get(task_id).and_then(Kept::latest);
        StoreFuture::ready(Ok(latest.map(|latest| latest.version)))
    }

    fn keeps_parts(&self) -> bool {
        true
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        StoreFuture::ready(Ok(match version {
            Some(version) => self.find(task_id, |kept| kept.versions.get(&version)),
            None => self.find(task_id, Kept::latest),
        }))
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        let tasks = self.tasks();
        let versions = tasks.kept.get(task_id).map(|kept| kept.versions.keys().copied().collect());
        StoreFuture::ready(Ok(versions.unwrap_or_default()))
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        let removed = self.tasks().remove(task_id);
        StoreFuture::ready(Ok(removed.is_some()))
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        StoreFuture::ready(Ok(self.delete_version_now(task_id, version)))
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.append_now(append))
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        StoreFuture::ready(Ok(self.tasks().kept.get(task_id).and_then(|kept| kept.record.clone())))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        let mut records: Vec<_> = self.tasks().kept.values().filter_map(|kept| kept.record.clone()).collect();
        records.sort_by(|a, b| (a.created_at, &a.task_id).cmp(&(b.created_at, &b.task_id)));
        StoreFuture::ready(Ok(records.into_iter().map(Ok).collect()))
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.swap_record_now(expected, record))
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.rewrite_now(&rewrite))
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        StoreFuture::ready(self.find_now(id, task_id))
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{ProptestConfig, any};

    use super::*;
    use crate::store::conformance;

    #[test]
    fn it_conforms() {
        conformance::run_all(|| Arc::new(MemoryStore::new()));
    }

    #[test]
    fn it_conforms_when_it_is_shared() {
        let store: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
        conformance::run_shared(|| Arc::clone(&store));
    }

    #[test]
    fn its_past_can_be_changed() {
        conformance::run_rewrites(|| Arc::new(MemoryStore::new()));
        let store: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
        conformance::run_shared_rewrites(|| Arc::clone(&store));
    }

    #[test]
    fn its_parts_conform() {
        let store = Arc::new(MemoryStore::new());
        let count = |task_id: &str| store.parts_of(task_id);
        conformance::run_parts(|| Arc::clone(&store) as _, count);
        conformance::run_shared_parts(|| Arc::clone(&store) as _, count);
    }

    proptest::proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_history_of_parts_is_kept(steps in vec(any::<conformance::PartStep>(), 1..60)) {
            let store = MemoryStore::new();
            let count = |task_id: &str| store.tasks().kept.get(task_id).map_or(0, |kept| kept.parts.len());
            conformance::follow_part_history(&store, &count, &steps);
        }
    }

    #[test]
    fn its_queues_conform() {
        conformance::run_queues(|| Arc::new(MemoryStore::new()));
    }
}
