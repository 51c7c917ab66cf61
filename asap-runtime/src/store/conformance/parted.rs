//! A task whose list is in parts, written as the runtime writes it: it tells the store what each version brings and drops.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sample::{answer, record, snapshot, task};
use crate::parts::row::Reference;
use crate::protocol::{Data, StateSnapshot};
use crate::store::{
    Append, Part, PartChanges, PartId, PartKey, Retention, Rewrite, SnapshotStore, StoredSnapshot, Swap,
};

/// How many parts there are of a task.
pub(super) type Count<'a> = &'a dyn Fn(&str) -> usize;

/// The beginning of each list, which every version with parts has.
const HEAD: &str = "[\"-\"";

/// A part that refers to no other: a zero, and its text.
fn leaf(text: &str) -> Part {
    Part::new([&[0], text.as_bytes()].concat())
}

/// The text of an element, behind others.
fn element(name: &str) -> String {
    format!(",\"{name}\"")
}

/// A version with this list.
fn with_list(task_id: &str, version: u64, list: &str, format: u32) -> StateSnapshot {
    let data = format!(r#"{{"step":{version},"list":{list},"done":false,"$resume":{{"format":{format}}}}}"#);
    StateSnapshot { data: Data::from_trusted(data), ..snapshot(task_id, version) }
}

/// A version as a tool has it: without parts.
pub(super) fn whole(task_id: &str, version: u64, names: &[&str]) -> StateSnapshot {
    let elements: String = names.iter().map(|name| element(name)).collect();
    with_list(task_id, version, &format!("{HEAD}{elements}]"), 1)
}

/// An append of the next version: the row, and what it changes about the parts.
#[derive(Debug, Clone)]
pub(super) struct Next {
    pub(super) row: StateSnapshot,
    /// What is read of it.
    pub(super) whole: StateSnapshot,
    pub(super) added: Vec<Part>,
    pub(super) dropped: Vec<PartKey>,
    held: BTreeMap<PartId, u64>,
}

impl Next {
    pub(super) fn append(&self, attempt: Option<u64>, retention: Retention) -> Append<'_> {
        let parts = Some(PartChanges { added: &self.added, dropped: &self.dropped });
        Append { attempt, retention, parts, ..Append::new(&self.row) }
    }
}

/// A running task.
#[derive(Debug, Clone)]
pub(super) struct Parted {
    pub(super) task_id: String,
    pub(super) attempt: u64,
    /// The highest version that it knows of.
    pub(super) version: u64,
    /// The parts that this version refers to, each with the version that brought it.
    held: BTreeMap<PartId, u64>,
}

impl Parted {
    /// A task with a record, and no version yet.
    #[track_caller]
    pub(super) fn new(store: &dyn SnapshotStore, rule: &str) -> Self {
        let task_id = task(rule);
        assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
        Self::of(&task_id)
    }

    /// A task in its first attempt, of which nothing is stored yet.
    pub(super) fn of(task_id: &str) -> Self {
        Self { task_id: task_id.to_owned(), attempt: 1, version: 0, held: BTreeMap::new() }
    }

    /// A task with a version of each of these lists, and the versions as they are read.
    #[track_caller]
    pub(super) fn with(
        store: &dyn SnapshotStore,
        rule: &str,
        lists: &[&[&str]],
    ) -> (Self, Vec<StateSnapshot>) {
        let mut parted = Self::new(store, rule);
        let versions = lists.iter().map(|names| parted.append(store, names, Retention::All)).collect();
        (parted, versions)
    }

    /// The next version, with this list. A list with no element is short, and needs no part.
    pub(super) fn next(&self, names: &[&str]) -> Next {
        let (task_id, version) = (&self.task_id, self.version + 1);
        let texts: Vec<_> =
            std::iter::once(HEAD.to_owned()).chain(names.iter().map(|name| element(name))).collect();
        let parts: Vec<_> =
            if names.is_empty() { Vec::new() } else { texts.iter().map(|text| leaf(text)).collect() };
        let mut list = String::new();
        if parts.is_empty() {
            list = format!("{HEAD}]");
        } else {
            let bytes = texts.iter().map(String::len).sum();
            let parts = parts.iter().map(|part| part.id).collect();
            Reference { parts, bytes, gone: (0, 0), end: "]".to_owned() }.write(&mut list);
        }
        let row = with_list(task_id, version, &list, 2);
        let whole = StateSnapshot {
            id: row.id.clone(),
            ..with_list(task_id, version, &format!("{}]", texts.concat()), 1)
        };
        let needed: BTreeSet<_> = parts.iter().map(|part| part.id).collect();
        let key = |(id, first): (&PartId, &u64)| PartKey { first: *first, id: *id };
        let dropped = self.held.iter().filter(|(id, _)| !needed.contains(*id)).map(key).collect();
        let mut held: BTreeMap<_, _> = self
            .held
            .iter()
            .filter(|(id, _)| needed.contains(*id))
            .map(|(id, first)| (*id, *first))
            .collect();
        let mut added = Vec::new();
        for part in parts {
            held.entry(part.id).or_insert_with(|| {
                added.push(part);
                version
            });
        }
        Next { row, whole, added, dropped, held }
    }

