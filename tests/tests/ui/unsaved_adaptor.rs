use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for (l, r) in numbers.iter().zip(std::iter::repeat_with(|| 1)) {
        sum += l * r;
        checkpoint!();
    }
    sum
}

fn main() {}
