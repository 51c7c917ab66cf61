use std::sync::Mutex;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn count(n: u32) -> u32 {
    let total = Mutex::new(n);
    let mut guard = total.lock().unwrap();
    *guard += 1;
    checkpoint!();
    *guard += 1;
    *guard
}

fn main() {
    let _ = count(1);
}
