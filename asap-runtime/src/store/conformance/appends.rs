//! Rules about the compare-and-swap append.

use super::sample::{answer, append, latest, record, save, snapshot, task, versions};
use crate::error::Error;
use crate::protocol::StateSnapshot;
use crate::store::{Append, Retention, SnapshotStore, Swap};

/// Versions are appended one after the other, beginning at 1, and come back equal.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn versions_are_appended_in_order(store: &dyn SnapshotStore) {
    let task_id = task("order");
    for version in 1..=10 {
        let snapshot = snapshot(&task_id, version);
        let append = Append {
            snapshot: &snapshot,
            attempt: None,
            record: None,
            retention: Retention::All,
            parts: None,
        };
        assert_eq!(answer(store.append(append)), Swap::Stored, "version {version} is the next");
        assert_eq!(answer(store.get(&task_id)), Some(snapshot));
        assert_eq!(versions(store, &task_id), (1..=version).collect::<Vec<_>>());
    }
}

/// Any other version than the next is taken: one that is stored, one that was passed, one after a gap.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn only_the_next_version_is_appended(store: &dyn SnapshotStore) {
    let task_id = task("next");
    assert_eq!(append(store, &task_id, 2), Swap::Taken, "a task begins at 1");
    assert_eq!(answer(store.get(&task_id)), None);
    assert_eq!(append(store, &task_id, 1), Swap::Stored);
    for version in [1, 3, 4, i64::MAX.unsigned_abs()] {
        assert_eq!(append(store, &task_id, version), Swap::Taken, "version {version} does not follow 1");
    }
    assert_eq!(append(store, &task_id, 2), Swap::Stored);
    assert_eq!(append(store, &task_id, 1), Swap::Taken);
    assert_eq!(append(store, &task_id, 2), Swap::Taken);
    assert_eq!(versions(store, &task_id), [1, 2]);
    // The repetition after a lost answer: taken, and the stored id tells whose it is.
    let snapshot = snapshot(&task_id, 3);
    assert_eq!(answer(store.append(Append::new(&snapshot))), Swap::Stored);
    assert_eq!(answer(store.append(Append::new(&snapshot))), Swap::Taken);
    assert_eq!(answer(store.get_version(&task_id, 3)), Some(snapshot));
}

/// The next version is the one after the highest, whatever gaps are below it.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_append_follows_the_highest_version(store: &dyn SnapshotStore) {
    let task_id = task("highest");
    save(store, &task_id, [7, 3]);
    for version in [1, 4, 7, 9] {
        assert_eq!(append(store, &task_id, version), Swap::Taken, "version {version} does not follow 7");
    }
    assert_eq!(append(store, &task_id, 8), Swap::Stored);
    assert_eq!(versions(store, &task_id), [3, 7, 8]);
}

/// An append stores its record in the same transaction, whether there was one or not.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_append_stores_its_record_too(store: &dyn SnapshotStore) {
    let task_id = task("with-record");
    for version in 1..=3 {
        let (snapshot, mut record) = (snapshot(&task_id, version), record(&task_id, version));
        record.function = format!("of version {version}");
        let append = Append {
            snapshot: &snapshot,
            attempt: None,
            record: Some(&record),
            retention: Retention::Newest(1),
            parts: None,
        };
        assert_eq!(answer(store.append(append)), Swap::Stored);
        assert_eq!(answer(store.record(&task_id)), Some(record), "the record came with version {version}");
        assert_eq!(latest(store, &task_id), Some(version));
    }
    assert_eq!(versions(store, &task_id), [1, 3], "the retention was applied too");
    assert_eq!(append(store, &task_id, 4), Swap::Stored);
    let kept = answer(store.record(&task_id)).map(|record| record.attempt);
    assert_eq!(kept, Some(3), "an append without a record leaves the record alone");
}

/// An append that is taken stores neither snapshot nor record, and removes nothing.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_taken_append_changes_nothing(store: &dyn SnapshotStore) {
    let task_id = task("taken");
    save(store, &task_id, 1..=5);
    let first = record(&task_id, 1);
    assert_eq!(answer(store.swap_record(None, &first)), Swap::Stored);
    let before = answer(store.get_version(&task_id, 5));
    for version in [4, 5, 7] {
        let (snapshot, second) = (snapshot(&task_id, version), record(&task_id, 2));
        let retention = Retention::Newest(1);
        let append =
            Append { snapshot: &snapshot, attempt: None, record: Some(&second), retention, parts: None };
        assert_eq!(answer(store.append(append)), Swap::Taken);
        assert_eq!(answer(store.record(&task_id)).as_ref(), Some(&first), "the record is the old one");
        assert_eq!(versions(store, &task_id), [1, 2, 3, 4, 5], "nothing was removed");
        assert_eq!(answer(store.get_version(&task_id, 5)), before, "nothing was overwritten");
    }
    let unknown = task("taken-unknown");
    let (snapshot, record) = (snapshot(&unknown, 2), record(&unknown, 1));
    let append = Append { record: Some(&record), ..Append::new(&snapshot) };
    assert_eq!(answer(store.append(append)), Swap::Taken);
    assert_eq!(answer(store.record(&unknown)), None, "no record of a task that did not begin");
}

