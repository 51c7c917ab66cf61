//! Rules about `save` and the reads.

use chrono::TimeDelta;

use super::sample::{answer, latest, save, snapshot, task, time, versions};
use crate::error::Error;
use crate::protocol::Data;
use crate::store::SnapshotStore;

/// A snapshot comes back equal, field by field, with its keys in the order they were written.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn snapshots_come_back_equal(store: &dyn SnapshotStore) {
    let task_id = task("equal");
    let data = r#"{"z":1,"a":{"é":"\u0000\"\\ ü 漢 🦀","b":[1.5,-0.0,18446744073709551615,true,null,{}]},"":[],"$resume":{"format":1}}"#;
    for (version, checkpoint) in [(1, false), (2, true)] {
        let mut saved = snapshot(&task_id, version);
        saved.data = Data::from_trusted(data.to_owned());
        saved.checkpoint = checkpoint;
        saved.id = format!("any id, {version}");
        answer(store.save(&saved));
        assert_eq!(
            answer(store.get_version(&task_id, version)),
            Some(saved.clone()),
            "the version comes back equal"
        );
        assert_eq!(answer(store.get(&task_id)), Some(saved), "the latest comes back equal");
    }
    let mut empty = snapshot(&task_id, 3);
    empty.data = Data::from_trusted("{}".to_owned());
    empty.id = String::new();
    answer(store.save(&empty));
    assert_eq!(answer(store.get(&task_id)), Some(empty), "an empty object and an empty id come back equal");
}

/// Times come back to the microsecond; what is below is cut off, before 1970 too.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn times_are_kept_to_the_microsecond(store: &dyn SnapshotStore) {
    let task_id = task("times");
    let whole = time(0) - TimeDelta::microseconds(678_901);
    let past = whole - TimeDelta::days(365 * 1000);
    let times =
        [whole, time(0), time(0) + TimeDelta::microseconds(99), past, past + TimeDelta::microseconds(1)];
    for (version, kept) in (1..).zip(times) {
        for below in [0, 1, 999] {
            let mut saved = snapshot(&task_id, version);
            saved.created_at = kept + TimeDelta::nanoseconds(below);
            answer(store.save(&saved));
            let found = answer(store.get_version(&task_id, version)).map(|found| found.created_at);
            assert_eq!(found, Some(kept), "{} is kept to the microsecond", saved.created_at);
        }
    }
}

/// Any text is a task id, and two are the same only if their bytes are. One with a NUL may be refused.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn any_text_is_a_task_id(store: &dyn SnapshotStore) {
    let base = task("Id");
    let ends = [
        "", " ", "\0", "\0x", "x", "X", "%", "_", "*", "'; --", "\"", "\\", "/../", ":", "{}", "é",
        "e\u{301}", "漢🦀",
    ];
    let mut ids: Vec<String> = ends.iter().map(|end| format!("{base}{end}")).collect();
    ids.push(base.to_lowercase());
    ids.push(format!("{base}{}", "long".repeat(250)));
    ids.retain(|id| match store.save(&snapshot(id, 1)).wait() {
        Ok(()) => true,
        Err(Error::Invalid { .. }) if id.contains('\0') => false,
        Err(error) => panic!("`{id}` is a task id, the store says {error}"),
    });
    for id in &ids {
        let found = answer(store.get(id)).map(|found| found.task_id);
        assert_eq!(found.as_ref(), Some(id), "the task is found by its own id");
        assert!(answer(store.delete(id)), "`{id}` is deleted, and no other was with it");
    }
    // This one cannot be anybody's own, so only its use is checked.
    answer(store.save(&snapshot("", 1)));
    assert!(answer(store.get("")).is_some(), "an empty id is an id");
    answer(store.delete(""));
}

/// Data of a megabyte comes back equal.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn large_data_comes_back_equal(store: &dyn SnapshotStore) {
    let task_id = task("large");
    let mut saved = snapshot(&task_id, 1);
    saved.data = Data::from_trusted(format!(r#"{{"text":"{}"}}"#, "é漢x".repeat(180_000)));
    answer(store.save(&saved));
    assert!(answer(store.get(&task_id)) == Some(saved), "a megabyte comes back equal");
}

/// What the caller does with its copies changes nothing in the store.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn values_are_owned(store: &dyn SnapshotStore) {
    let task_id = task("owned");
    let original = snapshot(&task_id, 1);
    let mut mine = original.clone();
    answer(store.save(&mine));
    mine.data = Data::from_trusted(r#"{"changed":true}"#.to_owned());
    assert_eq!(answer(store.get(&task_id)).as_ref(), Some(&original), "the saved value is the store's own");
    if let Some(mut found) = answer(store.get(&task_id)) {
        found.data = mine.data;
    }
    assert_eq!(answer(store.get(&task_id)), Some(original), "the returned value is the caller's own");
}

/// The latest is the highest version, not the one saved last: 1, 3, 2 gives 3.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_latest_is_the_highest(store: &dyn SnapshotStore) {
    let task_id = task("latest");
    for (saved, highest) in [(1, 1), (3, 3), (2, 3), (11, 11), (9, 11), (100, 100)] {
        save(store, &task_id, [saved]);
        assert_eq!(latest(store, &task_id), Some(highest), "after version {saved} was saved");
    }
}

