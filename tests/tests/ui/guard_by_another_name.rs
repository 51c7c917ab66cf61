use std::sync::{Arc, Mutex};

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(#[resource] shared: Arc<Mutex<u32>>, n: u32) -> u32 {
    let mut count = shared.lock().unwrap();
    for _ in 0..n {
        *count += 1;
        checkpoint!();
    }
    *count
}

fn main() {}
