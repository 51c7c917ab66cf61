//! Snapshots above a size: what is refused, what the error names, and what stays.

use asap_runtime::store::MemoryStore;
use asap_runtime::{Error, Runtime, call, checkpoint, join, resumable, spawn};

const LIMIT: u64 = 40_000;

fn runtime() -> Runtime {
    Runtime::new(MemoryStore::new()).with_size_limit(LIMIT)
}

/// The checkpoint and the local of the error, which says sizes that agree with each other.
fn named<T: std::fmt::Debug>(answer: Result<T, Error>) -> (&'static str, String) {
    match answer.expect_err("it is too large") {
        Error::TooLarge { checkpoint, bytes, limit, local, local_bytes, .. } => {
            assert!(bytes > limit && limit == LIMIT, "{bytes} bytes, at most {limit}");
            assert!(local_bytes <= bytes, "{local_bytes} of {bytes} bytes");
            (checkpoint, local)
        }
        error => panic!("{error:?}"),
    }
}

fn record(number: u32) -> String {
    format!("{number:06} {}", "x".repeat(90))
}

#[resumable]
fn grows(count: u32) -> usize {
    let small = "small".to_owned();
    let mut records = Vec::new();
    for number in 0..count {
        records.push(record(number));
        checkpoint!("pushed");
    }
    records.len() + small.len()
}

#[test]
fn a_local_in_parts_is_named_and_the_version_before_stays() {
    let runtime = runtime();
    assert_eq!(named(runtime.run("t", grows(1_000))), ("pushed", "records".to_owned()));
    let last = runtime.store().get("t").wait().unwrap().unwrap();
    let bytes = last.data.as_json().len() as u64;
    assert!(bytes <= LIMIT && bytes > LIMIT - 200, "{bytes} bytes");
    // With more room it goes on from there.
    assert_eq!(runtime.with_size_limit(u64::MAX).resume::<usize>("t").unwrap(), 1_005);
}

#[resumable]
fn inner() -> u32 {
    let own = 1;
    checkpoint!("inside");
    own
}

#[resumable]
fn outer() -> usize {
    let large = record(0).repeat(500);
    let own = call!("inner", inner());
    large.len() + own as usize
}

#[test]
fn a_local_of_a_caller_is_named() {
    let (_, local) = named(runtime().run("t", outer()));
    assert_eq!(local, "large");
}

#[resumable]
fn takes(text: String) -> usize {
    checkpoint!();
    text.len()
}

#[test]
fn arguments_are_refused_before_anything_begins() {
    let runtime = runtime();
    assert_eq!(named(runtime.run("t", takes("x".repeat(50_000)))), ("start", "text".to_owned()));
    assert_eq!(named(runtime.submit("u", takes("x".repeat(50_000)))), ("start", "text".to_owned()));
    assert!(runtime.tasks().unwrap().is_empty());
}

#[resumable]
fn begins(length: usize) -> usize {
    let handle = spawn!(takes("x".repeat(length)));
    join!(handle).unwrap_or(0)
}

#[test]
fn so_are_those_of_a_child() {
    let runtime = runtime();
    named(runtime.run("t", begins(50_000)));
    let ids: Vec<_> = runtime.tasks().unwrap().into_iter().map(|task| task.unwrap().task_id).collect();
    assert_eq!(ids, ["t"]);
    assert_eq!(runtime.run("u", begins(5_000)).unwrap(), 5_000);
}
