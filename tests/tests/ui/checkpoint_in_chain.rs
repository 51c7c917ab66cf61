use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: Option<u32>) -> u32 {
    if let Some(n) = n
        && {
            checkpoint!();
            n > 1
        }
    {
        return n;
    }
    0
}

fn main() {}
