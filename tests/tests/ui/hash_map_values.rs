use std::collections::{HashMap, HashSet};

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn total(map: HashMap<String, u32>, set: HashSet<u32>) -> u32 {
    let mut sum = 0;
    for value in map.values() {
        sum += value;
        checkpoint!();
    }
    for value in set.iter() {
        sum += value;
        checkpoint!();
    }
    sum
}

fn main() {
    let _ = total(HashMap::new(), HashSet::new());
}
