//! A short session of faults, with another seed each time.

use std::env;

use asap_tests::crew::{Plan, Session};
use asap_tests::say;

/// As many kills as fit some seconds.
const KILLS: u64 = 25;

fn seed() -> u64 {
    match env::var("ASAP_TEST_SEED") {
        Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
        Err(_) => rand::random(),
    }
}

#[test]
fn workers_that_are_killed_stopped_and_ended_complete_each_task_once() {
    let seed = seed();
    say(&format!("workers: faults with ASAP_TEST_SEED={seed}"));
    let directory = tempfile::tempdir().unwrap();
    let plan = Plan::new(seed, KILLS, env!("CARGO_BIN_EXE_crew"), directory.path());
    let report = Session::run(plan).unwrap();
    say(&format!("workers: {report}"));
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.kills == KILLS && report.tasks > 8 && report.acknowledged > 100, "{report}");
    assert!(!report.takeovers.is_empty(), "no worker had a task when it was killed: {report}");
}
