use asap_runtime::{checkpoint, resumable};

#[resumable(retry(on = is_passing))]
fn work(n: u32) -> u32 {
    checkpoint!();
    n
}

fn is_passing(_: &String) -> bool {
    true
}

fn main() {
    let _ = work(1);
}
