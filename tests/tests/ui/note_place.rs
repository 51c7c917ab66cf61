use asap_runtime::{checkpoint, resumable};

#[resumable]
fn f(n: u64) -> u64 {
    #[resumable(was = "for i")]
    for item in 0..n {
        let _ = item;
    }
    #[resumable(was = "g()")]
    g();
    checkpoint!();
    n
}

fn g() {}

fn main() {}
