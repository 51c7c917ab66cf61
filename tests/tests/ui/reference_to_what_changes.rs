use asap_runtime::{checkpoint, resumable};

#[resumable]
fn chosen(numbers: Vec<u32>) -> u32 {
    let mut i = 0;
    let first = &numbers[i];
    i += 1;
    checkpoint!();
    first + i as u32
}

fn main() {
    let _ = chosen(vec![1]);
}
