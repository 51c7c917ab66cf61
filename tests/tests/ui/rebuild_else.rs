use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    #[rebuild]
    let Some(file) = std::fs::File::open("x").ok() else { return 0 };
    checkpoint!();
    drop(file);
    n
}

fn main() {}
