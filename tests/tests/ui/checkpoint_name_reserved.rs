use asap_runtime::{checkpoint, resumable};

#[resumable]
fn begin(n: u32) -> u32 {
    checkpoint!("start");
    checkpoint!("");
    n
}

fn main() {
    let _ = begin(1);
}
