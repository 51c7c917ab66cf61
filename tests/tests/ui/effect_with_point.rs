use std::time::Duration;

use asap_runtime::{call, checkpoint, effect, receive, resumable, sleep};

#[resumable]
fn child(n: u64) -> u64 {
    checkpoint!();
    n
}

#[resumable]
fn whole(n: u64) -> u64 {
    let first = effect!({
        checkpoint!();
        n
    });
    let second = effect!("second", retry, |key| call!(child(key.len() as u64)));
    let third = effect!(check = receive!("found"), n + 1);
    effect!(sleep!(Duration::ZERO));
    first + second + third
}

fn main() {
    let _ = whole(1);
}