    /// What was appended is the highest version now.
    pub(super) fn follow(&mut self, next: Next) -> StateSnapshot {
        self.version += 1;
        self.held = next.held;
        next.whole
    }

    /// Appends the next version, with this list; what is read of it.
    #[track_caller]
    pub(super) fn append(
        &mut self,
        store: &dyn SnapshotStore,
        names: &[&str],
        retention: Retention,
    ) -> StateSnapshot {
        let next = self.next(names);
        let swap = answer(store.append(next.append(Some(self.attempt), retention)));
        assert_eq!(swap, Swap::Stored, "version {} follows", self.version + 1);
        self.follow(next)
    }

    /// Goes on from what is stored, as another attempt that has just read it.
    #[track_caller]
    pub(super) fn reopen(&mut self, store: &dyn SnapshotStore) {
        let latest = answer(store.get_stored(&self.task_id, None));
        self.open(latest.as_ref());
    }

    /// As [`reopen`](Self::reopen), of what was read.
    pub(super) fn open(&mut self, latest: Option<&StoredSnapshot>) {
        self.version = latest.map_or(0, |latest| latest.snapshot.version);
        self.held.clear();
        for (key, _) in latest.into_iter().flat_map(|latest| &latest.parts) {
            let first = self.held.entry(key.id).or_insert(key.first);
            *first = key.first.max(*first);
        }
    }

    /// Goes back to a version and stores whole ones behind it, as a new attempt.
    #[track_caller]
    pub(super) fn rewrite(
        &mut self,
        store: &dyn SnapshotStore,
        keep: Option<u64>,
        snapshots: &[StateSnapshot],
    ) {
        let record = record(&self.task_id, self.attempt + 1);
        let rewrite = Rewrite { keep, snapshots, ..Rewrite::new(Some(self.attempt), &record) };
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
        self.attempt += 1;
        self.reopen(store);
    }
}

/// Each of these versions, and no other of the task, is read as it was written, in every way there is.
#[track_caller]
pub(super) fn check(store: &dyn SnapshotStore, task_id: &str, expected: &[StateSnapshot]) {
    let versions: Vec<_> = expected.iter().map(|snapshot| snapshot.version).collect();
    assert_eq!(answer(store.list_versions(task_id)), versions);
    assert_eq!(answer(store.highest(task_id)), versions.last().copied());
    assert_eq!(answer(store.get(task_id)).as_ref(), expected.last());
    let latest = answer(store.get_stored(task_id, None)).map(together);
    assert_eq!(latest.as_ref(), expected.last());
    for snapshot in expected {
        let version = snapshot.version;
        assert_eq!(answer(store.get_version(task_id, version)).as_ref(), Some(snapshot));
        let stored = answer(store.get_stored(task_id, Some(version)));
        for (key, content) in stored.iter().flat_map(|stored| &stored.parts) {
            assert_eq!(key.id, PartId::of(content), "the content of a part is its own");
            assert!(key.first <= version, "part {} came with version {}", key.id, key.first);
        }
        assert_eq!(stored.map(together).as_ref(), Some(snapshot));
    }
}

/// The whole snapshot.
///
/// # Panics
///
/// If it cannot be put together.
#[track_caller]
pub(super) fn together(stored: StoredSnapshot) -> StateSnapshot {
    match stored.whole() {
        Ok(snapshot) => snapshot,
        Err(error) => panic!("what is stored is not whole: {error}"),
    }
}

/// As many bytes, with none of them like its neighbours.
pub(super) fn bytes(count: usize) -> Arc<[u8]> {
    (0..count).map(|at| u8::try_from((at + at / 256) % 256).unwrap_or(0)).collect()
}
