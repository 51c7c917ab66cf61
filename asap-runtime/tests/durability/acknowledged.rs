//! What is stored when.

use std::time::Duration;

use asap_runtime::testing::ManualClock;
use asap_runtime::{CheckpointDurability, checkpoint, resumable};

use crate::{EVER, Look, block_on, within};

#[resumable]
fn three(#[resource] look: Look) -> Vec<Vec<u64>> {
    let mut seen = vec![look.versions("t")];
    checkpoint!("one");
    seen.push(look.versions("t"));
    checkpoint!("two");
    seen.push(look.versions("t"));
    checkpoint!("three", durable);
    seen.push(look.versions("t"));
    checkpoint!();
    seen.push(look.versions("t"));
    seen
}

#[resumable]
async fn three_later(#[resource] look: Look) -> Vec<Vec<u64>> {
    let mut seen = vec![look.versions("t")];
    checkpoint!("one");
    seen.push(look.versions("t"));
    checkpoint!("two");
    seen.push(look.versions("t"));
    checkpoint!("three", durable);
    seen.push(look.versions("t"));
    checkpoint!();
    seen.push(look.versions("t"));
    seen
}

fn waiting() -> Vec<Vec<u64>> {
    let (start, durable) = (vec![1], vec![1, 2, 3, 4]);
    vec![start.clone(), start.clone(), start, durable.clone(), durable]
}

#[test]
fn without_a_word_every_checkpoint_is_stored_when_it_returns() {
    let (_, runtime) = within(EVER);
    let immediate = runtime.clone().with_durability(CheckpointDurability::Immediate);
    let each: Vec<Vec<u64>> = (1..=5).map(|version| (1..=version).collect()).collect();
    assert_eq!(immediate.run("t", three()).unwrap(), each);
    let zero = within(Duration::ZERO).1;
    assert_eq!(zero.run("t", three()).unwrap(), each, "an interval of zero is none");
}

#[test]
fn acknowledged_checkpoints_wait_and_a_durable_one_waits_for_all_of_them() {
    let (store, runtime) = within(EVER);
    assert_eq!(runtime.run("t", three()).unwrap(), waiting());
    // The end has waited for the rest.
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4, 5]);
    let record = runtime.task("t").unwrap().unwrap();
    assert!(record.status.is_terminal());
}

#[test]
fn asynchronous_functions_do_not_wait_either() {
    let (store, runtime) = within(EVER);
    assert_eq!(block_on(runtime.run("t", three_later())).unwrap(), waiting());
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4, 5]);
}

#[resumable]
fn waits_for_its_own(#[resource] look: Look) -> Vec<u64> {
    checkpoint!();
    checkpoint!();
    look.wait_for("t", 3);
    look.versions("t")
}

#[test]
fn what_waits_is_stored_when_its_time_has_come() {
    let (_, runtime) = within(Duration::from_millis(20));
    assert_eq!(runtime.run("t", waits_for_its_own()).unwrap(), [1, 2, 3]);
}

#[test]
fn what_was_stored_before_is_what_was_stored_at_once() {
    let (store, late) = within(EVER);
    let (other, runtime) = within(EVER);
    let immediate = runtime.with_durability(CheckpointDurability::Immediate);
    late.run("t", numbers(40)).unwrap();
    immediate.run("t", numbers(40)).unwrap();
    let data = |store: &crate::Store, version| {
        let snapshot = asap_runtime::SnapshotStore::get_version(store, "t", version).wait().unwrap().unwrap();
        (snapshot.checkpoint, snapshot.data)
    };
    for version in 1..=41 {
        assert_eq!(data(&store, version), data(&other, version));
    }
}

#[resumable]
fn numbers(n: u64) -> u64 {
    // Enough for parts.
    let mut all: Vec<String> = Vec::new();
    for i in 0..n {
        all.push(format!("{i} {}", "some text that makes the number longer ".repeat(20)));
        checkpoint!();
    }
    all.len() as u64
}

#[test]
fn a_durable_checkpoint_is_stored_whatever_the_pace_says() {
    let (store, runtime) = within(EVER);
    let paced = runtime.with_clock(ManualClock::new()).with_pace(Duration::from_secs(1));
    let start = vec![1];
    let durable = vec![1, 2, 3];
    let seen = vec![start.clone(), start.clone(), start, durable.clone(), durable];
    assert_eq!(paced.run("t", three()).unwrap(), seen);
    assert_eq!(Look(store).versions("t"), [1, 2, 3], "the first, and the durable one");
}

#[resumable(durable_within = "1h")]
fn says_an_hour(#[resource] look: Look) -> Vec<u64> {
    checkpoint!();
    look.versions("t")
}

#[resumable(durable_within = "0s")]
fn says_at_once(#[resource] look: Look) -> Vec<u64> {
    checkpoint!();
    look.versions("t")
}

#[test]
fn a_function_has_its_own_say() {
    let (_, runtime) = within(EVER);
    assert_eq!(runtime.run("t", says_at_once()).unwrap(), [1, 2]);
    let (_, runtime) = within(EVER);
    let immediate = runtime.with_durability(CheckpointDurability::Immediate);
    assert_eq!(immediate.run("t", says_an_hour()).unwrap(), [1]);
}

#[test]
fn a_resumed_task_is_acknowledged_as_a_new_one_is() {
    let (store, runtime) = within(EVER);
    runtime.run("t", three()).unwrap();
    let cut = within(EVER).1;
    let snapshot = asap_runtime::SnapshotStore::get_version(&*store, "t", 2).wait().unwrap().unwrap();
    cut.store().save(&snapshot).wait().unwrap();
    let seen = cut.resume::<Vec<Vec<u64>>>("t").unwrap();
    assert_eq!(seen[1..], [vec![2], vec![2], vec![2, 3, 4], vec![2, 3, 4]]);
}
