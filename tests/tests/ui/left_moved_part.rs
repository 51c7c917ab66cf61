//! Of a local a part was moved away by a pattern, and the rest is needed after a checkpoint.

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn halves(both: (String, String)) -> usize {
    let pair = both;
    let length = match pair {
        (first, _) => first.len(),
    };
    checkpoint!();
    pair.1.len() + length
}

fn main() {}
