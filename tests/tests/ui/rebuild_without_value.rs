use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    #[rebuild]
    let file;
    file = n;
    checkpoint!();
    file
}

fn main() {}
