use asap_runtime::{checkpoint, resumable};

#[resumable(retry = 3)]
fn assigned(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable(retry(times = 3))]
fn unknown(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable(retry(attempts = 0))]
fn never(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {
    let _ = (assigned(1), unknown(1), never(1));
}
