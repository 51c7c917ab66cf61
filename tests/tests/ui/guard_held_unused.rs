use std::sync::Mutex;

use asap_runtime::{checkpoint, resumable};

static LOCK: Mutex<()> = Mutex::new(());

#[resumable]
fn exclusive(n: u32) -> u32 {
    let _guard = LOCK.lock().unwrap();
    checkpoint!();
    n + 1
}

fn main() {
    let _ = exclusive(1);
}
