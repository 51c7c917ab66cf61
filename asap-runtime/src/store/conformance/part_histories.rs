//! Any history of two tasks with parts, and what must be stored after each step of it.

use std::collections::{BTreeMap, BTreeSet};

use super::parted::{Count, Parted, check, whole};
use super::sample::{answer, record, task};
use crate::protocol::StateSnapshot;
use crate::store::{PartKey, Retention, Rewrite, SnapshotStore, Swap};

/// One step of a history: what happens, to which of two tasks and their versions, and with what. Each number is taken modulo what there is
/// to choose from.
pub type PartStep = (u8, u8, u8);

/// The steps of a history that its seed makes, for stores whose tests have no source of chance.
#[must_use]
pub fn part_steps(seed: u64, count: usize) -> Vec<PartStep> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut number = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..count).map(|_| (number(), number(), number())).collect()
}

/// A task, and what must be stored of it.
struct History {
    task: Parted,
    /// What is read of each version, and whether its row refers to parts.
    versions: BTreeMap<u64, (StateSnapshot, bool)>,
    /// The parts that there are, and the last version that needs each, if it was dropped.
    parts: BTreeMap<PartKey, Option<u64>>,
}

/// Takes these steps with two tasks of their own, and checks after each that every version is read whole and equals what was stored, and that
/// there are as many parts as versions need.
///
/// The steps are numbers so that any source of chance can make them, and make them fewer when they have failed.
///
/// # Panics
///
/// If the store breaks a rule about parts.
pub fn follow_part_history(store: &dyn SnapshotStore, count: &dyn Fn(&str) -> usize, steps: &[PartStep]) {
    let mut histories = [History::new(store), History::new(store)];
    for (kind, place, with) in steps {
        let [one, other] = &mut histories;
        let (this, other) = if place & 0x80 == 0 { (one, other) } else { (other, one) };
        let (place, with) = (usize::from(place & 0x7f), usize::from(*with));
        match kind % 14 {
            0..=5 => this.append(store, place, with),
            6 => this.append_late(store, place, with),
            7 => this.roll_back(store, place),
            8 => this.edit(store, place, with),
            9 => this.delete_version(store, place),
            10 => this.save(store, place, with),
            11 => this.begin_attempt(store),
            12 if with % 3 == 0 => this.delete(store),
            12 => {}
            _ => this.fork(store, place, other),
        }
        for history in &histories {
            history.check(store, count);
        }
    }
}

impl History {
    fn new(store: &dyn SnapshotStore) -> Self {
        let task = Parted::new(store, "history");
        Self { task, versions: BTreeMap::new(), parts: BTreeMap::new() }
    }

    fn check(&self, store: &dyn SnapshotStore, count: Count<'_>) {
        let expected: Vec<_> = self.versions.values().map(|(snapshot, _)| snapshot.clone()).collect();
        check(store, &self.task.task_id, &expected);
        // What is needed is there: it was just read. A store may know of more parts than this that no version needs any more: a whole
        // version in the place of another, or a start that was deleted, has some that stay until something else than an append happens.
        let (count, most) = (count(&self.task.task_id), self.parts.len());
        assert!(count <= most, "there are {count} parts, and {:?}", self.parts);
    }

    /// Whether a version lies between the first and the last that the part is of.
    fn needs(&self, key: &PartKey) -> bool {
        let end = self.parts[key].unwrap_or(u64::MAX);
        key.first <= end && self.versions.range(key.first..=end).next().is_some()
    }

    fn highest(&self) -> u64 {
        self.versions.last_key_value().map_or(0, |(version, _)| *version)
    }

    /// One of the versions.
    fn version(&self, place: usize) -> Option<u64> {
        self.versions.keys().nth(place % self.versions.len().max(1)).copied()
    }

    fn append(&mut self, store: &dyn SnapshotStore, place: usize, with: usize) {
        const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let names: Vec<_> =
            (0..6).filter(|bit| place >> bit & 1 == 1).map(|bit| NAMES[(bit + with / 16) % 6]).collect();
        let windows = [0, 1, 1, 2, 3, 7];
        let window = windows[with % windows.len()];
        let retention = if window == 0 { Retention::All } else { Retention::Newest(window) };
        let next = self.task.next(&names);
        assert_eq!(answer(store.append(next.append(Some(self.task.attempt), retention))), Swap::Stored);
        let version = next.row.version;
        self.parts.extend(next.added.iter().map(|part| (PartKey { first: version, id: part.id }, None)));
        for key in &next.dropped {
            self.parts.insert(*key, Some(version - 1));
        }
        let whole = self.task.follow(next);
        self.versions.insert(version, (whole, !names.is_empty()));
        self.prune(store, window);
        let is_started = self.versions.contains_key(&1);
        let gone: Vec<_> = self.parts.keys().filter(|key| !self.needs(key)).copied().collect();
        for key in gone.iter().filter(|key| key.first > 1 || is_started) {
            self.parts.remove(key);
        }
    }

    /// What the retention has removed: all that it must, and nothing that it keeps.
    fn prune(&mut self, store: &dyn SnapshotStore, window: u64) {
        let stored: BTreeSet<_> = answer(store.list_versions(&self.task.task_id)).into_iter().collect();
        let newest = usize::try_from(if window == 0 { u64::MAX } else { window }).unwrap_or(usize::MAX);
        let kept = self
            .versions
            .keys()
            .rev()
            .take(newest)
            .chain(self.versions.keys().filter(|version| **version == 1));
        assert!(kept.into_iter().all(|version| stored.contains(version)), "{stored:?} with {window} kept");
        self.versions.retain(|version, _| stored.contains(version));
    }

