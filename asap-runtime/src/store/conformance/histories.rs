//! Random histories of tasks with parts, beside a simple model of them.
//!
//! The model knows which parts each version refers to, and nothing of intervals. After each deed every stored version is read whole,
//! in every way there is, no part is missing, and none is there that no stored version needs.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::parted::{Parted, check, whole};
use super::sample::{answer, record};
use crate::protocol::StateSnapshot;
use crate::store::{PartKey, Retention, SnapshotStore, Swap};

/// Those of a task that are in the store.
type Keys<'a> = &'a dyn Fn(&str) -> BTreeSet<PartKey>;

/// What lists are made of: a number says which of them are in one.
const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn names(list: u8) -> Vec<&'static str> {
    NAMES.into_iter().enumerate().filter(|(bit, _)| list >> bit & 1 == 1).map(|(_, name)| name).collect()
}

/// What is done to one of the tasks.
#[derive(Debug, Clone)]
enum Deed {
    /// Another version, with this list; so many of the newest are kept, or all.
    Append { list: u8, kept: Option<u64> },
    /// An append of somebody who is too late: of another version, or of another attempt.
    TooLate { list: u8, is_fenced: bool },
    /// Another process goes on with the task.
    Reopen,
    /// Back to one of the versions, with whole ones behind it.
    Back { to: usize, behind: Vec<(u64, u8)> },
    /// One of the versions is deleted.
    Remove(usize),
    /// A whole version, in the place of another or not.
    Save { at: u64, list: u8 },
    /// All of the task is deleted.
    Delete,
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let list = 0..1u8 << NAMES.len();
    let deed = prop_oneof![
        12 => (list.clone(), proptest::option::weighted(0.7, 1..6u64))
            .prop_map(|(list, kept)| Deed::Append { list, kept }),
        1 => (list.clone(), any::<bool>()).prop_map(|(list, is_fenced)| Deed::TooLate { list, is_fenced }),
        1 => Just(Deed::Reopen),
        2 => (any::<usize>(), vec((1..3u64, list.clone()), 0..3))
            .prop_map(|(to, behind)| Deed::Back { to, behind }),
        2 => any::<usize>().prop_map(Deed::Remove),
        2 => (any::<u64>(), list).prop_map(|(at, list)| Deed::Save { at, list }),
        1 => Just(Deed::Delete),
    ];
    vec((0..2usize, deed), 1..60)
}

/// A stored version: how it is read, and the parts that it refers to.
#[derive(Debug)]
struct Version {
    whole: StateSnapshot,
    refers: BTreeSet<PartKey>,
    is_saved: bool,
}

/// A task as it should be, and who runs it.
#[derive(Debug)]
struct Model {
    parted: Parted,
    versions: BTreeMap<u64, Version>,
    /// The last version that refers to a part, or did.
    last: BTreeMap<PartKey, u64>,
}

impl Model {
    fn new(store: &dyn SnapshotStore) -> Self {
        let parted = Parted::new(store, "history");
        Self { parted, versions: BTreeMap::new(), last: BTreeMap::new() }
    }

    fn highest(&self) -> u64 {
        self.versions.last_key_value().map_or(0, |(highest, _)| *highest)
    }

    fn nth(&self, n: usize) -> Option<u64> {
        let count = self.versions.len();
        self.versions.keys().nth(n.checked_rem(count)?).copied()
    }

    fn is_saved(&mut self, whole: StateSnapshot) {
        let version = whole.version;
        self.versions.insert(version, Version { whole, refers: BTreeSet::new(), is_saved: true });
        self.forget();
    }

    /// What no version that is stored has referred to goes, and what lies behind the highest never was.
    fn forget(&mut self) {
        let highest = self.highest();
        self.last.retain(|key, _| key.first <= highest);
        self.last.values_mut().for_each(|last| *last = highest.min(*last));
    }

