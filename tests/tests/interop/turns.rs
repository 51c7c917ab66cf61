//! A process of each kind at work on one file.

use asap_runtime::store::{Append, Retention, SqliteStore, Swap};
use asap_runtime::{Data, SnapshotStore, StateSnapshot};
use chrono::Utc;

use crate::other::Other;
use crate::python::python;

fn append(store: &SqliteStore, task: &str, version: u64, data: &str) -> Swap {
    let data = Data::from_json(data).unwrap();
    let snapshot = StateSnapshot::new(task, version, data, true, Utc::now()).unwrap();
    let append = Append { retention: Retention::All, ..Append::new(&snapshot) };
    store.append(append).wait().unwrap()
}

#[test]
fn they_take_turns_on_one_task() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let store = SqliteStore::open(&file).unwrap();
    assert_eq!(append(&store, "t", 1, r#"{"number":0,"name":"é"}"#), Swap::Stored);
    let mut other = Other::start(python, "turns.py", [file.as_os_str(), "t".as_ref()]);
    for turn in 0..25 {
        other.tell("add");
        let said = StateSnapshot::from_json(&other.answer()).unwrap();
        let latest = store.get("t").wait().unwrap().unwrap();
        assert_eq!(latest, said, "what Python has saved is seen at once");
        assert_eq!(latest.data.read("number").unwrap(), Some(2 * turn + 1));
        // The version that Python has just saved is taken.
        assert_eq!(append(&store, "t", latest.version, "{}"), Swap::Taken);
        let next = format!(r#"{{"number":{},"name":"é"}}"#, 2 * turn + 2);
        assert_eq!(append(&store, "t", latest.version + 1, &next), Swap::Stored);
    }
    assert_eq!(store.list_versions("t").wait().unwrap(), (1..=51).collect::<Vec<_>>());
    other.tell("delete 51");
    assert_eq!(other.answer(), "True");
    assert_eq!(store.get("t").wait().unwrap().unwrap().version, 50);
    assert!(store.delete_version("t", 50).wait().unwrap());
    other.tell("delete 50");
    assert_eq!(other.answer(), "False");
    other.end();
}

#[test]
fn they_write_at_the_same_time() {
    const VERSIONS: u64 = 60;
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let store = SqliteStore::open(&file).unwrap();
    let mut other = Other::start(python, "turns.py", [file.as_os_str(), "t".as_ref()]);
    other.tell(&format!("burst {VERSIONS}"));
    for version in 1..=VERSIONS {
        assert_eq!(append(&store, "rust's own", version, "{}"), Swap::Stored);
    }
    assert_eq!(other.answer(), "True");
    other.end();
    for task in ["rust's own", "python's own"] {
        assert_eq!(store.list_versions(task).wait().unwrap(), (1..=VERSIONS).collect::<Vec<_>>());
    }
}
