//! An agent dies in the middle of a task for real, and the other one does the rest and nothing else.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

use std::process::{Command, Output};

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_runtime::{Runtime, TaskStatus};

fn failover(directory: &std::path::Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_failover"))
        .args(args)
        .args(["--db", "sqlite:agents.db"])
        .current_dir(directory)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The value behind `name=` in an event.
fn field<'a>(event: &'a str, name: &str) -> &'a str {
    let words = event.split(' ').find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
    words.unwrap_or_else(|| panic!("`{event}` has no {name}"))
}

/// The blocks that an agent has surveyed: where each begins and ends.
fn blocks(log: &str, agent: &str) -> Vec<(u64, u64)> {
    let blocks =
        log.lines().filter_map(|line| line.strip_prefix(agent)?.strip_prefix(" block ")?.split_once(" to "));
    blocks.map(|(from, end)| (from.parse().unwrap(), end.parse().unwrap())).collect()
}

#[test]
fn the_other_agent_goes_on_where_the_first_one_died() {
    let directory = tempfile::tempdir().unwrap();
    let output = failover(directory.path(), &["--to", "1000000", "--block", "10000", "--kill-after", "3"]);
    let (said, log) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{log}");
    let events: Vec<&str> = said.lines().collect();
    let [delegated, killed, state, restored, completed] = events[..] else { panic!("{said}") };
    assert_eq!(killed, "killed agent=primary signal=9");
    let version: u64 = field(state, "version").parse().unwrap();
    assert!(version > 3, "{state}");
    assert_eq!(restored, format!("restored version={version} agent=backup"));
    // There are 78,498 primes below a million (OEIS A006880).
    assert_eq!(completed, "completed primes=78498 largest=999983 agent=backup");

    let (first, second) = (blocks(log, "primary"), blocks(log, "backup"));
    // Version 1 is the start, each other one a block.
    let stored = usize::try_from(version - 1).unwrap();
    assert!(first.len() >= stored && first.len() <= stored + 1, "{} blocks, {stored} stored", first.len());
    let all: Vec<_> = first[..stored].iter().chain(&second).copied().collect();
    let expected: Vec<_> =
        (0..100).map(|n| (2 + n * 10_000, (2 + (n + 1) * 10_000).min(1_000_000))).collect();
    assert_eq!(all, expected, "each stored block was surveyed once");

    let task_id = field(delegated, "task");
    let store = SqliteStore::open(directory.path().join("agents.db")).unwrap();
    let latest = store.get(task_id).wait().unwrap().unwrap();
    assert_eq!(latest.version, 101);
    let record = Runtime::new(store).task(task_id).unwrap().unwrap();
    assert_eq!(
        (record.status, record.result.as_deref()),
        (TaskStatus::Completed, Some(r#"{"primes":78498,"largest":999983}"#))
    );
    assert_eq!(record.attempt, 3, "begun, restored, gone on with");
}

#[test]
fn a_task_that_is_done_too_early_is_said() {
    let directory = tempfile::tempdir().unwrap();
    let output = failover(directory.path(), &["--to", "100", "--block", "50", "--kill-after", "9"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr).lines().last(),
        Some("failover: the first agent is done before it is killed")
    );
}
