use std::time::Duration;

use asap_runtime::{receive, resumable};

#[resumable]
fn asks(patience: Duration) -> u32 {
    let first: u32 = receive!();
    let second: u32 = receive!("a", "b");
    let third: Option<u32> = receive!("a", within = patience);
    let fourth: u32 = receive!("a", name = patience);
    let fifth: Option<u32> = receive!(timeout = patience);
    first + second + third.unwrap_or(0) + fourth + fifth.unwrap_or(0)
}

fn main() {
    let _ = asks(Duration::ZERO);
}
