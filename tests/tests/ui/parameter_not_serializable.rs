use std::sync::Arc;
use std::sync::mpsc::Receiver;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn drain(inbox: Receiver<u32>, pool: Arc<str>) -> u32 {
    let first = inbox.recv().unwrap();
    checkpoint!();
    first + pool.len() as u32
}

fn main() {}
