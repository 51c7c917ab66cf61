use asap_runtime::{checkpoint, resumable};

#[resumable(retry(base = "1 minute"))]
fn in_words(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable(deadline = "90")]
fn without_unit(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable(deadline = "0s")]
fn nothing(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {
    let _ = (in_words(1), without_unit(1), nothing(1));
}
