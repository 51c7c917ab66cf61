//! How an attempt ends, and what the next one does.

use std::collections::HashMap;
use std::io;

use asap_runtime::{Error, TaskStatus};

use crate::functions::{count, effects, fail_once, merge};
use crate::runtime;

#[test]
fn a_result_is_returned_stored_and_returned_again() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    assert_eq!(effects(), [1, 2, 3, 4]);
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [0; 0]);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!(record.status, TaskStatus::Completed);
    assert_eq!(record.result.as_deref(), Some("10"));
    assert_eq!(record.attempt, 1);
}

#[test]
fn an_error_ends_the_attempt_and_not_the_task() {
    let runtime = runtime();
    fail_once(3, || io::Error::other("disk full"));
    let error = runtime.run("t", count(4)).unwrap_err();
    assert!(error.is_failed());
    assert_eq!(error.to_string(), "task `t` failed: disk full");
    assert_eq!(error.downcast_ref::<io::Error>().unwrap().to_string(), "disk full");
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.error.as_deref()), (TaskStatus::Failed, Some("disk full")));

    assert_eq!(effects(), [1, 2]);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [3, 4]);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.error, record.attempt), (TaskStatus::Completed, None, 2));
}

#[test]
fn a_panic_ends_the_attempt_and_not_the_task() {
    let runtime = runtime();
    fail_once(2, || panic!("out of {}", "luck"));
    let error = runtime.run("t", count(3)).unwrap_err();
    assert!(matches!(&error, Error::Panicked { message, .. } if message == "out of luck"));
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.error.as_deref()), (TaskStatus::Failed, Some("panicked: out of luck")));

    assert_eq!(effects(), [1]);
    assert_eq!(runtime.run("t", count(3)).unwrap(), 6);
    assert_eq!(effects(), [2, 3]);
}

#[test]
fn a_result_of_another_type_is_an_error_and_stays_stored() {
    let runtime = runtime();
    runtime.run("t", count(2)).unwrap();
    let error = runtime.resume::<Vec<String>>("t").unwrap_err();
    assert!(matches!(&error, Error::WrongResultType { expected, .. } if expected == "Vec<String>"));

    fail_once(2, || io::Error::other("once"));
    runtime.run("u", count(2)).unwrap_err();
    let error = runtime.resume::<Vec<String>>("u").unwrap_err();
    assert!(matches!(error, Error::WrongResultType { .. }));
    assert_eq!(runtime.resume::<u64>("u").unwrap(), 3);
}

#[test]
fn a_task_inside_a_task_is_just_another_task() {
    let outer = runtime();
    let inner = outer.clone();
    crate::functions::hook(move |effect| {
        if effect == 2 {
            assert_eq!(inner.run("inner", merge(HashMap::from([(1, "a".to_owned())]), 0.5)).unwrap(), "a1");
        }
        Ok(())
    });
    assert_eq!(outer.run("outer", count(3)).unwrap(), 6);
    assert_eq!(outer.tasks().unwrap().len(), 2);
}

#[test]
fn recover_carries_on_with_what_has_not_ended() {
    let runtime = runtime();
    runtime.run("done", count(1)).unwrap();
    fail_once(2, || io::Error::other("once"));
    runtime.run("failed", count(2)).unwrap_err();
    runtime.run("crashed", count(2)).unwrap();
    // A process that was killed leaves its task working.
    let mut record = runtime.task("crashed").unwrap().unwrap();
    (record.status, record.result) = (TaskStatus::Working, None);
    let _ = runtime.store().swap_record(Some(1), &record).wait().unwrap();
    effects();

    let recovered = runtime.recover().unwrap();
    assert_eq!(recovered.len(), 1);
    assert!(matches!(&recovered[0], (id, Ok(())) if id == "crashed"));
    assert_eq!(effects(), [0; 0]);
    assert_eq!(runtime.task("crashed").unwrap().unwrap().status, TaskStatus::Completed);
    assert_eq!(runtime.task("failed").unwrap().unwrap().status, TaskStatus::Failed);
}

#[test]
fn the_free_resume_uses_the_installed_runtime() {
    let runtime = runtime();
    fail_once(2, || io::Error::other("once"));
    runtime.run("free", count(2)).unwrap_err();
    assert!(matches!(asap_runtime::resume::<u64>("free"), Err(Error::NoRuntime)));
    runtime.install();
    assert_eq!(asap_runtime::resume::<u64>("free").unwrap(), 3);
}
