use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    #[resumable(default = n + 1)]
    let m = n * 2;
    checkpoint!();
    m
}

fn main() {}
