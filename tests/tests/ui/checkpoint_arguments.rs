use asap_runtime::{checkpoint, resumable};

#[resumable]
fn odd(n: u32) -> u32 {
    checkpoint!(1);
    checkpoint!("a", "b");
    checkpoint!(&n);
    checkpoint!(n, "a");
    checkpoint!("a", was = "b", n, n);
    checkpoint!("a", durable, durable);
    checkpoint!(durable, "a");
    n
}

fn main() {
    let _ = odd(1);
}