/// The first version to be saved may be any: 5, say.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_first_version_may_be_any(store: &dyn SnapshotStore) {
    let task_id = task("first");
    save(store, &task_id, [5]);
    assert_eq!(latest(store, &task_id), Some(5));
    assert_eq!(answer(store.get_version(&task_id, 1)), None, "version 1 was not saved");
    assert_eq!(versions(store, &task_id), [5]);
    let highest = i64::MAX.unsigned_abs();
    save(store, &task_id, [highest]);
    assert_eq!(latest(store, &task_id), Some(highest), "the highest version there is");
}

/// A save of a stored version replaces it whole.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_save_overwrites(store: &dyn SnapshotStore) {
    let task_id = task("overwrite");
    save(store, &task_id, [1, 2]);
    let mut second = snapshot(&task_id, 1);
    second.data = Data::from_trusted(r#"{"second":true}"#.to_owned());
    second.checkpoint = !second.checkpoint;
    second.created_at = time(9);
    answer(store.save(&second));
    assert_eq!(answer(store.get_version(&task_id, 1)), Some(second), "every field is the new one");
    assert_eq!(versions(store, &task_id), [1, 2], "there is still one of each");
}

/// What was never stored is nothing, and no error.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn what_is_unknown_is_nothing(store: &dyn SnapshotStore) {
    let task_id = task("unknown");
    assert_eq!(answer(store.get(&task_id)), None, "an unknown task has no latest version");
    assert_eq!(answer(store.get_version(&task_id, 1)), None, "an unknown task has no version 1");
    assert!(versions(store, &task_id).is_empty(), "an unknown task has no versions");
    assert_eq!(answer(store.record(&task_id)), None, "an unknown task has no record");
    save(store, &task_id, [1, 3]);
    for version in [0, 2, 4, i64::MAX.unsigned_abs(), u64::MAX] {
        assert_eq!(answer(store.get_version(&task_id, version)), None, "version {version} was not saved");
    }
    assert_eq!(answer(store.record(&task_id)), None, "a save makes no record");
}

/// Versions are listed in ascending order of their numbers, as soon as they are stored.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn versions_are_listed_ascending(store: &dyn SnapshotStore) {
    let task_id = task("ascending");
    let mut expected = Vec::new();
    for version in [10, 2, 1, 30, 9, 100, 3] {
        save(store, &task_id, [version]);
        expected.push(version);
        expected.sort_unstable();
        assert_eq!(versions(store, &task_id), expected, "after version {version} was saved");
    }
}

/// No task sees another's versions.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn tasks_are_isolated(store: &dyn SnapshotStore) {
    let ids: Vec<String> = (0..20).map(|number| task(&format!("isolated-{number}"))).collect();
    for version in 1..=5 {
        for id in &ids {
            save(store, id, [version]);
        }
    }
    let (gone, others) = ids.split_at(1);
    assert!(answer(store.delete(&gone[0])));
    for id in others {
        assert_eq!(versions(store, id), [1, 2, 3, 4, 5], "every task has its own five");
        let found = answer(store.get(id)).map(|found| (found.task_id, found.version));
        assert_eq!(found, Some((id.clone(), 5)));
    }
    assert!(versions(store, &gone[0]).is_empty());
}

/// Versions that cannot be stored everywhere are refused, and nothing changes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn invalid_snapshots_are_refused(store: &dyn SnapshotStore) {
    let task_id = task("invalid");
    save(store, &task_id, [1]);
    let mut refused: Vec<_> = [0, i64::MAX.unsigned_abs() + 1, u64::MAX]
        .into_iter()
        .map(|version| snapshot(&task_id, version))
        .collect();
    let mut late = snapshot(&task_id, 2);
    late.created_at += TimeDelta::days(366 * 8000);
    refused.push(late);
    for snapshot in refused {
        let answer = store.save(&snapshot).wait();
        assert!(
            matches!(answer, Err(Error::Invalid { .. })),
            "version {} of {} is invalid, the store says {answer:?}",
            snapshot.version,
            snapshot.created_at
        );
    }
    assert_eq!(versions(store, &task_id), [1], "nothing was stored");
}
