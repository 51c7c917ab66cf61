use asap_runtime::{Handle, resumable, spawn};

#[resumable]
fn child(n: u32) -> u32 {
    n
}

#[resumable]
fn parent(n: u32) -> u32 {
    let _first: Handle<u32> = spawn!();
    let _second: Handle<u32> = spawn!(child(n), child(n));
    let _third: Handle<u32> = spawn!(child(n), at_once = 3);
    n
}

fn main() {
    let _ = parent(1);
}
