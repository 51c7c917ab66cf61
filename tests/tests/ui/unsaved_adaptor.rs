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

#[resumable]
fn mark(names: Vec<String>, mut seen: Vec<bool>) -> Vec<bool> {
    for (name, seen) in names.into_iter().zip(seen.iter_mut()) {
        *seen = name.is_empty();
        checkpoint!();
    }
    seen
}

fn main() {}
