//! What other agents ask.

use asap_runtime::protocol::{StateQuery, StateRestore, StateRestoreAck};
use asap_runtime::testing::{Fault, Operation, When};
use asap_runtime::{Error, TaskStatus};

use crate::functions::{walked, walked_for};
use crate::{everything, faulty, runtime, version, versions};

fn query(task_id: &str, version: Option<i64>) -> StateQuery {
    StateQuery { task_id: task_id.to_owned(), version }
}

fn restore(task_id: &str, snapshot_id: &str) -> StateRestore {
    StateRestore { task_id: task_id.to_owned(), snapshot_id: snapshot_id.to_owned() }
}

#[test]
fn a_query_is_answered_with_the_snapshot() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    assert_eq!(runtime.answer_query(&query("t", None)).unwrap(), version(&runtime, "t", 4));
    assert_eq!(runtime.answer_query(&query("t", Some(2))).unwrap(), version(&runtime, "t", 2));
    let error = runtime.answer_query(&query("u", None)).unwrap_err();
    assert_eq!(error.code(), Some("asap:task/not_found"));
    for version in [0, -1, 9] {
        assert!(matches!(
            runtime.answer_query(&query("t", Some(version))),
            Err(Error::UnknownVersion { .. })
        ));
    }
}

/// The seed system's seventh defect: only the latest snapshot could be restored.
#[test]
fn any_snapshot_is_restored_by_its_id() {
    let runtime = runtime();
    walked_for(&runtime, 4);
    let third = version(&runtime, "t", 3);
    let message = restore("t", &third.id);
    for _ in 0..2 {
        let ack = runtime.restore(&message).unwrap();
        assert_eq!(ack.to_json(), format!(r#"{{"ok":true,"task_id":"t","snapshot_id":"{}"}}"#, third.id));
        assert_eq!(versions(&runtime, "t"), [1, 2, 3]);
        assert_eq!(runtime.answer_query(&query("t", None)).unwrap(), third, "it is the same snapshot");
    }
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), walked(7, 6));
}

#[test]
fn what_is_not_there_is_answered_and_changes_nothing() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    runtime.fork("t", None, "u").unwrap();
    let (before, other) = (everything(&runtime, "t"), version(&runtime, "u", 4).id);
    for (task_id, id) in [("t", other.as_str()), ("t", ""), ("t", "no"), ("v", &before.1[0].id), ("", "")] {
        let ack = runtime.restore(&restore(task_id, id)).unwrap();
        assert_eq!(ack, StateRestoreAck::not_found());
        assert_eq!(ack.to_json(), r#"{"ok":false,"error":"snapshot not found"}"#);
    }
    assert_eq!(everything(&runtime, "t"), before);
}

#[test]
fn a_task_that_somebody_else_took_is_a_conflict() {
    let (store, runtime) = faulty();
    walked_for(&runtime, 3);
    store.fail(When::any().matching(|operation| matches!(operation, Operation::Rewrite(_))), Fault::Taken);
    let error = runtime.restore(&restore("t", &version(&runtime, "t", 2).id)).unwrap_err();
    assert!(error.is_conflict());
    let ack = StateRestoreAck::refused(&error);
    assert!(!ack.is_ok() && ack.to_json().starts_with(r#"{"ok":false,"error":"task `t` is being run"#));
}

#[test]
fn a_snapshot_is_found_whatever_its_task() {
    let runtime = runtime();
    walked_for(&runtime, 2);
    runtime.fork("t", None, "u").unwrap();
    for task_id in ["t", "u"] {
        let snapshot = version(&runtime, task_id, 3);
        assert_eq!(runtime.snapshot(&snapshot.id).unwrap(), Some(snapshot));
    }
    assert_eq!(runtime.snapshot("01ARZ3NDEKTSV4RRFFQ69G5FAV").unwrap(), None);
}
