use asap_runtime::{resumable, retry};

#[resumable]
fn work(n: u32) -> u32 {
    retry!(n + 1)
}

fn main() {
    let _ = work(1);
}
