use asap_runtime::{checkpoint, resumable};

#[resumable]
fn second(numbers: Vec<u32>) -> Option<u32> {
    numbers.iter().map(|n| n * 2).nth({
        checkpoint!();
        1
    })
}

fn main() {
    let _ = second(vec![1]);
}
