use asap_runtime::{checkpoint, resumable};

#[resumable(retries = 3)]
fn work(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {
    let _ = work(1);
}
