use asap_runtime::{checkpoint, compensate, resumable};

#[resumable]
fn undo(n: u32) {
    checkpoint!();
    let _ = n;
}

#[resumable]
fn work() -> u32 {
    compensate!();
    compensate!(undo(1), undo(2));
    checkpoint!();
    1
}

fn main() {
    let _ = work();
}