    /// An append that must not be stored: of a version that is not the next, or by another attempt.
    fn append_late(&self, store: &dyn SnapshotStore, place: usize, with: usize) {
        let mut late = self.task.clone();
        let (mut attempt, is_late) = (Some(late.attempt), with.is_multiple_of(2) && late.version > 0);
        if is_late {
            late.version = place as u64 % late.version;
        } else {
            attempt = Some(late.attempt + 1);
        }
        let next = late.next(&["x", "y"]);
        assert_eq!(answer(store.append(next.append(attempt, Retention::Newest(1)))), Swap::Taken);
    }

    fn roll_back(&mut self, store: &dyn SnapshotStore, place: usize) {
        let Some(version) = self.version(place) else { return };
        self.task.rewrite(store, Some(version), &[]);
        self.versions.retain(|other, _| *other <= version);
        self.settle();
    }

    /// A whole version behind the highest, or in the place of what is behind another.
    fn edit(&mut self, store: &dyn SnapshotStore, place: usize, with: usize) {
        let keep = if with.is_multiple_of(2) { self.version(place) } else { None };
        let behind = keep.unwrap_or_else(|| self.highest());
        let edited = whole(&self.task.task_id, behind + 1, &["a", "e"]);
        self.task.rewrite(store, keep, std::slice::from_ref(&edited));
        self.versions.retain(|version, _| *version <= behind);
        self.versions.insert(behind + 1, (edited, false));
        self.settle();
    }

    fn delete_version(&mut self, store: &dyn SnapshotStore, place: usize) {
        let Some(version) = self.version(place) else { return };
        assert!(answer(store.delete_version(&self.task.task_id, version)));
        self.versions.remove(&version);
        if self.versions.is_empty() {
            self.begin(store);
        } else {
            self.settle();
            self.task.reopen(store);
        }
    }

    /// A tool saves a whole version: in the place of one, behind the highest, or somewhere.
    fn save(&mut self, store: &dyn SnapshotStore, place: usize, with: usize) {
        let version = match with % 4 {
            0 | 1 => self.version(place).unwrap_or(1),
            2 => self.highest() + 1 + place as u64 % 3,
            _ => 1 + place as u64 % 9,
        };
        let saved = whole(&self.task.task_id, version, &["b", "f"]);
        answer(store.save(&saved));
        self.versions.insert(version, (saved, false));
        self.settle();
        self.task.reopen(store);
    }

    fn begin_attempt(&mut self, store: &dyn SnapshotStore) {
        let next = record(&self.task.task_id, self.task.attempt + 1);
        assert_eq!(answer(store.swap_record(Some(self.task.attempt), &next)), Swap::Stored);
        self.task.attempt += 1;
        self.task.reopen(store);
    }

    fn delete(&mut self, store: &dyn SnapshotStore) {
        assert!(answer(store.delete(&self.task.task_id)));
        self.begin(store);
    }

    /// The task is gone, and one of its name begins.
    fn begin(&mut self, store: &dyn SnapshotStore) {
        self.versions.clear();
        self.parts.clear();
        self.task = Parted::of(&self.task.task_id);
        assert_eq!(answer(store.swap_record(None, &record(&self.task.task_id, 1))), Swap::Stored);
    }

    /// In the place of the other begins a copy that goes on from one of the versions.
    fn fork(&mut self, store: &dyn SnapshotStore, place: usize, other: &mut Self) {
        let Some(version) = self.version(place) else { return };
        assert!(answer(store.delete(&other.task.task_id)));
        *other = Self { task: Parted::of(&task("fork")), versions: BTreeMap::new(), parts: BTreeMap::new() };
        let first = record(&other.task.task_id, 1);
        let mut past = Vec::new();
        for version in BTreeSet::from([1, version]) {
            past.extend(self.versions.get(&version).map(|(snapshot, _)| snapshot.clone()));
        }
        for snapshot in &mut past {
            snapshot.task_id.clone_from(&other.task.task_id);
            snapshot.id = ulid::Ulid::generate().to_string();
        }
        let rewrite = Rewrite { highest: Some(0), snapshots: &past, ..Rewrite::new(None, &first) };
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
        other.versions = past.into_iter().map(|snapshot| (snapshot.version, (snapshot, false))).collect();
        other.task.reopen(store);
    }

    /// Versions were removed, or written whole: what no version needs goes, and what the highest needs is not dropped.
    fn settle(&mut self) {
        let highest = self.highest();
        let below = self.versions.keys().rev().nth(1).copied().unwrap_or(0);
        let refers = self.versions.last_key_value().is_some_and(|(_, (_, refers))| *refers);
        for until in self.parts.values_mut() {
            if !refers && until.is_none_or(|until| until >= highest) {
                *until = Some(below);
            }
        }
        let needed: BTreeSet<_> = self.parts.keys().filter(|key| self.needs(key)).copied().collect();
        self.parts.retain(|key, _| needed.contains(key));
        for until in self.parts.values_mut() {
            if refers && until.is_some_and(|until| until >= highest) {
                *until = None;
            }
        }
    }
}
