//! The rule that an old attempt at a task can no longer write.

use super::sample::{answer, latest, record, snapshot, task};
use crate::store::{Append, Retention, SnapshotStore, Swap};

/// While a task has a record, only the attempt in it appends; an append that names none is not fenced.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_attempt_is_fenced(store: &dyn SnapshotStore) {
    let task_id = task("fenced");
    let append = |version, attempt, new: Option<u64>, retention| {
        let snapshot = snapshot(&task_id, version);
        let record = new.map(|attempt| record(&task_id, attempt));
        answer(store.append(Append {
            snapshot: &snapshot,
            attempt,
            record: record.as_ref(),
            retention,
            parts: None,
        }))
    };
    let all = Retention::All;
    assert_eq!(append(1, Some(7), None, all), Swap::Stored, "without a record nobody is fenced");
    assert_eq!(answer(store.swap_record(None, &record(&task_id, 2))), Swap::Stored);
    for other in [1, 3, u64::MAX] {
        assert_eq!(append(2, Some(other), None, all), Swap::Taken, "attempt {other} is not attempt 2");
        assert_eq!(append(2, Some(other), Some(other.min(9)), all), Swap::Taken, "a record does not help");
    }
    assert_eq!(latest(store, &task_id), Some(1), "nothing was stored");
    assert_eq!(answer(store.record(&task_id)).map(|record| record.attempt), Some(2));
    assert_eq!(append(2, Some(2), None, all), Swap::Stored, "attempt 2 is the one");
    assert_eq!(append(3, None, None, all), Swap::Stored, "no attempt, no fence");
    assert_eq!(append(4, Some(2), Some(3), all), Swap::Stored, "the record before the append counts");
    assert_eq!(append(5, Some(2), None, all), Swap::Taken, "attempt 3 has taken over");
    // The same where each append removes a version.
    for version in 5..=9 {
        assert_eq!(append(version, Some(2), None, Retention::Newest(2)), Swap::Taken);
        assert_eq!(append(version, Some(3), None, Retention::Newest(2)), Swap::Stored);
    }
    assert_eq!(latest(store, &task_id), Some(9));
}
