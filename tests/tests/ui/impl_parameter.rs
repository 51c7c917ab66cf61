use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(numbers: impl Iterator<Item = u32>) -> u32 {
    checkpoint!();
    numbers.sum()
}

fn main() {}
