//! Rules about task records.

use chrono::TimeDelta;

use super::sample::{answer, record, task, time, versions};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::{SnapshotStore, Swap};

/// A record comes back equal, in every status, with and without result and error; its times to the microsecond.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn records_come_back_equal(store: &dyn SnapshotStore) {
    let texts = [None, Some(String::new()), Some(r#"{"a":"é\u0000"}"#.to_owned()), Some("x".repeat(50_000))];
    for status in TaskStatus::ALL {
        for (result, error) in texts.iter().zip(texts.iter().rev()) {
            let task_id = task("record");
            let mut kept = record(&task_id, i64::MAX.unsigned_abs());
            (kept.status, kept.result, kept.error) = (status, result.clone(), error.clone());
            "a::b<'漢'>".clone_into(&mut kept.function);
            let mut written = kept.clone();
            written.updated_at += TimeDelta::nanoseconds(999);
            assert_eq!(answer(store.swap_record(None, &written)), Swap::Stored);
            assert_eq!(answer(store.record(&task_id)), Some(kept), "the record comes back equal");
            assert!(versions(store, &task_id).is_empty(), "a record may be there without a snapshot");
        }
    }
}

/// A record that must not be there yet is written once.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_record_is_added_once(store: &dyn SnapshotStore) {
    let task_id = task("record-once");
    let first = record(&task_id, 1);
    assert_eq!(answer(store.swap_record(None, &first)), Swap::Stored);
    assert_eq!(answer(store.swap_record(None, &record(&task_id, 2))), Swap::Taken);
    assert_eq!(answer(store.swap_record(None, &first)), Swap::Taken);
    assert_eq!(answer(store.record(&task_id)), Some(first));
}

/// A record is replaced whole if the stored attempt is the expected one, and not touched if it is another.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_record_is_swapped_by_its_attempt(store: &dyn SnapshotStore) {
    let task_id = task("record-swap");
    assert_eq!(answer(store.swap_record(Some(1), &record(&task_id, 2))), Swap::Taken, "there is none");
    assert_eq!(answer(store.record(&task_id)), None);
    let first = record(&task_id, 1);
    assert_eq!(answer(store.swap_record(None, &first)), Swap::Stored);
    for other in [0, 2, u64::MAX] {
        assert_eq!(answer(store.swap_record(Some(other), &record(&task_id, 3))), Swap::Taken);
    }
    assert_eq!(answer(store.record(&task_id)), Some(first));
    let mut second = record(&task_id, 2);
    "other".clone_into(&mut second.function);
    second.status = TaskStatus::Failed;
    second.error = Some("no".to_owned());
    (second.created_at, second.updated_at) = (time(5), time(6));
    assert_eq!(answer(store.swap_record(Some(1), &second)), Swap::Stored);
    assert_eq!(answer(store.record(&task_id)), Some(second.clone()), "every field is the new one");
    second.error = None;
    assert_eq!(answer(store.swap_record(Some(2), &second)), Swap::Stored, "the attempt may stay the same");
    assert_eq!(answer(store.record(&task_id)), Some(second));
}

/// Records are listed by the time of their making, then by task id; tasks without a record are not listed.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn records_are_listed_in_order(store: &dyn SnapshotStore) {
    let base = task("listed");
    let mut expected = Vec::new();
    for (name, seconds, micros) in
        [("b", 2, 0), ("c", 1, 0), ("a", 1, 0), ("e", 0, 321_099), ("d", 0, 1), ("f", 1, -1), ("B", 1, 0)]
    {
        let mut record = record(&format!("{base}-{name}"), 1);
        record.created_at = time(seconds) + TimeDelta::microseconds(micros);
        assert_eq!(answer(store.swap_record(None, &record)), Swap::Stored);
        expected.push(record);
    }
    super::sample::save(store, &format!("{base}-unrecorded"), [1]);
    expected.sort_by(|a, b| (a.created_at, &a.task_id).cmp(&(b.created_at, &b.task_id)));
    let listed = || {
        let records = answer(store.records()).into_iter();
        let records =
            records.map(|record| record.unwrap_or_else(|error| panic!("no record is damaged: {error}")));
        records.filter(|record| record.task_id.starts_with(&base)).collect::<Vec<_>>()
    };
    assert_eq!(listed(), expected);
    assert!(answer(store.delete(&expected[0].task_id)));
    assert_eq!(listed(), expected[1..], "a deleted task is no longer listed");
}

/// An attempt of 0 or beyond what SQL can hold, or a time that has no text, is refused and nothing changes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn invalid_records_are_refused(store: &dyn SnapshotStore) {
    let task_id = task("record-invalid");
    let mut late = record(&task_id, 1);
    late.updated_at += TimeDelta::days(366 * 8000);
    for record in [record(&task_id, 0), record(&task_id, i64::MAX.unsigned_abs() + 1), late] {
        let answer = store.swap_record(None, &record).wait();
        assert!(
            matches!(answer, Err(Error::Invalid { .. })),
            "{record:?} is invalid, the store says {answer:?}"
        );
    }
    assert_eq!(answer(store.record(&task_id)), None, "nothing was stored");
}
