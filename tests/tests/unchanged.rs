//! Work that is not done again for large state: how often items are serialized, from a start to an end, however many checkpoints are between
//! them. What is small stands in the row, which is written whole.

#![cfg(not(plain))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

use std::cell::Cell;

use asap_runtime::store::MemoryStore;
use asap_runtime::{Call, Frozen, Log, Runtime, checkpoint, resumable};
use serde::{Deserialize, Serialize, Serializer};

thread_local! {
    static SERIALIZED: Cell<u64> = const { Cell::new(0) };
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn told<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    SERIALIZED.set(SERIALIZED.get() + 1);
    serializer.serialize_u64(*number)
}

/// An item that counts when it is serialized.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Frozen)]
struct Item(#[serde(serialize_with = "told")] u64);

/// The same, of which nobody has said that it does not change behind a shared reference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Unknown(#[serde(serialize_with = "told")] u64);

const ITEMS: u64 = 100;
const CHECKPOINTS: u64 = 40;

fn items(count: u64) -> Vec<Item> {
    (0..count).map(Item).collect()
}

/// How often items are serialized while the task runs.
#[track_caller]
fn serialized(call: Call<u64>, expected: u64) -> u64 {
    // All of them count as large.
    let runtime = Runtime::new(MemoryStore::new()).with_parts_from(1);
    SERIALIZED.set(0);
    assert_eq!(runtime.run("t", call).unwrap(), expected);
    SERIALIZED.get()
}

#[resumable]
fn constant() -> u64 {
    let list = items(ITEMS);
    let mut sum = 0;
    for number in 0..CHECKPOINTS {
        sum += list[usize::try_from(number).unwrap()].0;
        checkpoint!();
    }
    sum
}

#[resumable]
fn given(list: Vec<Item>) -> u64 {
    let mut sum = 0;
    for number in 0..CHECKPOINTS {
        sum += list[usize::try_from(number).unwrap()].0;
        checkpoint!();
    }
    sum
}

#[resumable]
fn read_only() -> u64 {
    let mut list = items(ITEMS);
    list.push(Item(7));
    let mut sum = 0;
    for number in 0..CHECKPOINTS {
        sum += list[usize::try_from(number).unwrap()].0 + list.len() as u64;
        checkpoint!();
    }
    sum
}

#[test]
fn what_has_no_mut_or_was_only_read_is_serialized_once() {
    let sum = CHECKPOINTS * (CHECKPOINTS - 1) / 2;
    assert_eq!(serialized(constant(), sum), ITEMS);
    assert_eq!(serialized(read_only(), sum + CHECKPOINTS * (ITEMS + 1)), ITEMS + 1);
    // For the start, which a second `run` compares arguments with, and for the first checkpoint.
    assert_eq!(serialized(given(items(ITEMS)), sum), 2 * ITEMS);
}

#[resumable]
fn unknown() -> u64 {
    let list: Vec<Unknown> = (0..ITEMS).map(Unknown).collect();
    for _ in 0..CHECKPOINTS {
        checkpoint!();
    }
    list.len() as u64
}

/// What shows that these tests count.
#[test]
fn what_is_not_known_to_be_frozen_is_serialized_at_each_checkpoint() {
    assert_eq!(serialized(unknown(), ITEMS), ITEMS * CHECKPOINTS);
}

#[resumable]
fn grows() -> u64 {
    let mut list = Vec::new();
    for number in 0..ITEMS {
        list.push(Item(number));
        checkpoint!();
    }
    list.len() as u64
}

#[resumable]
fn grows_in_a_log() -> u64 {
    let mut log = Log::new();
    for number in 0..ITEMS {
        log.push(Item(number));
        checkpoint!();
    }
    log.len() as u64
}

#[test]
fn of_what_grows_at_its_end_each_item_is_serialized_once() {
    assert_eq!(serialized(grows(), ITEMS), ITEMS);
    // One more: a log is told by its identity only behind its first version.
    assert_eq!(serialized(grows_in_a_log(), ITEMS), ITEMS + 1);
}

#[resumable]
fn consumes() -> u64 {
    let mut sum = 0;
    for item in items(ITEMS) {
        sum += item.0;
        checkpoint!();
    }
    sum
}

#[test]
fn what_a_loop_by_value_has_not_reached_is_not_serialized_again() {
    // Whenever half of the rest is gone, the first part of what remains is written anew.
    let times = serialized(consumes(), ITEMS * (ITEMS - 1) / 2);
    assert!(times <= 2 * ITEMS, "{times}");
}

#[resumable]
fn of_a_caller() -> u64 {
    let list = items(ITEMS);
    let mut grown = vec![Item(0)];
    let mut sum = 0;
    for number in 0..CHECKPOINTS {
        sum += asap_runtime::call!(called(number)) + list.len() as u64;
        grown.push(Item(number));
    }
    sum + grown.len() as u64
}

#[resumable]
fn called(number: u64) -> u64 {
    checkpoint!();
    checkpoint!();
    number
}

#[test]
fn the_values_of_a_caller_are_not_serialized_with_each_checkpoint_of_the_called() {
    let expected = CHECKPOINTS * (CHECKPOINTS - 1) / 2 + CHECKPOINTS * ITEMS + CHECKPOINTS + 1;
    assert_eq!(serialized(of_a_caller(), expected), ITEMS + CHECKPOINTS);
}
