use chrono::TimeDelta;
use proptest::prelude::*;

use super::super::{StateSnapshot, extract_timestamp};
use super::{Data, any_data, any_time, moment};

/// Written by Python, from the plainest to the oddest.
const PYTHON: [&str; 6] = [
    r#"{"id":"01HX5K4N0000000000000000AB","task_id":"task-1","version":1,"data":{"a":1},"checkpoint":false,"created_at":"2026-01-02T03:04:05.678901Z"}"#,
    r#"{"id":"01HX5K4N0000000000000000AB","task_id":"task-1","version":3,"data":{"a":1},"checkpoint":true,"created_at":"2026-01-02T03:04:05.678901Z"}"#,
    r#"{"id":"01HX5K4N0000000000000000AB","task_id":"task-1","version":1,"data":{"a":1},"checkpoint":false,"created_at":"2026-01-02T03:04:05Z"}"#,
    r#"{"id":"01HX5K4N0000000000000000AB","task_id":"task-1","version":1,"data":{"a":1},"checkpoint":false,"created_at":"2026-01-02T03:04:05.001000Z"}"#,
    "{\"id\":\"01HX5K4N0000000000000000AB\",\"task_id\":\"ü \\\"x\\\"\\n\",\"version\":1,\"data\":{\"b\":[1,2.5,null,true,-0.0,1e+16,1e-7,5e-324,1.7976931348623157e+308,123456789.123],\"a\":{\"é\":\"😀\u{2028}\u{7f}\\u0000/\\\\\"},\"$resume\":{\"at\":\"x\"},\"big\":123456789012345678901234567890,\"\":{}},\"checkpoint\":false,\"created_at\":\"2026-01-02T03:04:05.678901Z\"}",
    r#"{"id":"","task_id":"","version":9007199254740993,"data":{"b":{},"a":[]},"checkpoint":false,"created_at":"2026-01-02T03:04:05.100000Z"}"#,
];

fn read(text: &str) -> StateSnapshot {
    StateSnapshot::from_json(text).unwrap()
}

fn refused(text: &str) -> String {
    StateSnapshot::from_json(text).unwrap_err().to_string()
}

