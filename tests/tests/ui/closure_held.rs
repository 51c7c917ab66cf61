use asap_runtime::{checkpoint, resumable};

#[resumable]
fn times(n: u32) -> u32 {
    let factor = n + 1;
    let times = |x: u32| x * factor;
    checkpoint!();
    times(n)
}

fn main() {
    let _ = times(1);
}
