use asap_runtime::{call, checkpoint, resumable};

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
fn parent(n: u32) -> u32 {
    let first = call!();
    let second = call!(child(n), child(n));
    let third = call!("only a name");
    let fourth = call!(child(n) as name);
    let name = "a name";
    let fifth = call!(name, child(n));
    first + second + third + fourth + fifth
}

fn main() {
    let _ = parent(1);
}
