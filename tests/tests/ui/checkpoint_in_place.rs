use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers[{
        checkpoint!();
        0
    }] = 1;
    numbers
}

fn main() {}
