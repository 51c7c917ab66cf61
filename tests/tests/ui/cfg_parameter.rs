use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32, #[cfg(any())] never: Missing) -> u32 {
    checkpoint!();
    n
}

fn main() {}
