//! What a closure captures is given away in front of a later checkpoint, and the types of its parameters are not written.

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn gives() -> usize {
    let name = String::from("a");
    let join = |n| format!("{name}{n}");
    checkpoint!();
    let text = join(1u32);
    drop(name);
    checkpoint!();
    text.len()
}

fn main() {}
