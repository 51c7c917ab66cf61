use asap_runtime::{checkpoint, resumable};

#[resumable(was = "")]
fn f(n: u64) -> u64 {
    #[resumable(was = "")]
    let m = n * 2;
    checkpoint!("a", was = "");
    m
}

fn main() {}
