use asap_runtime::{call, checkpoint, resumable};

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n
}

fn plain(n: u32) -> u32 {
    call!(child(n)) + call!("named", child(n))
}

fn main() {
    plain(1);
}
