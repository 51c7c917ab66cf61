//! What differs between two versions.

use asap_runtime::{Error, StateSnapshot};
use chrono::Utc;

use crate::functions::{stopped_behind, total, walked_for};
use crate::runtime;

#[test]
fn a_changed_local_is_shown_with_both_values() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let diff = runtime.diff("t", 2, 4).unwrap();
    assert_eq!(
        diff.to_string(),
        "task `t`, version 2 to version 4\n  \
         `travel::functions::walk` at `step`\n  \
         ~ state: 218, then 209563\n  \
         ~ step: 1, then 3"
    );
    let [frame] = &diff.frames[..] else { panic!("one function") };
    let names: Vec<&str> = frame.locals.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(names, ["state", "step"]);
    assert_eq!((frame.locals[1].from.as_deref(), frame.locals[1].to.as_deref()), (Some("1"), Some("3")));
    assert!(!diff.is_empty());
}

#[test]
fn nothing_differs_from_itself() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let diff = runtime.diff("t", 3, 3).unwrap();
    assert!(diff.is_empty());
    assert_eq!(diff.to_string(), "task `t`, version 3 to version 3: nothing differs");
}

#[test]
fn locals_come_and_go_with_the_checkpoint_and_functions_with_their_calls() {
    let runtime = runtime();
    let call = || total(["abc", "de", "f"].map(str::to_owned).to_vec(), 2.0);
    assert!(stopped_behind(2, || runtime.run("t", call())).unwrap_err().is_failed());
    let forward = "task `t`, version 1 to version 2\n\
        ~ `travel::functions::total` at `start`, then at `for name / call measure(name)`\n  \
        - names: [\"abc\",\"de\",\"f\"]\n  \
        + total: 0.0\n  \
        + state of for name: {\"rest\":[\"de\",\"f\"]}\n\
        + `travel::functions::measure` at `measured`\n  \
        + size: 3.0";
    assert_eq!(runtime.diff("t", 1, 2).unwrap().to_string(), forward);
    let back = runtime.diff("t", 2, 1).unwrap().to_string();
    assert!(back.contains("\n- `travel::functions::measure` at `measured`\n  - size: 3.0"), "{back}");
    let inner = runtime.diff("t", 2, 3).unwrap();
    assert_eq!(inner.frames.len(), 2);
    assert!(
        inner.to_string().ends_with("  `travel::functions::measure` at `measured`\n  ~ size: 3.0, then 2.0")
    );
}

#[test]
fn the_data_of_others_is_compared_by_key_whatever_its_order() {
    let runtime = runtime();
    for (version, data) in
        [(1, r#"{"a":{"x":1,"y":2},"b":[1],"c":0}"#), (2, r#"{"b":[2],"a":{"y":2,"x":1},"d":null}"#)]
    {
        let snapshot = StateSnapshot::new("t", version, data.parse().unwrap(), true, Utc::now()).unwrap();
        runtime.store().save(&snapshot).wait().unwrap();
    }
    assert_eq!(
        runtime.diff("t", 1, 2).unwrap().to_string(),
        "task `t`, version 1 to version 2\n  data\n  ~ b: [1], then [2]\n  - c: 0\n  + d: null"
    );
}

#[test]
fn what_is_not_there_is_said() {
    let runtime = runtime();
    assert!(matches!(runtime.diff("t", 1, 2), Err(Error::TaskNotFound { .. })));
    walked_for(&runtime, 1);
    assert!(matches!(runtime.diff("t", 1, 3), Err(Error::UnknownVersion { version: 3, .. })));
}
