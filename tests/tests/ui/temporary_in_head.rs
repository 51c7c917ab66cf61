use std::sync::Mutex;

use asap_runtime::{checkpoint, resumable};

struct State {
    step: Option<u32>,
}

#[resumable]
fn step(n: u32) -> u32 {
    let state = Mutex::new(State { step: Some(n) });
    match state.lock().unwrap().step {
        Some(step) => {
            checkpoint!();
            step
        }
        None => 0,
    }
}

#[resumable]
fn tries(n: u32) -> u32 {
    let state = Mutex::new(n);
    match state.try_lock() {
        Ok(_) => checkpoint!(),
        Err(_) => {}
    }
    n
}

fn main() {
    let _ = (step(1), tries(1));
}
