use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    checkpoint!("start");
    n
}

fn main() {}
