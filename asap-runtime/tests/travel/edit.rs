//! Locals that are changed.

use asap_runtime::store::SnapshotStore;
use asap_runtime::travel::Unedited;
use asap_runtime::{Error, StateSnapshot, TaskStatus, checkpoint, resumable};
use chrono::Utc;

use crate::functions::{stopped_behind, total, walk, walked_for};
use crate::{everything, runtime, version, versions};

#[test]
fn a_local_is_changed_in_a_version_of_its_own() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let before = everything(&runtime, "t");
    let edited = runtime.set_local("t", "state", " 100 ").unwrap();
    let latest = &before.1[3];
    assert_eq!((edited.version, edited.checkpoint), (5, false));
    assert_eq!(
        edited.data.as_json(),
        latest.data.as_json().replacen("\"state\":", "\"state\":100,\"old\":", 1).replacen(
            &format!(",\"old\":{}", latest.data.get("state").unwrap()),
            "",
            1
        )
    );
    assert_eq!(version(&runtime, "t", 5), edited);
    assert_eq!(everything(&runtime, "t").1[..4], before.1, "what was stored stays");
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!(
        (record.status, record.attempt),
        (TaskStatus::Failed, 2),
        "it is as it was, but for the attempt"
    );
    assert_eq!(runtime.resume::<u64>("t").unwrap(), (4..=6).fold(100, crate::functions::next));
}

#[test]
fn a_value_is_stored_as_its_type_writes_it() {
    let runtime = runtime();
    assert!(stopped_behind(1, || runtime.run("t", total(vec!["abc".into(), "de".into()], 2.0))).is_err());
    let edited = runtime
        .edit("t", |edit| {
            edit.set("size", &1)?;
            // The last one counts.
            edit.set_json("size", "4")
        })
        .unwrap();
    assert_eq!(edited.data.get("size"), Some("4.0"));
    assert_eq!(versions(&runtime, "t"), [1, 2, 3]);
    assert_eq!(runtime.resume::<f64>("t").unwrap().to_bits(), (4.5f64 * 2.0 + 2.5 * 2.0).to_bits());
}

#[test]
fn locals_of_callers_are_reached_by_frame() {
    let runtime = runtime();
    assert!(
        stopped_behind(2, || runtime.run("t", total(["abc", "de", "f"].map(str::to_owned).to_vec(), 2.0)))
            .is_err()
    );
    runtime
        .edit("t", |edit| {
            let [outer, inner] = edit.frames() else { panic!("two functions") };
            assert!(outer.function().ends_with("::total") && inner.function().ends_with("::measure"));
            assert_eq!(inner.checkpoint(), "measured");
            assert_eq!(inner.locals().collect::<Vec<_>>(), [("size", "2.0")]);
            assert!(outer.locals().any(|local| local == ("total", "7.0")));
            outer.set("total", &100.0)?;
            outer.set("factor", &10.0)?;
            inner.set("size", &1.5)
        })
        .unwrap();
    assert_eq!(runtime.resume::<f64>("t").unwrap().to_bits(), 135.0f64.to_bits());
}

#[test]
fn what_does_not_fit_is_named_and_nothing_is_stored() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let state = version(&runtime, "t", 4).data.get("state").unwrap().to_owned();
    let before = everything(&runtime, "t");
    let head = "`LOCAL` of `travel::functions::walk` in version 4 of task `t`, saved at checkpoint `step`, cannot be changed: ";
    let refused = [
        (
            "state",
            "\"much\"",
            format!(
                "\"much\" is no `u64`: invalid type: string \"much\", expected u64 at byte 6; it is {state}"
            ),
        ),
        ("state", "-1", format!("-1 is no `u64`: REASON; it is {state}")),
        ("state", "null", format!("null is no `u64`: REASON; it is {state}")),
        ("state", "1.5", format!("1.5 is no `u64`: REASON; it is {state}")),
        ("nowhere", "1", "there is none of this name; there are `steps`, `state`, `step`".to_owned()),
        ("$resume", "{}", "there is none of this name; there are `steps`, `state`, `step`".to_owned()),
        ("state", "1 2", "what was given is no JSON: REASON".to_owned()),
        ("state", "", "what was given is no JSON: REASON".to_owned()),
    ];
    for (local, json, expected) in refused {
        let error = runtime.set_local("t", local, json).unwrap_err();
        assert!(matches!(&error, Error::Unedited { version: 4, .. }), "{error:?}");
        let expected = format!("{}{expected}", head.replace("LOCAL", local));
        let (begin, end) = expected.split_once("REASON").unwrap_or((&expected, ""));
        let said = error.to_string();
        assert!(said.starts_with(begin) && said.ends_with(end), "{said}\n{expected}");
    }
    // One that fits does not go without the other.
    let error = runtime.edit("t", |edit| {
        edit.set("state", &5)?;
        edit.set("step", "five")
    });
    let Err(Error::Unedited { local, source, .. }) = error else { panic!("{error:?}") };
    assert!(local == "step" && matches!(*source, Unedited::WrongType { .. }));
    assert_eq!(everything(&runtime, "t"), before);
}

