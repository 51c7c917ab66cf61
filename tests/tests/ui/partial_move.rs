use asap_runtime::{checkpoint, resumable};

#[resumable]
fn halves(pair: (String, Vec<u8>)) -> usize {
    let name = pair.0;
    checkpoint!();
    name.len() + pair.1.len()
}

fn main() {
    let _ = halves(("a".into(), vec![1]));
}
