//! A frozen SQLite file whose tasks have large state in parts (format 2).

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use asap_runtime::store::Retention;
use asap_runtime::{Runtime, SnapshotStore};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::large_frozen::{STOPS, digest, run, task_id};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/format-2").join(name)
}

/// A copy of the file, and a runtime on it.
fn copy() -> (TempDir, Runtime) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    fs::copy(path("tasks.sqlite"), &file).unwrap();
    let runtime = Runtime::open(file).unwrap().with_retention(Retention::All);
    (directory, runtime)
}

fn result() -> String {
    fs::read_to_string(path("result.txt")).unwrap().trim_end().to_owned()
}

/// Reads each version of a task that is there; how many they are.
fn check(store: &dyn SnapshotStore, stop: u64) -> usize {
    let digests: BTreeMap<u64, String> =
        serde_json::from_str(&fs::read_to_string(path("versions.json")).unwrap()).unwrap();
    let versions = store.list_versions(&task_id(stop)).wait().unwrap();
    for version in &versions {
        let snapshot = store.get_version(&task_id(stop), *version).wait().unwrap().unwrap();
        assert_eq!(digest(snapshot.data.as_json()), digests[version], "version {version} of {stop}");
    }
    versions.len()
}

#[test]
fn its_large_locals_are_in_parts() {
    let file = Connection::open(path("tasks.sqlite")).unwrap();
    let one = |sql: &str| file.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    assert!(one("SELECT count(*) FROM asap_parts") > 50);
    assert!(one("SELECT max(length(data)) FROM snapshots WHERE version > 1") < 5_000);
    let in_parts = "SELECT count(*) FROM snapshots WHERE data LIKE '%\"format\":2%'";
    assert_eq!(one(in_parts), 9, "all but the starts");
}

#[test]
fn each_version_is_read_whole() {
    let (_directory, runtime) = copy();
    let counts = STOPS.map(|stop| check(runtime.store(), stop));
    assert_eq!(counts, [1, 2, 5, 5], "the start, and the newest four");
}

#[test]
fn each_task_is_resumed_by_its_id() {
    let (_directory, runtime) = copy();
    for stop in STOPS {
        assert_eq!(runtime.resume::<String>(&task_id(stop)).unwrap(), result(), "{stop}");
        check(runtime.store(), stop);
    }
}

#[test]
fn each_task_is_gone_on_with_by_a_call() {
    let (_directory, runtime) = copy();
    for stop in STOPS {
        assert_eq!(run(&runtime, stop).unwrap(), result(), "{stop}");
        check(runtime.store(), stop);
    }
}

#[test]
fn each_task_goes_back_to_each_version() {
    let (_directory, runtime) = copy();
    for stop in STOPS {
        for version in runtime.store().list_versions(&task_id(stop)).wait().unwrap().into_iter().rev() {
            runtime.rollback(&task_id(stop), version).unwrap();
            check(runtime.store(), stop);
            assert_eq!(runtime.resume::<String>(&task_id(stop)).unwrap(), result(), "{stop} at {version}");
            check(runtime.store(), stop);
        }
    }
}
