use std::cell::Cell;
use std::sync::Mutex;

use asap_runtime::{checkpoint, resumable};

struct Pool;

#[resumable]
fn owned(n: u32, #[resource] pool: Pool) -> u32 {
    checkpoint!();
    let _pool = pool;
    n
}

#[resumable]
fn lent(n: u32, #[resource] counter: &Cell<u32>, #[resource] total: &Mutex<u32>) -> u32 {
    checkpoint!();
    counter.set(n);
    *total.lock().unwrap() += n;
    n
}

fn main() {
    let _ = owned(1);
    let _ = lent(1);
}
