//! The demo crashes for real, and one command shows all of it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

use std::path::Path;
use std::process::{Command, Output};

use asap_runtime::store::{SnapshotStore, SqliteStore};
use serde_json::{Value, json};

struct Demo {
    output: Output,
    database: tempfile::TempDir,
}

fn demo(args: &[&str]) -> Demo {
    let database = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_long_running"))
        .args(args)
        .args(["--db", "demo.db"])
        .current_dir(database.path())
        .output()
        .unwrap();
    Demo { output, database }
}

impl Demo {
    fn status(&self) -> Option<i32> {
        self.output.status.code()
    }

    fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// The events' names without `asap.long_running.`, each with the fields that are the same in every run.
    fn events(&self) -> Vec<String> {
        let stdout = std::str::from_utf8(&self.output.stdout).unwrap();
        let event = |line: &str| {
            let event = line.split_once("asap.long_running.").expect("every line is an event").1;
            let words = event.split(' ').filter(|word| !word.starts_with("task_id="));
            words.collect::<Vec<_>>().join(" ")
        };
        stdout.lines().map(event).collect()
    }

    fn store(&self) -> SqliteStore {
        SqliteStore::open(self.database.path().join("demo.db")).unwrap()
    }
}

#[test]
fn it_crashes_after_a_step_and_another_process_carries_on() {
    let demo = demo(&["--num-steps", "5", "--crash-after", "2"]);
    assert_eq!(demo.status(), Some(0), "{}", demo.stderr());
    let events = demo.events();
    assert!(events[3].starts_with("process_ended how=signal: 6"), "{}", events[3]);
    assert_eq!(
        [&events[..3], &events[4..]].concat(),
        [
            "checkpoint progress_pct=20 step=1 version=2",
            "checkpoint progress_pct=40 step=2 version=3",
            "crash_simulated after_step=2",
            "resuming from_step=3 num_steps=5",
            "checkpoint progress_pct=60 step=3 version=4",
            "checkpoint progress_pct=80 step=4 version=5",
            "checkpoint progress_pct=100 step=5 version=6",
            "demo_complete final_step=5",
        ]
    );
}

#[test]
fn the_defaults_are_five_steps_and_a_crash_after_two() {
    let (given, default) = (demo(&["--num-steps", "5", "--crash-after", "2"]), demo(&[]));
    assert_eq!(given.events(), default.events());
}

#[test]
fn the_snapshots_have_the_demo_s_data() {
    let demo = demo(&["--num-steps", "3", "--crash-after", "1"]);
    let store = demo.store();
    let task = store.records().wait().unwrap().remove(0).unwrap();
    let snapshot = store.get_version(&task.task_id, 3).wait().unwrap().unwrap();
    assert!(snapshot.checkpoint);
    let mut data: Value = serde_json::from_str(snapshot.data.as_json()).unwrap();
    let keys = data.as_object_mut().unwrap();
    keys.remove("$resume");
    assert_eq!(
        data,
        json!({
            "num_steps": 3,
            "step": 2,
            "progress_pct": 66,
            "partial_result": {"items": ["result_step_1", "result_step_2"], "last_step": 2},
            "completed": false,
        })
    );
}

#[test]
fn without_a_crash_nothing_is_left_to_do() {
    for crash_after in ["0", "4"] {
        let demo = demo(&["--num-steps", "3", "--crash-after", crash_after]);
        assert_eq!(demo.status(), Some(0), "{}", demo.stderr());
        assert_eq!(
            demo.events()[2..],
            [
                "checkpoint progress_pct=100 step=3 version=4",
                "process_ended how=exit status: 0",
                "already_complete",
                "demo_complete final_step=3",
            ]
        );
    }
}

#[test]
fn after_a_crash_at_the_last_step_nothing_is_left_to_do_either() {
    let demo = demo(&["--num-steps", "3", "--crash-after", "3"]);
    assert_eq!(demo.status(), Some(0), "{}", demo.stderr());
    let events = demo.events();
    assert_eq!(events[3], "crash_simulated after_step=3");
    assert_eq!(events[5..], ["already_complete", "demo_complete final_step=3"]);
}

#[test]
fn without_steps_there_is_no_snapshot() {
    let demo = demo(&["--num-steps", "0"]);
    assert_eq!(demo.status(), Some(1));
    assert_eq!(demo.events(), ["process_ended how=exit status: 0", "no_snapshot"]);
}

#[test]
fn nonsense_gives_status_2_and_a_message() {
    for (args, message) in [
        (&["--num-steps", "-1"] as &[&str], "'-1'"),
        (&["--num-steps=-1"], "invalid value '-1'"),
        (&["--num-steps", "many"], "invalid value 'many'"),
        (&["--num-steps", "100001"], "100001 is not in 0..=100000"),
        (&["--num-steps"], "a value is required"),
        (&["--crash-after", "1.5"], "invalid value '1.5'"),
        (&["--crash-after=-1"], "invalid value '-1'"),
        (&["--unknown"], "unexpected argument '--unknown'"),
        (&["5"], "unexpected argument '5'"),
    ] {
        let demo = demo(args);
        assert_eq!(demo.status(), Some(2), "{args:?}");
        assert!(demo.stderr().contains(message), "{args:?}: {}", demo.stderr());
        assert!(!Path::exists(&demo.database.path().join("demo.db")));
    }
}

#[test]
fn a_database_that_cannot_be_opened_is_an_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_long_running")).args(["--db", "/"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("long_running: /: "));
}
