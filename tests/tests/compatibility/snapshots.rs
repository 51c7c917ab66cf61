//! Frozen snapshots, one by one.

use std::fs;

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::{Runtime, SnapshotStore, StateSnapshot};

use crate::fixtures::{path, results, resume, snapshots};
use crate::frozen::{FUNCTIONS, run};

/// The data of every version that a store has.
fn stored(store: &dyn SnapshotStore, task: &str) -> Vec<String> {
    let get = |version| store.get_version(task, version).wait().unwrap().unwrap();
    let versions = store.list_versions(task).wait().unwrap();
    versions.into_iter().map(|version| without_near(&get(version).data.into_json())).collect()
}

/// A snapshot as it was before `near` was added, which no reader needs.
fn without_near(data: &str) -> String {
    const NEAR: &str = "\"near\":\"";
    match data.find(NEAR) {
        None => data.to_owned(),
        Some(start) => {
            let value = start + NEAR.len();
            let end = value + data[value..].find('"').expect("a text ends") + "\",".len();
            without_near(&format!("{}{}", &data[..start], &data[end..]))
        }
    }
}

fn data(snapshots: &[(StateSnapshot, String)]) -> Vec<String> {
    snapshots.iter().map(|(snapshot, _)| snapshot.data.as_json().to_owned()).collect()
}

#[test]
fn each_is_gone_on_from_to_the_same_end() {
    let results = results();
    for function in FUNCTIONS {
        let snapshots = snapshots(function);
        assert!(snapshots.len() > 3, "{function} has too few snapshots");
        for (index, (snapshot, line)) in snapshots.iter().enumerate() {
            let runtime = Runtime::new(MemoryStore::new()).with_retention(Retention::All);
            runtime.store().save(snapshot).wait().unwrap();
            assert_eq!(resume(&runtime, function, function).unwrap(), results[function], "from {line}");
            assert_eq!(stored(runtime.store(), function), data(&snapshots[index..]), "from {line}");
        }
    }
}

#[test]
fn a_run_of_today_writes_the_same() {
    let results = results();
    for function in FUNCTIONS {
        let runtime = Runtime::new(MemoryStore::new()).with_retention(Retention::All);
        assert_eq!(run(&runtime, function, function).unwrap(), results[function]);
        assert_eq!(stored(runtime.store(), function), data(&snapshots(function)));
    }
}

#[test]
fn each_is_dumped_as_it_was() {
    for function in FUNCTIONS {
        for (snapshot, line) in snapshots(function) {
            assert_eq!(snapshot.to_json(), line);
        }
    }
}

#[test]
fn together_they_are_small_and_all_known() {
    let files = fs::read_dir(path("")).unwrap().map(|file| file.unwrap());
    let (mut bytes, mut names) = (0, Vec::new());
    for file in files {
        bytes += file.metadata().unwrap().len();
        names.push(file.file_name().into_string().unwrap());
    }
    names.sort();
    let known =
        ["branches.jsonl", "damaged.sqlite", "loops.jsonl", "results.json", "tasks.sqlite", "values.jsonl"];
    assert_eq!(names, known);
    assert!(bytes < 200_000, "{bytes} bytes");
}
