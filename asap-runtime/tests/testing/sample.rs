//! A function with effects, for the tests of stores.

use std::cell::RefCell;

use asap_runtime::{checkpoint, resumable};

thread_local! {
    static EFFECTS: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// Does something that can be seen from outside.
pub(crate) fn effect(n: u64) {
    EFFECTS.with_borrow_mut(|effects| effects.push(n));
}

/// What was done on this thread since the last question.
pub(crate) fn effects() -> Vec<u64> {
    EFFECTS.take()
}

/// Adds up, and says so: version `i + 1` is behind effect `i`.
#[resumable]
pub(crate) fn count(n: u64) -> u64 {
    let mut sum = 0;
    let mut i = 0;
    while i < n {
        i += 1;
        effect(i);
        sum += i;
        checkpoint!("added");
    }
    sum
}
