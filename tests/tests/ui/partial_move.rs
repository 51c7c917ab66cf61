use asap_runtime::{call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[resumable]
fn halves(pair: (String, Vec<u8>)) -> usize {
    let name = pair.0;
    checkpoint!();
    name.len() + pair.1.len()
}

#[derive(Serialize, Deserialize)]
struct Item {
    name: String,
    sizes: Vec<usize>,
}

#[resumable]
fn measured(name: String) -> usize {
    checkpoint!();
    name.len()
}

#[resumable]
fn one_after_the_other(names: Vec<String>) -> usize {
    let mut sum = 0;
    for name in names {
        let item = Item { sizes: vec![name.len()], name };
        sum += call!(measured(item.name));
        for size in item.sizes {
            sum += size;
        }
    }
    sum
}

fn main() {
    let _ = halves(("a".into(), vec![1]));
    let _ = one_after_the_other(vec!["a".into()]);
}
