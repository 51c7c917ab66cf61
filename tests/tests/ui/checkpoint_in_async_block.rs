use asap_runtime::{checkpoint, resumable};

#[resumable]
fn later(n: u32) -> u32 {
    let future = async {
        checkpoint!();
        n + 1
    };
    drop(future);
    n
}

fn main() {
    let _ = later(1);
}