#[test]
fn no_change_is_no_version() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let before = everything(&runtime, "t");
    assert_eq!(runtime.edit("t", |_| Ok(())).unwrap(), before.1[3]);
    assert_eq!(everything(&runtime, "t"), before);
}

#[test]
fn an_ended_task_is_rolled_back_first() {
    let runtime = runtime();
    runtime.run("t", walk(7, 6)).unwrap();
    let error = runtime.set_local("t", "state", "1").unwrap_err();
    assert_eq!(error.code(), Some("asap:task/already_completed"));
    assert_eq!(
        error.to_string(),
        "task `t` is completed; roll it back (`Runtime::rollback`) before its locals are changed"
    );
    runtime.rollback("t", 7).unwrap();
    runtime.set_local("t", "state", "1").unwrap();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1, "all steps were done");
}

#[test]
fn the_arguments_can_be_changed_before_the_first_checkpoint() {
    let runtime = runtime();
    runtime.submit("t", walk(7, 6)).unwrap();
    assert_eq!(runtime.set_local("t", "from", "8").unwrap().version, 2);
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Submitted);
    // Version 1 is what was submitted, so it is still this call.
    assert_eq!(runtime.run("t", walk(7, 6)).unwrap(), crate::functions::walked(8, 6));
}

#[test]
fn a_version_that_came_in_between_is_not_overwritten() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let error = runtime.edit("t", |edit| {
        assert!(stopped_behind(1, || runtime.resume::<u64>("t")).unwrap_err().is_failed());
        edit.set("state", &5)
    });
    assert!(error.unwrap_err().is_conflict());
    assert_eq!(versions(&runtime, "t"), [1, 2, 3, 4, 5]);
    assert!(version(&runtime, "t", 5).checkpoint);
}

#[test]
fn whoever_runs_the_task_stores_nothing_more() {
    let (store, runtime) = crate::faulty();
    let beside = asap_runtime::Runtime::new(std::sync::Arc::clone(store.inner()));
    store.on_answer(move |operation, _| {
        if matches!(operation, asap_runtime::testing::Operation::Append(append) if append.snapshot.version == 4) {
            beside.set_local("t", "state", "5").unwrap();
        }
    });
    assert!(runtime.run("t", walk(7, 6)).unwrap_err().is_conflict());
    assert_eq!(versions(&runtime, "t"), [1, 2, 3, 4, 5]);
    assert_eq!(version(&runtime, "t", 5).data.get("state"), Some("5"));
}

#[test]
fn what_cannot_be_read_is_not_changed() {
    let runtime = runtime();
    assert!(runtime.set_local("t", "state", "1").unwrap_err().is_not_found());
    let foreign = StateSnapshot::new("f", 1, r#"{"state":1}"#.parse().unwrap(), true, Utc::now()).unwrap();
    runtime.store().save(&foreign).wait().unwrap();
    assert!(matches!(runtime.set_local("f", "state", "1"), Err(Error::NotResumable { .. })));
    walked_for(&runtime, 2);
    let mut old = version(&runtime, "t", 3);
    for (from, to) in [("functions::walk", "functions::gone"), ("\"step\",", "\"gone\",")] {
        let text = old.data.as_json().replacen(from, to, 1);
        let kept = std::mem::replace(&mut old.data, text.parse().unwrap());
        runtime.store().save(&old).wait().unwrap();
        let error = runtime.set_local("t", "state", "1").unwrap_err();
        assert!(error.is_incompatible(), "{error}");
        old.data = kept;
    }
    let store: &dyn SnapshotStore = runtime.store();
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3]);
}

#[resumable]
fn renamed(n: u64) -> Result<u64, String> {
    #[resumable(was = "amount")]
    let mut count = n;
    checkpoint!("begun");
    if count > 5 {
        return Err("too much".to_owned());
    }
    count += 1;
    Ok(count)
}

#[test]
fn a_local_of_an_old_snapshot_has_the_name_that_it_has_now() {
    let runtime = runtime();
    assert!(runtime.run("t", renamed(9)).unwrap_err().is_failed());
    let mut old = version(&runtime, "t", 2);
    old.data = old.data.as_json().replacen("\"count\"", "\"amount\"", 1).parse().unwrap();
    runtime.store().save(&old).wait().unwrap();
    let error = runtime.set_local("t", "amount", "3").unwrap_err();
    assert!(error.to_string().ends_with("there is none of this name; there are `count`"), "{error}");
    let edited = runtime.set_local("t", "count", "3").unwrap();
    assert_eq!(edited.data.get("amount"), Some("3"), "under the key that it was saved with");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 4);
}
