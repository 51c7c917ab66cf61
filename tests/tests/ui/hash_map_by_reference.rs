use std::collections::HashMap;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn total(n: u32) -> u32 {
    let mut map = HashMap::new();
    map.insert(n, n);
    let mut sum = 0;
    for (key, value) in &map {
        sum += key * value;
        checkpoint!();
    }
    sum
}

fn main() {
    let _ = total(1);
}
