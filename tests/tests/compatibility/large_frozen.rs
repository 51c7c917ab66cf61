//! What of the large function is frozen: its call, where the tasks in the SQLite file have stopped, what its versions hold.

use asap_runtime::{Call, Runtime};

use crate::large_functions::large;

/// How many versions each task in the file had stored: the start alone, some of the state in parts, all of it, and at the end, with versions
/// before and behind the list has shrunk.
pub(crate) const STOPS: [u64; 4] = [1, 2, 75, 93];

pub(crate) fn call() -> Call<String> {
    large(90)
}

pub(crate) fn task_id(stop: u64) -> String {
    format!("large at {stop}")
}

pub(crate) fn run(runtime: &Runtime, stop: u64) -> asap_runtime::Result<String> {
    runtime.run(task_id(stop), call())
}

/// A text's length, and its FNV-1a of 64 bits.
pub(crate) fn digest(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{} {:016x}", text.len(), text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
