use asap_runtime::{checkpoint, resumable};

#[resumable]
fn wrong(n: u32) -> u32 {
    let text: String = n;
    checkpoint!();
    missing(n);
    checkpoint!();
    text.len()
}

fn main() {
    let _ = wrong(1);
}
