use std::cell::RefCell;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn top(n: u32) -> u32 {
    let stack = RefCell::new(vec![n]);
    if let Some(top) = stack.borrow_mut().last_mut() {
        *top += 1;
        checkpoint!();
        *top += 1;
    }
    n
}

fn main() {
    let _ = top(1);
}
