//! A Rust task with large state, which lies in parts, and Python, which knows of none.

use std::path::Path;

use asap_runtime::protocol::{StateQuery, StateSnapshot};
use asap_runtime::store::{Retention, SqliteStore};
use asap_runtime::{Error, Runtime, SnapshotStore, checkpoint, resumable};

use crate::other::Other;
use crate::python::{python, run};

thread_local! {
    static STOPS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Some 40 kB in `found`, and a few bytes beside it.
#[resumable]
fn collect(names: u32, bonus: u32) -> Result<String, String> {
    let mut found = Vec::new();
    let mut factor = 1;
    for number in 0..names {
        found.push(format!("archive/2026/é \"{number:08}\"/{:032x}", u128::from(number) << 70));
        checkpoint!();
    }
    factor += bonus;
    checkpoint!("all");
    if STOPS.get() {
        return Err("stopped".to_owned());
    }
    factor *= 10;
    checkpoint!("end");
    Ok(format!("{} of {}", found.len() * factor as usize, found[7]))
}

const NAMES: u32 = 600;
const RESULT: &str = "18000 of archive/2026/é \"00000007\"/00000000000001c00000000000000000";

/// A task `t` that has failed behind its last name.
fn stopped(file: &Path) -> Runtime {
    let runtime = Runtime::open(file).unwrap().with_retention(Retention::Newest(5));
    STOPS.set(true);
    assert!(runtime.run("t", collect(NAMES, 2)).unwrap_err().is_failed());
    STOPS.set(false);
    runtime
}

fn versions(store: &dyn SnapshotStore, task: &str) -> Vec<StateSnapshot> {
    let versions = store.list_versions(task).wait().unwrap();
    versions.iter().map(|version| store.get_version(task, *version).wait().unwrap().unwrap()).collect()
}

#[test]
fn python_sees_the_small_locals_and_a_reference_for_the_large_one() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    drop(stopped(&file));
    let lines = run(python, "dump.py", [file.as_os_str(), "t".as_ref()]);
    let latest: serde_json::Value = serde_json::from_str(&lines[1]).unwrap();
    let data = &latest["data"];
    assert_eq!(data["factor"], 3);
    assert!(data["found"]["$parts"].as_array().is_some_and(|parts| !parts.is_empty()), "{}", data["found"]);
    assert!(data["found"]["bytes"].as_u64().is_some_and(|bytes| bytes > 30_000));
}

#[test]
fn answers_to_queries_and_exports_are_whole() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let mut other = Other::start(python, "messages.py", [&file]);
    let all = versions(runtime.store(), "t");
    assert_eq!(all.len(), 6);
    for snapshot in &all {
        let query = StateQuery { task_id: "t".to_owned(), version: Some(snapshot.version.cast_signed()) };
        assert_eq!(&runtime.answer_query(&query).unwrap(), snapshot);
        other.tell("snapshot");
        assert_eq!(other.ask(&snapshot.to_json()), snapshot.to_json());
    }
    let export = runtime.export("t").unwrap();
    for (line, snapshot) in export.lines().skip(1).zip(&all) {
        other.tell("snapshot");
        assert_eq!(other.ask(line), snapshot.to_json(), "a line of an export is a snapshot of the package's");
    }
    other.end();
}

/// What `docs/protocol.md` says to do for the package's own store.
#[test]
fn a_runtime_that_keeps_no_parts_makes_rows_that_python_reads_whole() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let export = stopped(&directory.path().join("parts.db")).export("t").unwrap();
    let file = directory.path().join("whole.db");
    let runtime = Runtime::open(&file).unwrap().with_parts_from(usize::MAX);
    runtime.import(&export).unwrap();
    let compare = || {
        let lines = run(python, "dump.py", [file.as_os_str(), "t".as_ref()]);
        let all = versions(runtime.store(), "t");
        assert_eq!(lines[1], all.last().unwrap().to_json());
        for (line, snapshot) in lines[2..].iter().zip(&all) {
            assert_eq!(*line, snapshot.to_json());
        }
        assert_eq!(lines.len(), all.len() + 2);
        all.len()
    };
    let before = compare();
    assert_eq!(runtime.resume::<String>("t").unwrap(), RESULT);
    assert_eq!(compare(), before + 1);
}

#[test]
fn python_edits_a_small_local_beside_a_large_one() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    run(python, "edit.py", [file.as_os_str(), "t".as_ref(), "factor".as_ref(), "5".as_ref()]);
    assert_eq!(runtime.resume::<String>("t").unwrap(), RESULT.replacen("18000", "30000", 1));
}

#[test]
fn python_puts_a_whole_list_in_the_place_of_the_parts() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let list: Vec<String> = (0..900).map(|number| format!("by hand {number}")).collect();
    let list = serde_json::to_string(&list).unwrap();
    run(python, "edit.py", [file.as_os_str(), "t".as_ref(), "found".as_ref(), list.as_ref()]);
    assert_eq!(runtime.resume::<String>("t").unwrap(), "27000 of by hand 7");
}

/// The package copies the row, and the parts belong to the first task.
#[test]
fn a_row_that_python_has_moved_says_that_its_parts_are_missing() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let mut other = Other::start(python, "messages.py", [&file]);
    let _ = other.ask("move t u");
    other.end();
    let error = SqliteStore::open(&file).unwrap().get("u").wait().unwrap_err();
    assert!(matches!(error, Error::Corrupt { .. }) && error.to_string().contains("is missing"), "{error}");
    runtime.fork("t", None, "v").unwrap();
    assert_eq!(runtime.resume::<String>("v").unwrap(), RESULT);
}
