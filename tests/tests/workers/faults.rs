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

fn complete_each_task_once(plan: Plan, store: &str) {
    let seed = plan.seed;
    say(&format!("workers: faults, {store}, with ASAP_TEST_SEED={seed}"));
    let report = Session::run(plan).unwrap();
    say(&format!("workers, {store}: {report}"));
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.kills == KILLS && report.tasks > 8 && report.acknowledged > 100, "{report}");
    assert!(!report.takeovers.is_empty(), "no worker had a task when it was killed: {report}");
}

#[test]
fn workers_that_are_killed_stopped_and_ended_complete_each_task_once() {
    let directory = tempfile::tempdir().unwrap();
    let plan = Plan::new(seed(), KILLS, env!("CARGO_BIN_EXE_crew"), directory.path());
    complete_each_task_once(plan, "SQLite");
}

/// There the connections are cut and held too, and the workers' clocks are wrong.
#[cfg(feature = "servers")]
fn on_a_server(server: (&str, &str)) {
    let Some(address) = asap_tests::servers::address("workers", server) else { return };
    let directory = tempfile::tempdir().unwrap();
    let mut plan = Plan::new(seed(), KILLS, env!("CARGO_BIN_EXE_crew"), directory.path());
    plan.start.store = address;
    complete_each_task_once(plan, server.0);
}

#[cfg(feature = "servers")]
#[test]
fn so_they_do_on_postgresql() {
    on_a_server(asap_tests::servers::POSTGRES);
}

#[cfg(feature = "servers")]
#[test]
fn so_they_do_on_redis() {
    on_a_server(asap_tests::servers::REDIS);
}
