//! Several processes on one file.

#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

use std::env;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use asap_runtime::store::{Append, SnapshotStore, SqliteStore, Swap};
use asap_runtime::{Data, StateSnapshot};
use chrono::Utc;

const FILE: &str = "ASAP_TEST_FILE";
const VERSIONS: u64 = 50;

/// What each of the processes does: it appends every version, and prints the ids that it was told are stored.
#[test]
fn a_process_appends_to_the_file_it_is_given() {
    let Some(path) = env::var_os(FILE) else { return };
    let store = SqliteStore::open(path).unwrap();
    for version in 1..=VERSIONS {
        let snapshot = StateSnapshot::new("race", version, Data::default(), true, Utc::now()).unwrap();
        if store.append(Append::new(&snapshot)).wait().unwrap() == Swap::Stored {
            println!("\nstored {version} {}", snapshot.id);
        }
    }
}

fn spawn(path: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_process_appends_to_the_file_it_is_given", "--nocapture"])
        .env(FILE, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn four_processes_store_each_version_once() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let processes: Vec<_> = (0..4).map(|_| spawn(&path)).collect();
    let mut stored = Vec::new();
    for process in processes {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("stored ")) {
            let (version, id) = line.split_once(' ').unwrap();
            stored.push((version.parse::<u64>().unwrap(), id.to_owned()));
        }
    }
    stored.sort();
    let versions: Vec<_> = stored.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (1..=VERSIONS).collect::<Vec<_>>(), "each version was stored by one process");
    for (version, id) in stored {
        assert_eq!(store.get_version("race", version).wait().unwrap().unwrap().id, id, "and is that one's");
    }
}
