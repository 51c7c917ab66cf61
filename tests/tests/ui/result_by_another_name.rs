use asap_runtime::{checkpoint, resumable};

struct Trouble;

type Answer = Result<u32, Trouble>;

#[resumable]
fn work(n: u32) -> Answer {
    checkpoint!();
    Ok(n)
}

fn main() {
    let _ = work(1);
}
