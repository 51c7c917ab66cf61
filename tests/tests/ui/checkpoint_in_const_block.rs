use asap_runtime::{checkpoint, resumable};

#[resumable]
fn table(n: usize) -> usize {
    let table = const {
        checkpoint!();
        [1, 2, 3]
    };
    table[n]
}

fn main() {
    let _ = table(1);
}
