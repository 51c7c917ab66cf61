use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(mut numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for n in numbers.iter_mut().map(|n| {
        *n += 1;
        n
    }) {
        sum += *n;
        checkpoint!();
    }
    sum
}

fn main() {}
