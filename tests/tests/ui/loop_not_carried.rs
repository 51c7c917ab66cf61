use asap_runtime::{checkpoint, resumable};

#[resumable]
fn sum(rows: Vec<Vec<u32>>, left: Vec<u32>, right: Vec<u32>) -> u32 {
    let mut sum = 0;
    for n in rows.iter().flatten() {
        sum += n;
        checkpoint!();
    }
    for (l, r) in left.iter().zip(right.iter().cycle()) {
        sum += l * r;
        checkpoint!();
    }
    for n in std::iter::repeat_with(|| 1).take(3) {
        sum += n;
        checkpoint!();
    }
    sum
}

fn main() {
    let _ = sum(vec![], vec![], vec![]);
}
