use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    #[resumable(retries = 3)]
    let x = n;
    #[resumable]
    let y = n;
    checkpoint!();
    x + y
}

fn main() {}
