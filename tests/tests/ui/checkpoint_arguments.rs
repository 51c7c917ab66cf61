use asap_runtime::{checkpoint, resumable};

#[resumable]
fn odd(n: u32) -> u32 {
    checkpoint!(n);
    checkpoint!("a", "b");
    checkpoint!(format!("{n}"));
    n
}

fn main() {
    let _ = odd(1);
}
