use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    #[resumable(default = 3)]
    for _ in 0..n {
        checkpoint!();
    }
    n
}

fn main() {}
