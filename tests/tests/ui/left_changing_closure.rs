//! A closure that changes what it captures, used on both sides of a checkpoint.

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn counts() -> u32 {
    let mut count = 0;
    let mut add = |n: u32| count += n;
    add(1);
    checkpoint!();
    add(2);
    count
}

fn main() {}
