use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    checkpoint!("");
    n
}

fn main() {}
