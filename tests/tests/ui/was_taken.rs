use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    #[resumable(was = "n")]
    let m = n * 2;
    checkpoint!("a", was = "b");
    checkpoint!("b");
    m + n
}

fn main() {}
