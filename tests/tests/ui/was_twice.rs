use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    checkpoint!("a", was = "c");
    checkpoint!("b", was = "c");
    n
}

fn main() {}
