//! Several processes on one schema, which all of them find missing.

use std::env;
use std::process::{Child, Command, Stdio};

use asap_runtime::SnapshotStore;
use asap_runtime::store::{Append, PostgresOptions, PostgresStore, Swap};

use crate::place::{Place, url};
use crate::snapshot;

const SCHEMA: &str = "ASAP_TEST_SCHEMA";
const VERSIONS: u64 = 50;

/// What each of the processes does: it makes the tables, appends every version, and prints the ids that are stored.
#[test]
fn a_process_appends_to_the_schema_it_is_given() {
    let Ok(schema) = env::var(SCHEMA) else { return };
    let options = PostgresOptions { schema: Some(schema), ..PostgresOptions::default() };
    let store = PostgresStore::connect_with(&url(), options).wait().unwrap();
    for version in 1..=VERSIONS {
        let snapshot = snapshot("race", version);
        if store.append(Append::new(&snapshot)).wait().unwrap() == Swap::Stored {
            println!("\nstored {version} {}", snapshot.id);
        }
    }
}

fn spawn(place: &Place) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "processes::a_process_appends_to_the_schema_it_is_given", "--nocapture"])
        .env(SCHEMA, &place.schema)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn four_processes_store_each_version_once() {
    let Some(place) = Place::new() else { return };
    let processes: Vec<_> = (0..4).map(|_| spawn(&place)).collect();
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
    let store = place.open();
    for (version, id) in stored {
        assert_eq!(store.get_version("race", version).wait().unwrap().unwrap().id, id, "and is that one's");
    }
}
