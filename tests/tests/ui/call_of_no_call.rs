use asap_runtime::{call, checkpoint, resumable};

fn plain(n: u32) -> u32 {
    n + 1
}

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
fn parent(n: u32) -> u32 {
    let sum = call!(plain(n));
    sum + n
}

#[resumable]
fn other(n: u32) -> u32 {
    call!(child) + n
}

fn main() {
    let _ = parent(1);
    let _ = other(1);
}
