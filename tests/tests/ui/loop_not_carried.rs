use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(mut numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for n in std::iter::repeat_with(|| 1).take(3) {
        sum += n;
        checkpoint!();
    }
    for n in numbers.drain(..) {
        sum += n;
        checkpoint!();
    }
    sum
}

fn main() {}
