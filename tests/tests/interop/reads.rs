//! Python reads what a Rust task has stored.

use std::collections::BTreeMap;

use asap_runtime::store::{Retention, SqliteStore};
use asap_runtime::{Data, Runtime, SnapshotStore, StateSnapshot, checkpoint, resumable};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::python::{python, run};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    Weighted { by: f64, note: Option<String> },
}

/// Locals of every form that JSON has, and of those it has not.
#[resumable]
fn odd(names: Vec<String>) -> usize {
    let mut kinds = BTreeMap::new();
    let wide = (u64::MAX, i64::MIN, u128::MAX, i128::MIN);
    let floats =
        [0.1, 1e16, 1e21, 1e-7, 1e300, 5e-324, -0.0, 100.0, f64::NAN, f64::NEG_INFINITY, 123_456_789.0];
    let by_pair = BTreeMap::from([((1, 'a'), "one".to_owned())]);
    for name in &names {
        kinds.insert(name.clone(), Kind::Plain);
        checkpoint!("kind");
        let note = kinds.keys().next().cloned();
        kinds.insert(format!("{name} \0\u{1f}\u{7f}\"\\"), Kind::Weighted { by: 0.1 + 0.2, note });
    }
    checkpoint!("all");
    kinds.len()
        + by_pair.len()
        + floats.len()
        + usize::from(wide.0 == u64::MAX && wide.3 == i128::MIN)
        + usize::from(wide.1 < 0 && wide.2 > 0)
}

/// What Python prints must be what our store gives, byte for byte.
fn compare(python: &str, file: &std::path::Path, task: &str) {
    let store = SqliteStore::open(file).unwrap();
    let versions = store.list_versions(task).wait().unwrap();
    let lines = run(python, "dump.py", [file.as_os_str(), task.as_ref()]);
    assert_eq!(lines[0], serde_json::to_string(&versions).unwrap());
    assert_eq!(lines[1], store.get(task).wait().unwrap().unwrap().to_json());
    assert_eq!(lines.len(), versions.len() + 2);
    for (line, version) in lines[2..].iter().zip(versions) {
        assert_eq!(*line, store.get_version(task, version).wait().unwrap().unwrap().to_json());
    }
}

#[test]
fn the_snapshots_of_a_task_byte_for_byte() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap().with_retention(Retention::All);
    let names = ["Ada", "漢🦀", "", "é\u{2028}"].map(str::to_owned).to_vec();
    // Still open: another process may look at any time.
    assert_eq!(runtime.run("tâche 1", odd(names)).unwrap(), 22);
    compare(python, &file, "tâche 1");
}

#[test]
fn snapshots_of_any_time_and_number() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let store = SqliteStore::open(&file).unwrap();
    let times = [
        "2026-01-02T03:04:05.678901Z",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.000001999Z",
        "1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
    ];
    let data = [
        "{}",
        r#"{"z":1,"a":{"":[]},"10":null}"#,
        r#"{"floats":[1.0,-0.0,1e+16,1.5e+300,5e-324,0.1,1e-7,1.2345678901234568e+17]}"#,
        r#"{"big":[18446744073709551615,-9223372036854775808,340282366920938463463374607431768211456]}"#,
        r#"{"text":"\u0000\b\t\n\f\r\u001f\"\\/é漢🦀"}"#,
        r#"{"deep":[[[[[[[[[[[[[[[[[[[[{"in":[]}]]]]]]]]]]]]]]]]]]]]}"#,
    ];
    for (index, (time, data)) in times.into_iter().zip(data).enumerate() {
        let time: DateTime<Utc> = time.parse().unwrap();
        let version = 3 * index as u64 + 1;
        let snapshot =
            StateSnapshot::new("t", version, Data::from_json(data).unwrap(), index % 2 == 0, time).unwrap();
        store.save(&snapshot).wait().unwrap();
    }
    compare(python, &file, "t");
}
