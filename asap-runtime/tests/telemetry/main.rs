//! The spans, events and metrics that `telemetry` documents are there, under their names.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod metrics;
mod spans;
mod steps;
#[cfg(feature = "worker")]
mod workers;

use std::time::Duration;

use asap_runtime::{Result, Runtime, checkpoint, receive, resumable, sleep};

#[resumable]
fn job(fails: bool) -> std::result::Result<u32, String> {
    checkpoint!();
    sleep!(Duration::from_millis(5));
    let more: u32 = receive!("more");
    if fails { Err("told to".to_owned()) } else { Ok(more) }
}

/// A task that begins, sleeps, waits for a message, and ends.
fn run(runtime: &Runtime, task_id: &str, fails: bool) -> Result<u32> {
    let sender = runtime.clone();
    let id = task_id.to_owned();
    let sending = std::thread::spawn(move || {
        while sender.send(&id, "more", 7u32).is_err() {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    let answer = runtime.run(task_id, job(fails));
    sending.join().unwrap();
    answer
}
