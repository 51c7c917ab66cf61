use asap_runtime::{checkpoint, resumable};

#[resumable]
fn twice(n: u32) -> u32 {
    checkpoint!("step");
    if n > 1 {
        checkpoint!("other");
        checkpoint!("step");
    }
    n
}

fn main() {
    let _ = twice(1);
}
