//! Another task that goes on from a version.

use asap_runtime::{Error, StateSnapshot, TaskStatus};
use chrono::Utc;

use crate::functions::{stopped_behind, walk, walked, walked_for};
use crate::{everything, runtime, version, versions};

#[test]
fn the_new_task_has_the_version_and_the_start() {
    let runtime = runtime();
    walked_for(&runtime, 4);
    let before = everything(&runtime, "t");
    let forked = runtime.fork("t", Some(3), "u").unwrap();
    assert_eq!(versions(&runtime, "u"), [1, 3]);
    for number in [1, 3] {
        let (old, new) = (version(&runtime, "t", number), version(&runtime, "u", number));
        assert_eq!(StateSnapshot { id: old.id.clone(), task_id: old.task_id.clone(), ..new.clone() }, old);
        assert_eq!((new.task_id.as_str(), new.id.len()), ("u", 26));
        assert_ne!(new.id, old.id);
    }
    assert_eq!(version(&runtime, "u", 3), forked);
    assert!(version(&runtime, "u", 1).id < forked.id, "ids ascend");
    let record = runtime.task("u").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Working, 1));
    assert_eq!(Some(&record.function), before.0.as_ref().map(|record| &record.function));
    assert_eq!(everything(&runtime, "t"), before, "the other stays as it is");
}

#[test]
fn both_go_on_by_themselves() {
    let runtime = runtime();
    walked_for(&runtime, 4);
    runtime.fork("t", Some(3), "u").unwrap();
    runtime.set_local("u", "state", "0").unwrap();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), walked(7, 6));
    let expected = (3..=6).fold(0, crate::functions::next);
    assert_eq!(runtime.run("u", walk(7, 6)).unwrap(), expected, "the arguments are those of version 1");
    assert!(matches!(runtime.run("u", walk(8, 6)), Err(Error::ArgumentsDiffer { .. })));
}

#[test]
fn the_latest_and_the_first_version_can_be_forked() {
    let runtime = runtime();
    walked_for(&runtime, 4);
    assert_eq!(runtime.fork("t", None, "latest").unwrap().version, 5);
    assert_eq!(runtime.fork("t", Some(1), "first").unwrap().version, 1);
    assert_eq!(versions(&runtime, "first"), [1]);
    for task in ["latest", "first"] {
        assert_eq!(runtime.resume::<u64>(task).unwrap(), walked(7, 6));
    }
    // Of a completed task too: the fork is not.
    assert_eq!(runtime.fork("latest", Some(5), "again").unwrap().version, 5);
    assert!(stopped_behind(1, || runtime.resume::<u64>("again")).unwrap_err().is_failed());
}

#[test]
fn what_is_there_or_is_not_is_said() {
    let runtime = runtime();
    assert!(matches!(runtime.fork("t", None, "u"), Err(Error::TaskNotFound { .. })));
    walked_for(&runtime, 2);
    let error = runtime.fork("t", Some(9), "u").unwrap_err();
    assert_eq!(error.to_string(), "task `t` has no version 9; there are 1 to 3");
    assert!(runtime.task("u").unwrap().is_none() && versions(&runtime, "u").is_empty());
    runtime.fork("t", None, "u").unwrap();
    let before = everything(&runtime, "u");
    for taken in ["u", "t"] {
        let error = runtime.fork("t", Some(2), taken).unwrap_err();
        assert!(matches!(&error, Error::TaskExists { task_id } if task_id == taken), "{error}");
    }
    assert_eq!(everything(&runtime, "u"), before);
}

#[test]
fn a_state_that_no_resumable_function_wrote_waits_for_somebody() {
    let runtime = runtime();
    let data = r#"{"step":3}"#.parse().unwrap();
    let foreign = StateSnapshot::new("agent", 4, data, true, Utc::now()).unwrap();
    runtime.store().save(&foreign).wait().unwrap();
    let moved = runtime.fork("agent", None, "moved").unwrap();
    assert_eq!((moved.version, &moved.data, moved.created_at), (4, &foreign.data, foreign.created_at));
    assert_eq!(versions(&runtime, "moved"), [4], "there is no version 1 to take along");
    let record = runtime.task("moved").unwrap().unwrap();
    assert_eq!((record.status, record.function.as_str()), (TaskStatus::InputRequired, ""));
}
