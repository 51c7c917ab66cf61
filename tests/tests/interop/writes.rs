//! Rust reads what Python has stored.

use asap_runtime::store::SqliteStore;
use asap_runtime::{SnapshotStore, StateSnapshot};

use crate::python::{python, run};

/// A file that Python has made, and what the package itself says of each snapshot.
fn written(python: &str) -> (tempfile::TempDir, SqliteStore, Vec<String>) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("asap_state.db");
    let lines = run(python, "write.py", [&file]);
    let store = SqliteStore::open(&file).unwrap();
    (directory, store, lines)
}

fn get(store: &SqliteStore, task: &str, version: u64) -> StateSnapshot {
    store.get_version(task, version).wait().unwrap().unwrap()
}

#[test]
fn times_data_and_ids_are_those_that_python_wrote() {
    let Some(python) = python() else { return };
    let (_directory, store, lines) = written(python);
    assert_eq!(lines.len(), 21);
    for line in &lines {
        let said = StateSnapshot::from_json(line).unwrap();
        let read = get(&store, &said.task_id, said.version);
        // The package dumps NaN and the infinities as `null`; its store does not.
        if line.contains(r#""nan":null"#) {
            assert_eq!(
                read.data.as_json(),
                r#"{"nan":{"$float":"NaN"},"inf":[{"$float":"inf"},{"$float":"-inf"}],"zero":-0.0}"#
            );
        } else {
            // A number's text is kept as it stands in the row, and there Python writes small ones with two digits.
            let text = read.data.as_json().replace("1e-07", "1e-7");
            assert_eq!(StateSnapshot { data: text.parse().unwrap(), ..read }, said, "{line}");
        }
    }
    assert_eq!(store.list_versions("times").wait().unwrap(), (1..=11).collect::<Vec<_>>());
    assert_eq!(store.list_versions("Ünï 🦀").wait().unwrap(), [7]);
}

#[test]
fn values_are_read_as_what_they_were() {
    let Some(python) = python() else { return };
    let (_directory, store, _) = written(python);
    let floats = get(&store, "data", 4).data;
    assert!(floats.read::<f64>("nan").unwrap().unwrap().is_nan());
    assert_eq!(floats.read::<[f64; 2]>("inf").unwrap(), Some([f64::INFINITY, f64::NEG_INFINITY]));
    assert_eq!(floats.read::<f64>("zero").unwrap().unwrap().to_bits(), (-0.0_f64).to_bits());
    let floats: Vec<f64> = get(&store, "data", 5).data.read("floats").unwrap().unwrap();
    assert_eq!(floats, [0.1, 1e16, 1e22, 1e300, 5e-324, 1.0, 123_456_789.0, 0.1 + 0.2, 1e-7]);
    let integers: Vec<i128> = get(&store, "data", 6).data.read("integers").unwrap().unwrap();
    let ten_to_30 = 10_i128.pow(30);
    let expected =
        [0, -1, i64::MAX.into(), i64::MIN.into(), u64::MAX.into(), i128::from(u64::MAX) + 1, ten_to_30];
    assert_eq!(integers, expected);
    let text: Option<String> = get(&store, "data", 3).data.read("café").unwrap();
    assert_eq!(text.as_deref(), Some("漢🦀"));
    let text: Option<String> = get(&store, "data", 3).data.read("").unwrap();
    assert_eq!(text.as_deref(), Some(" \"\\\u{8}\u{c}\n\r\t\0\u{7f}\u{2028}"));
}

#[test]
fn a_file_that_python_made_takes_tasks() {
    use asap_runtime::{Runtime, checkpoint, resumable};

    #[resumable]
    fn doubles(n: u32) -> u32 {
        let mut n = n;
        checkpoint!();
        n *= 2;
        n
    }

    let Some(python) = python() else { return };
    let (directory, store, _) = written(python);
    let file = directory.path().join("asap_state.db");
    let before = get(&store, "data", 9);
    let runtime = Runtime::open(&file).unwrap();
    assert_eq!(runtime.run("rust's own", doubles(4)).unwrap(), 8);
    assert_eq!(get(&store, "data", 9), before);
    // A snapshot of somebody else is no task of ours, and says so.
    let error = runtime.resume::<u32>("times").unwrap_err();
    assert!(error.is_incompatible(), "{error:?}");
    let dump = run(python, "dump.py", [file.as_os_str(), "rust's own".as_ref()]);
    assert_eq!(dump[1], store.get("rust's own").wait().unwrap().unwrap().to_json());
}
