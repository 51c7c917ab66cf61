//! The items of a log must not change behind a shared reference.

use std::cell::Cell;

use asap_runtime::{Log, checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Counted(Cell<u64>);

#[resumable]
fn collects(n: u64) -> usize {
    let mut log = Log::new();
    for number in 0..n {
        log.push(Counted(Cell::new(number)));
        checkpoint!();
    }
    log.len()
}

fn main() {}
