use asap_runtime::{checkpoint, resumable};

#[resumable]
fn made(n: u32) -> usize {
    let list = &{
        checkpoint!();
        vec![n]
    };
    checkpoint!();
    list.len()
}

fn main() {
    let _ = made(1);
}
