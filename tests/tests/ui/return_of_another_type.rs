use asap_runtime::{checkpoint, resumable};

#[resumable]
fn early(count: u32) -> u64 {
    if count == 0 {
        return "none";
    }
    checkpoint!();
    7
}

#[resumable]
fn late(count: u32) -> u64 {
    checkpoint!();
    count
}

fn main() {}
