use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    checkpoint!();
    std::future::ready(n).await
}

fn main() {}
