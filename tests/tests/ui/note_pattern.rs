use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(pair: (u64, u64)) -> u64 {
    #[resumable(default = (1, 2))]
    let (a, b) = pair;
    checkpoint!();
    a + b
}

fn main() {}
