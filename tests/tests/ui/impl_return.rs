use asap_runtime::{checkpoint, resumable};

#[resumable]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    checkpoint!();
    0..n
}

fn main() {}
