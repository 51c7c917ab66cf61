//! Snapshots that do not fit the program.

use std::io;

use asap_runtime::{Data, Error, Runtime, TaskStatus};

use crate::functions::{count, effects, fail_once};
use crate::runtime;

/// A task that stopped after `"i":1`, with its latest snapshot edited.
fn edited(from: &str, to: &str) -> Runtime {
    let runtime = runtime();
    fail_once(2, || io::Error::other("once"));
    runtime.run("t", count(3)).unwrap_err();
    let mut record = runtime.task("t").unwrap().unwrap();
    record.status = TaskStatus::Working;
    let _ = runtime.store().swap_record(Some(1), &record).wait().unwrap();
    let mut snapshot = runtime.store().get("t").wait().unwrap().unwrap();
    let text = snapshot.data.as_json().replace(from, to);
    assert_ne!(text, snapshot.data.as_json());
    snapshot.data = Data::from_json(&text).unwrap();
    runtime.store().save(&snapshot).wait().unwrap();
    effects();
    runtime
}

/// Resumes, and checks that nothing ran and nothing changed but the attempt's number.
fn refused(runtime: &Runtime) -> Error {
    let before = runtime.store().get("t").wait().unwrap();
    let error = runtime.resume::<u64>("t").unwrap_err();
    assert_eq!(effects(), [0; 0]);
    assert_eq!(runtime.store().get("t").wait().unwrap(), before);
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
    error
}

#[test]
fn an_edited_value_is_used() {
    let runtime = edited(r#""sum":1"#, r#""sum":100"#);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 105);
}

#[test]
fn an_unknown_task() {
    let error = runtime().resume::<u64>("nobody").unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.code(), Some("asap:task/not_found"));
}

#[test]
fn an_unknown_function() {
    let runtime = edited(r#""function":"count""#, r#""function":"counts""#);
    let error = refused(&runtime);
    assert_eq!(
        error.to_string(),
        "task `t` belongs to the function `counts`, which is not in this program; it has `count`, `hides`, `merge`, `pairs`, `twin`"
    );
    assert!(error.is_incompatible());
    assert_eq!(runtime.task("t").unwrap().unwrap().attempt, 1);
}

/// What is wrong; the table behind it is looked at in `evolution`.
fn first_line(error: &asap_runtime::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn an_unknown_checkpoint() {
    let runtime = edited(r#""at":"added""#, r#""at":"gone""#);
    let error = refused(&runtime);
    assert_eq!(
        first_line(&error),
        "version 2 of task `t` was saved at checkpoint `gone`, which `count` no longer has; it has `added`"
    );
    assert_eq!(runtime.task("t").unwrap().unwrap().attempt, 1);
}

#[test]
fn a_missing_local() {
    let runtime = edited(r#""sum":1,"#, "");
    let error = refused(&runtime);
    assert_eq!(
        first_line(&error),
        "version 2 of task `t` has no `sum`, which is needed after checkpoint `added`; it has `n`, `i`"
    );
    assert_eq!(runtime.task("t").unwrap().unwrap().attempt, 1);
}

#[test]
fn another_type_by_its_name() {
    let snapshot = edited(r#""sum":1"#, r#""sum":2"#).store().get("t").wait().unwrap().unwrap();
    let data = snapshot.data.as_json();
    let shape = &data[data.find(r#""shape":""#).unwrap() + 9..][..12];
    let runtime = edited(shape, &format!("{}0000{}", &shape[..4], &shape[8..]));
    let error = refused(&runtime);
    assert!(
        matches!(&error, Error::WrongType { local, expected, checkpoint: "added", .. } if local == "sum" && &**expected == "u64"),
        "{error}"
    );
    assert!(error.is_incompatible());
}

#[test]
fn another_type_by_its_value() {
    let error = refused(&edited(r#""sum":1"#, r#""sum":"one""#));
    assert!(matches!(&error, Error::WrongType { local, .. } if local == "sum"), "{error}");
    let error = refused(&edited(r#""sum":1"#, r#""sum":-1"#));
    assert!(matches!(&error, Error::WrongType { .. }), "{error}");
}

#[test]
fn a_snapshot_of_somebody_else() {
    let error = refused(&edited(r#""$resume""#, r#""resume""#));
    assert!(matches!(&error, Error::NotResumable { version: 2, .. }), "{error}");
    let error = refused(&edited(r#""format":1"#, r#""format":3"#));
    assert!(error.to_string().contains("format 3"), "{error}");
}

#[test]
fn frames_of_callers_that_do_not_fit() {
    let caller = |frame: &str| refused(&edited(r#""frames":[]"#, &format!(r#""frames":[{frame}]"#)));
    let error = caller("1");
    assert!(error.is_corrupt() && error.to_string().contains("is not an object"), "{error}");
    let error = caller(r#"{"function":"count","at":"added"}"#);
    assert!(error.is_corrupt() && error.to_string().contains("frames.locals"), "{error}");
    let error = caller(r#"{"function":"counts","at":"added","locals":{}}"#);
    assert!(matches!(&error, Error::UnknownFunction { function, .. } if function == "counts"), "{error}");
    let error = caller(r#"{"function":"count","at":"removed","locals":{}}"#);
    assert!(matches!(&error, Error::UnknownCheckpoint { at, .. } if at == "removed"), "{error}");
    let error = caller(r#"{"function":"count","at":"added","locals":{"n":3,"sum":1,"i":1}}"#);
    assert!(matches!(&error, Error::ChangedState { .. }) && error.is_incompatible(), "{error}");
    assert!(error.to_string().contains("a function was called there, and no longer is"), "{error}");
}

#[test]
fn a_damaged_snapshot() {
    for (from, to) in [
        (r#""format":1,"#, ""),
        (r#""format":1"#, r#""format":"1""#),
        (r#","at":"added""#, ""),
        (r#""at":"added""#, r#""at":7"#),
        (r#""frames":[]"#, r#""hidden":[]"#),
        (r#""function":"count","#, ""),
    ] {
        let error = refused(&edited(from, to));
        assert!(error.is_corrupt(), "{error}");
    }
    let runtime = edited(r#""sum":1"#, r#""sum":2"#);
    let mut snapshot = runtime.store().get("t").wait().unwrap().unwrap();
    snapshot.data = Data::from_json(r#"{"$resume":5}"#).unwrap();
    runtime.store().save(&snapshot).wait().unwrap();
    assert!(refused(&runtime).is_corrupt());
}

#[test]
fn a_cancelled_task() {
    let runtime = edited(r#""sum":1"#, r#""sum":2"#);
    let mut record = runtime.task("t").unwrap().unwrap();
    record.status = TaskStatus::Cancelled;
    let _ = runtime.store().swap_record(Some(1), &record).wait().unwrap();
    let error = runtime.resume::<u64>("t").unwrap_err();
    assert!(error.is_cancelled(), "{error}");
    assert_eq!(error.code(), None);
}