/// A snapshot or record that cannot be stored, or a record of another task, is refused and nothing changes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn invalid_appends_are_refused(store: &dyn SnapshotStore) {
    let task_id = task("invalid-append");
    let good = snapshot(&task_id, 1);
    let bad = snapshot(&task_id, 0);
    let (foreign, unnumbered) = (record(&task("foreign"), 1), record(&task_id, 0));
    let appends = [
        Append::new(&bad),
        Append { record: Some(&foreign), ..Append::new(&good) },
        Append { record: Some(&unnumbered), ..Append::new(&good) },
    ];
    for append in appends {
        let answer = store.append(append).wait();
        assert!(
            matches!(answer, Err(Error::Invalid { .. })),
            "{append:?} is invalid, the store says {answer:?}"
        );
    }
    assert_eq!(answer(store.get(&task_id)), None, "nothing was stored");
    assert_eq!(answer(store.record(&task_id)), None, "nothing was stored");
    assert_eq!(answer(store.record(&foreign.task_id)), None, "nothing was stored");
}

/// Several appends at once, of one task and of many, are all stored, each task's in its order, and the retention is applied behind each.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn several_appends_keep_their_order(store: &dyn SnapshotStore) {
    let tasks: Vec<String> = (0..3).map(|number| task(&format!("several-{number}"))).collect();
    // More than any store writes in one go; one task in a row, then two that take turns.
    let alone = (1..=700).map(|version| snapshot(&tasks[0], version));
    let turns = (1..=150).flat_map(|version| [snapshot(&tasks[1], version), snapshot(&tasks[2], version)]);
    let snapshots: Vec<StateSnapshot> = alone.chain(turns).collect();
    let retention = Retention::Newest(20);
    let appends: Vec<Append<'_>> =
        snapshots.iter().map(|snapshot| Append { retention, ..Append::new(snapshot) }).collect();
    let answers = answer(store.append_all(&appends));
    assert_eq!(answers.len(), appends.len(), "each has an answer");
    for (snapshot, stored) in snapshots.iter().zip(answers) {
        let stored = stored.unwrap_or_else(|error| panic!("version {} failed: {error}", snapshot.version));
        assert_eq!(stored, Swap::Stored, "version {} is the next", snapshot.version);
    }
    for task_id in &tasks {
        let highest = if *task_id == tasks[0] { 700 } else { 150 };
        let last = snapshots.iter().rfind(|snapshot| snapshot.task_id == *task_id);
        assert_eq!(answer(store.get(task_id)).as_ref(), last);
        let there = versions(store, task_id);
        assert_eq!(there.first(), Some(&1), "the start stays");
        let newest: Vec<u64> = (highest - 19..=highest).collect();
        assert!(there.ends_with(&newest), "the newest stay: {there:?}");
        // A store may leave a few more until it removes them together.
        assert!(there.len() <= 21 + 64, "the retention is applied: {} versions", there.len());
    }
}

/// Of several appends each has an answer of its own: behind one that is not stored none of its task's is, and other tasks do not mind.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn several_appends_have_answers_of_their_own(store: &dyn SnapshotStore) {
    let (fenced, gap, refused, fine) = (task("fenced"), task("gap"), task("refused"), task("fine"));
    for task_id in [&fenced, &gap, &refused, &fine] {
        assert_eq!(append(store, task_id, 1), Swap::Stored);
    }
    assert_eq!(answer(store.swap_record(None, &record(&fenced, 5))), Swap::Stored);
    let snapshots = [
        snapshot(&fenced, 2),
        snapshot(&fine, 2),
        snapshot(&gap, 2),
        snapshot(&gap, 4),
        snapshot(&gap, 5),
        snapshot(&refused, 2),
        snapshot(&refused, 0),
        snapshot(&refused, 4),
        snapshot(&fenced, 3),
        snapshot(&fine, 3),
    ];
    let of = |snapshot| Append { attempt: Some(4), retention: Retention::All, ..Append::new(snapshot) };
    let appends: Vec<Append<'_>> = snapshots.iter().map(of).collect();
    let answers: Vec<Option<Swap>> =
        answer(store.append_all(&appends)).into_iter().map(std::result::Result::ok).collect();
    let (stored, taken) = (Some(Swap::Stored), Some(Swap::Taken));
    assert_eq!(answers, [taken, stored, stored, taken, taken, stored, None, taken, taken, stored]);
    assert_eq!(versions(store, &fenced), [1]);
    assert_eq!(versions(store, &fine), [1, 2, 3]);
    assert_eq!(versions(store, &gap), [1, 2]);
    assert_eq!(versions(store, &refused), [1, 2]);
    assert!(answer(store.append_all(&[])).is_empty(), "nothing is asked");
}
