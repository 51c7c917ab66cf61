use asap_runtime::{checkpoint, resumable};

#[resumable]
fn largest(numbers: Vec<u32>) -> u32 {
    let largest = numbers.iter().max();
    checkpoint!();
    *largest.unwrap()
}

fn main() {
    let _ = largest(vec![1]);
}
