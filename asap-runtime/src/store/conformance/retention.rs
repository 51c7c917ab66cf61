//! Rules about what an append removes.

use super::sample::{answer, append_retaining, save, task, versions};
use crate::store::{Append, Retention, SnapshotStore, Swap};

#[track_caller]
fn append_all(
    store: &dyn SnapshotStore,
    task_id: &str,
    numbers: impl IntoIterator<Item = u64>,
    retention: Retention,
) {
    for version in numbers {
        assert_eq!(append_retaining(store, task_id, version, retention), Swap::Stored);
    }
}

fn with_start(newest: impl IntoIterator<Item = u64>) -> Vec<u64> {
    std::iter::once(1).chain(newest).collect()
}

/// `Retention::All` removes nothing.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn all_versions_are_retained(store: &dyn SnapshotStore) {
    let task_id = task("retain-all");
    append_all(store, &task_id, 1..=120, Retention::All);
    assert_eq!(versions(store, &task_id), (1..=120).collect::<Vec<_>>());
}

/// After every single append, exactly the newest and the start are there, and they are readable.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_newest_and_the_start_are_retained(store: &dyn SnapshotStore) {
    for window in [2, 3, 5] {
        let task_id = task("retain-newest");
        for version in 1..=20_u64 {
            append_all(store, &task_id, [version], Retention::Newest(window));
            let lowest = version.saturating_sub(window - 1).max(2);
            assert_eq!(versions(store, &task_id), with_start(lowest..=version), "after version {version}");
        }
        for version in with_start(21 - window..=20) {
            let found = answer(store.get_version(&task_id, version)).map(|found| found.version);
            assert_eq!(found, Some(version), "what is listed can be read");
        }
        assert_eq!(answer(store.get_version(&task_id, 2)), None, "what was removed is gone");
    }
}

/// `Retention::Newest(1)` keeps the latest and the start; 0 is read as 1.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn only_the_latest_can_be_retained(store: &dyn SnapshotStore) {
    for window in [0, 1] {
        let task_id = task("retain-latest");
        append_all(store, &task_id, [1], Retention::Newest(window));
        assert_eq!(versions(store, &task_id), [1]);
        for version in 2..=10 {
            append_all(store, &task_id, [version], Retention::Newest(window));
            assert_eq!(versions(store, &task_id), [1, version]);
        }
    }
}

/// The default keeps the newest 100 and the start, and no more than an eighth of them below.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_default_retention_is_a_hundred(store: &dyn SnapshotStore) {
    let task_id = task("retain-default");
    for (last, lowest) in [(100, 2_u64), (101, 2), (102, 3), (230, 131)] {
        let next = versions(store, &task_id).last().map_or(1, |highest| highest + 1);
        append_all(store, &task_id, next..=last, Append::new(&super::sample::snapshot("", 1)).retention);
        let found = versions(store, &task_id);
        let begins = found.get(1).copied().unwrap_or(last);
        assert_eq!(found, with_start(begins..=last), "after version {last}");
        assert!(
            (lowest.saturating_sub(12).max(2)..=lowest).contains(&begins),
            "after version {last}: {begins}"
        );
    }
}

/// The newest are counted by what is stored: a gap takes no place.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn gaps_do_not_count(store: &dyn SnapshotStore) {
    let task_id = task("gaps");
    save(store, &task_id, [1, 10, 20, 30]);
    append_all(store, &task_id, [31], Retention::Newest(3));
    assert_eq!(versions(store, &task_id), [1, 20, 30, 31]);
    append_all(store, &task_id, [32], Retention::Newest(3));
    assert_eq!(versions(store, &task_id), [1, 30, 31, 32]);
    append_all(store, &task_id, 33..=40, Retention::Newest(3));
    assert_eq!(versions(store, &task_id), [1, 38, 39, 40]);
    assert!(answer(store.delete_version(&task_id, 39)));
    append_all(store, &task_id, [41], Retention::Newest(3));
    assert_eq!(versions(store, &task_id), [1, 38, 40, 41]);
    let startless = task("gaps-startless");
    save(store, &startless, [4, 5, 6]);
    append_all(store, &startless, [7], Retention::Newest(2));
    assert_eq!(versions(store, &startless), [6, 7], "a start that is not there takes no place either");
}

/// Each append applies the retention that it brings.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_retention_may_change(store: &dyn SnapshotStore) {
    let task_id = task("retain-changing");
    append_all(store, &task_id, 1..=20, Retention::All);
    append_all(store, &task_id, [21], Retention::Newest(7));
    assert_eq!(versions(store, &task_id), with_start(15..=21), "a smaller window removes at once");
    append_all(store, &task_id, [22, 23], Retention::Newest(5));
    assert_eq!(versions(store, &task_id), with_start(19..=23));
    append_all(store, &task_id, [24, 25, 26], Retention::Newest(7));
    assert_eq!(versions(store, &task_id), with_start(20..=26), "a larger one fills up");
    append_all(store, &task_id, [27], Retention::All);
    append_all(store, &task_id, [28], Retention::Newest(7));
    assert_eq!(versions(store, &task_id), with_start(22..=28));
    append_all(store, &task_id, [29], Retention::Newest(u64::MAX));
    assert_eq!(versions(store, &task_id), with_start(22..=29));
}

/// A save removes nothing, and an append nothing of another task.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn saves_and_other_tasks_are_not_pruned(store: &dyn SnapshotStore) {
    let (task_id, other) = (task("pruned"), task("pruned-other"));
    save(store, &other, 1..=10);
    append_all(store, &task_id, 1..=5, Retention::Newest(1));
    save(store, &task_id, [2, 3, 7]);
    assert_eq!(versions(store, &task_id), [1, 2, 3, 5, 7], "a save applies no retention");
    append_all(store, &task_id, [8], Retention::Newest(1));
    assert_eq!(versions(store, &task_id), [1, 8]);
    assert_eq!(versions(store, &other), (1..=10).collect::<Vec<_>>());
}
