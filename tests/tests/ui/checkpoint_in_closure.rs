use asap_runtime::{checkpoint, resumable};

#[resumable]
fn each(numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    numbers.iter().for_each(|n| {
        sum += n;
        checkpoint!();
    });
    sum
}

fn main() {
    let _ = each(vec![1]);
}
