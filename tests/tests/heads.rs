//! What a pattern of a head leaves is dropped with the head, in front of the body, where Rust keeps it to the end of the
//! statement: the one difference in the order of drops (docs/language.md). A name keeps it.

#![allow(
    clippy::match_single_binding,
    clippy::redundant_pattern_matching,
    clippy::used_underscore_binding,
    reason = "the heads are what is held"
)]

use std::cell::RefCell;
use std::collections::VecDeque;

use asap_runtime::store::MemoryStore;
use asap_runtime::{Call, Runtime, checkpoint, resumable};
use serde::{Deserialize, Serialize};

thread_local! {
    static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn log(what: &'static str) {
    LOG.with_borrow_mut(|log| log.push(what));
}

#[derive(Serialize, Deserialize)]
struct Seen;

impl Drop for Seen {
    fn drop(&mut self) {
        log("drop");
    }
}

fn queue() -> VecDeque<Seen> {
    VecDeque::from([Seen])
}

#[resumable]
fn while_let() -> u32 {
    let mut queue = queue();
    while let Some(_) = queue.pop_front() {
        log("body");
        checkpoint!();
    }
    1
}

fn plain_while_let() -> u32 {
    let mut queue = queue();
    while let Some(_) = queue.pop_front() {
        log("body");
    }
    1
}

#[resumable]
fn for_each() -> u32 {
    for _ in queue() {
        log("body");
        checkpoint!();
        log("behind");
    }
    1
}

fn plain_for_each() -> u32 {
    for _ in queue() {
        log("body");
        log("behind");
    }
    1
}

#[resumable]
fn if_let() -> u32 {
    if let (_, Some(number)) = (Seen, Some(1)) {
        log("body");
        checkpoint!();
        number
    } else {
        0
    }
}

fn plain_if_let() -> u32 {
    if let (_, Some(number)) = (Seen, Some(1)) {
        log("body");
        number
    } else {
        0
    }
}

#[resumable]
fn matched() -> u32 {
    match (Seen, 1) {
        (_, number) => {
            log("body");
            checkpoint!();
            number
        }
    }
}

fn plain_match() -> u32 {
    match (Seen, 1) {
        (_, number) => {
            log("body");
            number
        }
    }
}

#[resumable]
fn named() -> u32 {
    let mut queue = queue();
    while let Some(_seen) = queue.pop_front() {
        log("body");
        checkpoint!();
    }
    1
}

fn plain_named() -> u32 {
    let mut queue = queue();
    while let Some(_seen) = queue.pop_front() {
        log("body");
    }
    1
}

fn run(call: Call<u32>) -> Vec<&'static str> {
    assert_eq!(Runtime::new(MemoryStore::new()).run("t", call).ok(), Some(1));
    LOG.take()
}

fn plain(function: fn() -> u32) -> Vec<&'static str> {
    assert_eq!(function(), 1);
    LOG.take()
}

#[test]
fn what_a_pattern_leaves_is_dropped_with_the_head() {
    for (ours, plain_one) in
        [(while_let(), plain_while_let as fn() -> u32), (if_let(), plain_if_let), (matched(), plain_match)]
    {
        assert_eq!(run(ours), ["drop", "body"]);
        assert_eq!(plain(plain_one), ["body", "drop"]);
    }
}

#[test]
fn what_no_pattern_of_a_for_loop_takes_is_dropped_at_the_checkpoint() {
    assert_eq!(run(for_each()), ["body", "drop", "behind"]);
    assert_eq!(plain(plain_for_each), ["body", "behind", "drop"]);
}

#[test]
fn what_has_a_name_lives_as_long_as_in_rust() {
    assert_eq!(run(named()), ["body", "drop"]);
    assert_eq!(plain(plain_named), ["body", "drop"]);
}
