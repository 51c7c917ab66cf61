//! A short session of kills around effects, with another seed each time, and one that must find something.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

use std::env;

use asap_tests::effects::{Plan, Session};
use asap_tests::say;

/// As many kills as fit some seconds.
const KILLS: u64 = 40;

fn seed() -> u64 {
    match env::var("ASAP_TEST_SEED") {
        Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
        Err(_) => rand::random(),
    }
}

fn plan(seed: u64, directory: &tempfile::TempDir) -> Plan {
    Plan::new(seed, KILLS, env!("CARGO_BIN_EXE_charger"), directory.path())
}

#[test]
fn whoever_is_killed_charges_each_step_once_and_loses_no_receipt() {
    let seed = seed();
    say(&format!("effects: ASAP_TEST_SEED={seed}"));
    let directory = tempfile::tempdir().unwrap();
    let report = Session::run(plan(seed, &directory)).unwrap();
    say(&format!("effects: {report}"));
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.kills >= KILLS && report.counts.tasks > 6, "{report}");
}

#[test]
fn a_till_that_forgets_its_keys_is_found_out() {
    let directory = tempfile::tempdir().unwrap();
    let report = Session::run(Plan { forgets_keys: true, ..plan(3, &directory) }).unwrap();
    assert!(!report.findings.is_empty(), "{report}");
    assert!(report.findings.iter().all(|finding| finding.contains("(retry")), "{report}");
}