#[test]
fn snapshots_of_python_come_back_byte_for_byte() {
    for text in PYTHON {
        assert_eq!(read(text).to_json(), text);
        assert_eq!(serde_json::to_string(&read(text)).unwrap(), text);
        assert_eq!(serde_json::from_str::<StateSnapshot>(text).unwrap(), read(text));
    }
    let snapshot = StateSnapshot {
        id: "01HX5K4N0000000000000000AB".to_owned(),
        task_id: "task-1".to_owned(),
        version: 3,
        data: Data::from_json(r#"{"a":1}"#).unwrap(),
        checkpoint: true,
        created_at: moment(),
    };
    assert_eq!(read(PYTHON[1]), snapshot);
}

#[test]
fn floats_are_written_as_python_writes_them() {
    let floats = [
        1.0,
        2.5,
        -0.0,
        1e15,
        1e16,
        1e17,
        123_456_789_012_345_680.0,
        1e-4,
        1e-5,
        1e-6,
        1e-7,
        0.1 + 0.2,
        1e21,
        1e22,
        -1e300,
        5e-324,
        f64::MAX,
        123_456_789.123,
    ];
    let python = "[1.0,2.5,-0.0,1000000000000000.0,1e+16,1e+17,1.2345678901234568e+17,0.0001,0.00001,1e-6,1e-7,\
                  0.30000000000000004,1e+21,1e+22,-1e+300,5e-324,1.7976931348623157e+308,123456789.123]";
    let mut text = String::new();
    crate::codec::write(&floats, &mut text).unwrap();
    assert_eq!(text, python);
}

#[test]
fn other_fields_are_refused() {
    let error = refused(&PYTHON[0].replace("\"version\"", "\"x\":1,\"version\""));
    assert!(error.starts_with("not a valid snapshot: unknown field `x`"), "{error}");
}

#[test]
fn names_are_in_snake_case_only() {
    let error = refused(&PYTHON[0].replace("task_id", "taskId"));
    assert!(error.starts_with("not a valid snapshot: unknown field `taskId`"), "{error}");
}

#[test]
fn only_checkpoint_has_a_default() {
    let without = |field: &str| PYTHON[0].replace(field, "");
    assert_eq!(read(&without("\"checkpoint\":false,")), read(PYTHON[0]));
    for (field, name) in [
        ("\"id\":\"01HX5K4N0000000000000000AB\",", "id"),
        ("\"task_id\":\"task-1\",", "task_id"),
        ("\"version\":1,", "version"),
        ("\"data\":{\"a\":1},", "data"),
        (",\"created_at\":\"2026-01-02T03:04:05.678901Z\"", "created_at"),
    ] {
        let error = refused(&without(field));
        assert!(error.starts_with(&format!("not a valid snapshot: missing field `{name}`")), "{error}");
    }
}

#[test]
fn the_version_is_at_least_1() {
    let error = refused(&PYTHON[0].replace("\"version\":1", "\"version\":0"));
    assert!(error.starts_with("not a valid snapshot: `version` is 0, the first is 1"), "{error}");
    for version in ["-1", "1.0", "\"1\"", "null", "true"] {
        refused(&PYTHON[0].replace("\"version\":1", &format!("\"version\":{version}")));
    }
    let error = StateSnapshot::new("t", 0, Data::default(), false, moment()).unwrap_err();
    assert_eq!(error.to_string(), "not a valid snapshot: `version` is 0, the first is 1");
}

#[test]
fn the_data_is_an_object_at_top_level() {
    for data in ["[]", "null", "1", "\"{}\""] {
        let error = refused(&PYTHON[0].replace("{\"a\":1}", data));
        assert!(error.contains("no JSON object"), "{error}");
    }
}

#[test]
fn naive_and_offset_times_are_accepted() {
    for time in
        ["2026-01-02T03:04:05.678901", "2026-01-02T08:34:05.678901+05:30", "2026-01-02t03:04:05.678901999z"]
    {
        assert_eq!(read(&PYTHON[0].replace("2026-01-02T03:04:05.678901Z", time)).to_json(), PYTHON[0]);
    }
    let error = refused(&PYTHON[0].replace("2026-01-02T03:04:05.678901Z", "now"));
    assert!(error.contains("not a valid timestamp: `now`"), "{error}");
}

#[test]
fn spaces_escapes_and_another_order_are_accepted() {
    let text = r#" { "created_at" : "2026-01-02T03:04:05.678901Z", "checkpoint": true, "version": 3,
        "data": {"a": 1}, "task_id": "\u0074ask-1", "id": "01HX5K4N0000000000000000AB" } "#;
    assert_eq!(read(text).to_json(), PYTHON[1]);
}

#[test]
fn python_s_nan_is_kept() {
    let text = PYTHON[0].replace("{\"a\":1}", "{\"a\": [NaN, -Infinity]}");
    let snapshot = read(&text);
    assert_eq!(snapshot.data.as_json(), r#"{"a":[{"$float":"NaN"},{"$float":"-inf"}]}"#);
    let [nan, infinite] = snapshot.data.read::<[f64; 2]>("a").unwrap().unwrap();
    assert!(nan.is_nan() && infinite.is_infinite() && infinite < 0.0);
}

#[test]
fn what_is_damaged_is_refused_with_its_place() {
    assert_eq!(
        refused(&PYTHON[0][..60]),
        "not a valid snapshot: not JSON: the text ends in a string at byte 60"
    );
    assert!(refused(&format!("{}x", PYTHON[0])).contains("there is more after the value at byte "));
    assert!(refused(&PYTHON[0].replace("\"id\"", "\"version\":1,\"id\"")).contains("is there twice"));
}

#[test]
fn a_new_snapshot_has_an_id_and_survives_being_written() {
    let created_at = moment() + TimeDelta::nanoseconds(1);
    let snapshot = StateSnapshot::new("task-1", 2, Data::default(), true, created_at).unwrap();
    assert!(extract_timestamp(&snapshot.id).is_ok());
    assert_eq!(snapshot.created_at, moment());
    assert_eq!(read(&snapshot.to_json()), snapshot);
}

proptest! {
    #[test]
    fn snapshots_come_back(
        names: (String, String),
        version in 1..=u64::MAX,
        data in any_data(),
        checkpoint: bool,
        created_at in any_time(),
    ) {
        let (id, task_id) = names;
        let snapshot = StateSnapshot { id, task_id, version, data, checkpoint, created_at };
        prop_assert_eq!(read(&snapshot.to_json()), snapshot.clone());
        prop_assert_eq!(serde_json::to_string(&snapshot).unwrap(), snapshot.to_json());
    }
}
