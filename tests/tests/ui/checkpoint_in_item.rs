use asap_runtime::{checkpoint, resumable};

#[resumable]
fn outer(n: u32) -> u32 {
    fn inner(n: u32) -> u32 {
        checkpoint!();
        n + 1
    }
    checkpoint!();
    inner(n)
}

fn main() {
    let _ = outer(1);
}
