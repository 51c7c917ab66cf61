use asap_runtime::{checkpoint, resumable};

#[resumable]
const fn work(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {}
