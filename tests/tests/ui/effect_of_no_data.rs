use std::sync::mpsc::Receiver;

use asap_runtime::{checkpoint, effect, resumable};

fn subscribe() -> Receiver<u32> {
    std::sync::mpsc::channel().1
}

#[resumable]
fn first(n: u32) -> u32 {
    let numbers = effect!("subscribe", subscribe());
    let first = numbers.recv().unwrap_or(n);
    checkpoint!();
    first
}

fn main() {
    let _ = first(1);
}
