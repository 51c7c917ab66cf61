//! A task as text.

use asap_runtime::{Error, StateSnapshot, TaskStatus};
use chrono::Utc;

use crate::functions::{walk, walked, walked_for};
use crate::{everything, runtime, version, versions};

#[test]
fn a_task_is_carried_over_byte_for_byte() {
    let (one, other) = (runtime(), runtime());
    walked_for(&one, 3);
    let text = one.export("t").unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with(
        r#"{"asap_export":1,"task_id":"t","snapshots":4,"record":{"function":"travel::functions::walk","status":"failed","attempt":1,"result":null,"error":"stopped","parent_task_id":null,"depth":0,"failures":0,"failing_since":null,"created_at":""#
    ), "{}", lines[0]);
    for (line, number) in lines[1..].iter().zip(1..) {
        assert_eq!(*line, version(&one, "t", number).to_json());
    }
    let record = other.import(&text).unwrap();
    assert_eq!(Some(record), one.task("t").unwrap());
    assert_eq!(everything(&other, "t"), everything(&one, "t"));
    assert_eq!(other.export("t").unwrap(), text);
    assert_eq!(other.run("t", walk(7, 6)).unwrap(), walked(7, 6));
}

#[test]
fn a_completed_task_keeps_its_result() {
    let (one, other) = (runtime(), runtime());
    one.run("t", walk(7, 6)).unwrap();
    other.import(&one.export("t").unwrap()).unwrap();
    assert_eq!(other.result::<u64>("t").unwrap(), Some(walked(7, 6)));
}

#[test]
fn what_is_there_is_not_overwritten() {
    let (one, other) = (runtime(), runtime());
    walked_for(&one, 3);
    walked_for(&other, 1);
    let before = everything(&other, "t");
    let text = one.export("t").unwrap();
    assert!(matches!(other.import(&text), Err(Error::TaskExists { .. })));
    assert_eq!(everything(&other, "t"), before);
    assert!(matches!(one.export("u"), Err(Error::TaskNotFound { .. })));
}

#[test]
fn snapshots_without_a_record_are_carried_over_too() {
    let (one, other) = (runtime(), runtime());
    let foreign = StateSnapshot::new("t", 3, r#"{"step":1}"#.parse().unwrap(), true, Utc::now()).unwrap();
    one.store().save(&foreign).wait().unwrap();
    let text = one.export("t").unwrap();
    assert!(text.starts_with(r#"{"asap_export":1,"task_id":"t","snapshots":1,"record":null}"#), "{text}");
    assert_eq!(other.import(&text).unwrap().status, TaskStatus::InputRequired);
    assert_eq!(other.store().get("t").wait().unwrap(), Some(foreign));
}

#[test]
fn damaged_texts_are_refused_with_the_line() {
    let (one, other) = (runtime(), runtime());
    walked_for(&one, 3);
    let text = one.export("t").unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n");
    let damaged = [
        (String::new(), "line 1: it is empty"),
        ("no export".to_owned(), "line 1: expected"),
        (lines[1].to_owned(), "line 1: missing field `asap_export`"),
        (
            text.replacen("export\":1", "export\":2", 1),
            "line 1: it has format 2, this version reads format 1",
        ),
        (text.replacen("\"attempt\":1", "\"attempt\":0", 1), "attempt 0 is outside of 1 to"),
        (text.replacen("\"attempt\"", "\"attempts\"", 1), "line 1: unknown field `attempts`"),
        (text.replacen("failed", "fallen", 1), "line 1: unknown variant `fallen`"),
        (joined(&lines[..4]), "line 1: it says that there are 4 snapshots, and there are 3"),
        (text[..text.len() - 9].to_owned(), "line 5: "),
        (
            joined(&[lines[0], lines[2], lines[1], lines[3], lines[4]]),
            "line 3: version 1 stands behind version 2",
        ),
        (
            text.replacen("\"task_id\":\"t\",\"version\":2", "\"task_id\":\"u\",\"version\":2", 1),
            "line 3: it is a snapshot of task `u`, not of `t`",
        ),
        (
            r#"{"asap_export":1,"task_id":"t","snapshots":0,"record":null}"#.to_owned(),
            "line 1: it has neither",
        ),
    ];
    for (text, reason) in damaged {
        let error = other.import(&text).unwrap_err();
        assert!(
            matches!(&error, Error::Invalid { .. }) && error.to_string().contains(reason),
            "{error}\n{reason}"
        );
        assert!(other.task("t").unwrap().is_none() && versions(&other, "t").is_empty());
    }
    // Lines may be empty, and end as on Windows.
    other.import(&format!("\r\n{}\r\n", text.replace('\n', "\r\n\r\n"))).unwrap();
    assert_eq!(everything(&other, "t"), everything(&one, "t"));
}
