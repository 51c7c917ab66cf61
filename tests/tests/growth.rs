//! A short session of kills with large states, with another seed each time, and one that must find something.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

use std::env;

use asap_tests::growth::{Plan, Session};
use asap_tests::say;

/// As many kills as fit some seconds.
const KILLS: u64 = 25;

fn seed() -> u64 {
    match env::var("ASAP_TEST_SEED") {
        Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
        Err(_) => rand::random(),
    }
}

fn plan(seed: u64, directory: &tempfile::TempDir) -> Plan {
    Plan::new(seed, KILLS, env!("CARGO_BIN_EXE_grower"), directory.path())
}

#[test]
fn whoever_is_killed_loses_no_part_and_leaves_none() {
    let seed = seed();
    say(&format!("growth: ASAP_TEST_SEED={seed}"));
    let directory = tempfile::tempdir().unwrap();
    let report = Session::run(plan(seed, &directory)).unwrap();
    say(&format!("growth: {report}"));
    assert!(report.findings.is_empty(), "{report}");
    assert!(
        report.kills >= KILLS && report.counts.checkpoints > 50 && report.counts.versions > 50,
        "{report}"
    );
}

#[cfg(feature = "servers")]
fn on_a_server(server: (&str, &str)) {
    let Some(address) = asap_tests::servers::address("growth", server) else { return };
    let seed = seed();
    let directory = tempfile::tempdir().unwrap();
    let report = Session::run(Plan { store: Some(address), ..plan(seed, &directory) }).unwrap();
    say(&format!("growth, {}, ASAP_TEST_SEED={seed}: {report}", server.0));
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.kills >= KILLS && report.counts.versions > 50, "{report}");
}

#[cfg(feature = "servers")]
#[test]
fn whoever_is_killed_loses_no_part_in_postgresql() {
    on_a_server(asap_tests::servers::POSTGRES);
}

#[cfg(feature = "servers")]
#[test]
fn whoever_is_killed_loses_no_part_in_redis() {
    on_a_server(asap_tests::servers::REDIS);
}

#[test]
fn a_part_that_is_lost_is_found_out() {
    let directory = tempfile::tempdir().unwrap();
    let report = Session::run(Plan { sabotages: true, ..plan(3, &directory) }).unwrap();
    assert!(report.findings.iter().any(|finding| finding.contains("is missing")), "{report}");
}
