use asap_runtime::{checkpoint, resumable};

#[resumable]
fn sized<const N: usize>(numbers: [u8; N]) -> usize {
    checkpoint!();
    numbers.len()
}

fn main() {
    let _ = sized([1, 2]);
}
