use asap_runtime::{checkpoint, compensate, resumable};

fn undo(_: u32) {}

#[resumable]
fn work() -> u32 {
    compensate!(undo(1));
    checkpoint!();
    1
}

fn main() {
    let _ = work();
}
