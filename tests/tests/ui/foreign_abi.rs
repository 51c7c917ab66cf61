use asap_runtime::{checkpoint, resumable};

#[resumable]
extern "C" fn work(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {}
