use asap_runtime::{checkpoint, resumable};

#[resumable]
const fn constant(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
unsafe fn dangerous(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
extern "C" fn foreign(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {}
