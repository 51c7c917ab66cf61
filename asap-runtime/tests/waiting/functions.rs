//! The functions that wait.

use std::time::Duration;

use asap_runtime::{call, checkpoint, receive, resumable, sleep, sleep_until};
use chrono::{DateTime, Utc};

#[resumable]
pub(crate) fn nap(length: Duration) -> u32 {
    let before = 20;
    sleep!(length);
    before + 22
}

#[resumable]
pub(crate) async fn nap_async(length: Duration) -> u32 {
    let mut naps = 0;
    for _ in 0..3 {
        sleep!("nap", length);
        naps += 1;
    }
    naps
}

#[resumable(local)]
pub(crate) async fn nap_local(length: Duration) -> u32 {
    sleep!(length);
    7
}

#[resumable]
pub(crate) fn wake_at(times: Vec<String>) -> usize {
    for time in &times {
        sleep_until!(time.parse::<DateTime<Utc>>().unwrap());
    }
    times.len()
}

#[resumable]
pub(crate) fn greet() -> String {
    let name: String = receive!("name");
    checkpoint!();
    let age: u8 = receive!("age");
    format!("{name}, {age}")
}

#[resumable]
pub(crate) async fn greet_async() -> String {
    let name: String = receive!("name");
    let age: u8 = receive!("age");
    format!("{name}, {age}")
}

#[resumable]
pub(crate) fn sum(count: usize) -> u64 {
    let mut sum = 0;
    for _ in 0..count {
        let number: u64 = receive!("number");
        sum += number;
        checkpoint!();
    }
    sum
}

#[resumable]
pub(crate) fn ask(patience: Duration) -> Option<bool> {
    receive!("approval", timeout = patience, name = "asked")
}

/// Waits in a function that was called, in an operand, and in a condition.
#[resumable]
pub(crate) fn outer(tries: u32) -> String {
    let mut told = Vec::new();
    for attempt in 0..tries {
        if call!(approved(attempt)) && receive!("sure") {
            let why = receive!("why", timeout = Duration::from_mins(1)).unwrap_or("-".to_owned());
            told.push(format!("{attempt}: {why}"));
        }
    }
    told.join(", ")
}

#[resumable]
fn approved(attempt: u32) -> bool {
    let limit: u32 = receive!("limit");
    attempt < limit
}