    fn act(&mut self, store: &dyn SnapshotStore, deed: &Deed) {
        let task_id = self.parted.task_id.clone();
        match deed {
            Deed::Append { list, kept } => self.append(store, *list, *kept),
            Deed::TooLate { list, is_fenced } => {
                let mut late = self.parted.clone();
                late.version += u64::from(!is_fenced);
                let next = late.next(&names(*list));
                let attempt = late.attempt + u64::from(*is_fenced);
                let swap = answer(store.append(next.append(Some(attempt), Retention::Newest(1))));
                assert_eq!(swap, Swap::Taken);
            }
            Deed::Reopen => self.parted.reopen(store),
            Deed::Back { to, behind } => {
                let Some(keep) = self.nth(*to) else { return };
                let mut version = keep;
                let added: Vec<_> = behind
                    .iter()
                    .map(|(steps, list)| {
                        version += steps;
                        whole(&task_id, version, &names(*list))
                    })
                    .collect();
                self.parted.rewrite(store, Some(keep), &added);
                self.versions.split_off(&(keep + 1));
                self.forget();
                added.into_iter().for_each(|whole| self.is_saved(whole));
            }
            Deed::Remove(nth) => {
                let Some(version) = self.nth(*nth) else { return };
                assert!(answer(store.delete_version(&task_id, version)));
                self.versions.remove(&version);
                self.forget();
                self.go_on(store);
            }
            Deed::Save { at, list } => {
                let whole = whole(&task_id, 1 + at % (self.highest() + 3), &names(*list));
                answer(store.save(&whole));
                self.is_saved(whole);
                self.go_on(store);
            }
            Deed::Delete => {
                assert!(answer(store.delete(&task_id)), "it has a record at least");
                self.versions.clear();
                self.forget();
                self.go_on(store);
            }
        }
    }

    /// Who runs the task looks at it again. With its last version the record has gone.
    fn go_on(&mut self, store: &dyn SnapshotStore) {
        if answer(store.record(&self.parted.task_id)).is_none() {
            self.parted.attempt = 1;
            let first = record(&self.parted.task_id, 1);
            assert_eq!(answer(store.swap_record(None, &first)), Swap::Stored);
        }
        self.parted.reopen(store);
    }

    fn append(&mut self, store: &dyn SnapshotStore, list: u8, kept: Option<u64>) {
        let retention = kept.map_or(Retention::All, Retention::Newest);
        let whole = self.parted.append(store, &names(list), retention);
        let version = whole.version;
        let refers = self.parted.refers();
        self.last.extend(refers.iter().map(|key| (*key, version)));
        self.versions.insert(version, Version { whole, refers, is_saved: false });
        if let Some(kept) = kept {
            let window = self.versions.keys().filter(|version| **version > 1);
            let out = window.clone().count().saturating_sub(usize::try_from(kept).expect("a few"));
            let out: Vec<_> = window.take(out).copied().collect();
            out.iter().for_each(|version| drop(self.versions.remove(version)));
        }
    }

    fn check(&self, store: &dyn SnapshotStore, keys: Keys<'_>) {
        let task_id = &self.parted.task_id;
        let expected: Vec<_> = self.versions.values().map(|version| version.whole.clone()).collect();
        check(store, task_id, &expected);
        for whole in &expected {
            assert_eq!(answer(store.find(&whole.id, Some(task_id))).as_ref(), Some(whole));
        }
        let (stored, needed): (_, BTreeSet<_>) =
            (keys(task_id), self.versions.values().flat_map(|version| &version.refers).copied().collect());
        assert!(stored.is_superset(&needed), "missing: {:?}", &needed - &stored);
        for key in &stored - &needed {
            // One that was saved in the place of a version, or between two, lets stay what passes it.
            let mut passed =
                self.last.get(&key).into_iter().flat_map(|last| self.versions.range(key.first..=*last));
            assert!(passed.any(|(_, version)| version.is_saved), "no version needs {key:?}");
        }
    }
}

/// Draws histories of two tasks, which know the same contents, and holds a store against them. `keys` are the parts of a task.
pub(in crate::store) fn hold<S: SnapshotStore>(
    cases: u32,
    open: impl Fn() -> S,
    keys: impl Fn(&S, &str) -> BTreeSet<PartKey>,
) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let held = runner.run(&deeds(), |deeds| {
        let store = open();
        let mut tasks = [Model::new(&store), Model::new(&store)];
        for (task, deed) in &deeds {
            tasks[*task].act(&store, deed);
            tasks.iter().for_each(|task| task.check(&store, &|task_id| keys(&store, task_id)));
        }
        Ok(())
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}
