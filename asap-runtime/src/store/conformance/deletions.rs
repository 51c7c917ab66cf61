//! Rules about deleting.

use super::sample::{answer, append, latest, record, save, task, versions};
use crate::store::{SnapshotStore, Swap};

/// One version can be deleted, and the others stay.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn one_version_can_be_deleted(store: &dyn SnapshotStore) {
    let task_id = task("delete-one");
    save(store, &task_id, 1..=3);
    assert!(answer(store.delete_version(&task_id, 2)), "version 2 was there");
    assert_eq!(versions(store, &task_id), [1, 3]);
    assert_eq!(answer(store.get_version(&task_id, 2)), None);
    assert_eq!(latest(store, &task_id), Some(3));
}

/// After the highest version was deleted, the next highest is the latest, and an append follows it.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn deleting_the_latest_uncovers_the_next(store: &dyn SnapshotStore) {
    let task_id = task("delete-latest");
    save(store, &task_id, [1, 2, 5]);
    assert!(answer(store.delete_version(&task_id, 5)));
    assert_eq!(latest(store, &task_id), Some(2));
    assert_eq!(append(store, &task_id, 6), Swap::Taken, "version 5 is gone");
    assert_eq!(append(store, &task_id, 3), Swap::Stored);
    assert_eq!(latest(store, &task_id), Some(3));
}

/// With its last version a task's record goes, and with any other it stays.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn deleting_the_last_removes_the_task(store: &dyn SnapshotStore) {
    let task_id = task("delete-last");
    save(store, &task_id, [1, 2]);
    assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
    assert!(answer(store.delete_version(&task_id, 2)));
    assert!(answer(store.record(&task_id)).is_some(), "a version is left");
    assert!(answer(store.delete_version(&task_id, 1)));
    assert_eq!(answer(store.record(&task_id)), None, "no version is left");
    assert_eq!(answer(store.get(&task_id)), None);
    assert!(versions(store, &task_id).is_empty());
    assert!(!answer(store.delete(&task_id)), "nothing is left");
}

/// A task is deleted with all of its versions and its record, also if it has only one of the two.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_task_can_be_deleted_whole(store: &dyn SnapshotStore) {
    for (has_versions, has_record) in [(true, true), (true, false), (false, true)] {
        let task_id = task("delete-all");
        if has_versions {
            save(store, &task_id, [1, 2, 7]);
        }
        if has_record {
            assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
        }
        assert!(answer(store.delete(&task_id)), "something was there");
        assert_eq!(answer(store.get(&task_id)), None);
        assert!(versions(store, &task_id).is_empty());
        assert_eq!(answer(store.record(&task_id)), None);
        assert!(!answer(store.delete(&task_id)), "nothing is left");
    }
}

/// The deletion of what is not there is no error; it says that nothing was deleted.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn deleting_nothing_is_false(store: &dyn SnapshotStore) {
    let task_id = task("delete-nothing");
    assert!(!answer(store.delete(&task_id)), "the task is unknown");
    assert!(!answer(store.delete_version(&task_id, 1)), "the task is unknown");
    assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
    assert!(!answer(store.delete_version(&task_id, 1)), "the task has no versions");
    assert!(answer(store.record(&task_id)).is_some(), "the record stays, for no version was deleted");
    save(store, &task_id, [1, 3]);
    for version in [0, 2, 4, u64::MAX] {
        assert!(!answer(store.delete_version(&task_id, version)), "version {version} is not there");
    }
    assert_eq!(versions(store, &task_id), [1, 3]);
}

/// A task that was deleted begins again at version 1, without its old record.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_deleted_task_can_begin_again(store: &dyn SnapshotStore) {
    let task_id = task("again");
    for _ in 0..2 {
        assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
        for version in 1..=3 {
            assert_eq!(append(store, &task_id, version), Swap::Stored);
        }
        assert!(answer(store.delete(&task_id)));
    }
}
