use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work<T: Into<u64>>(n: T) -> u64 {
    checkpoint!();
    n.into()
}

#[resumable]
fn sized<const N: usize>(numbers: [u8; N]) -> usize {
    checkpoint!();
    numbers.len()
}

fn main() {}
