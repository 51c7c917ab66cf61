use std::rc::Rc;

use asap_runtime::{call, checkpoint, resumable};

#[resumable(local)]
async fn shared(n: u32) -> u32 {
    let n = Rc::new(n);
    std::future::ready(()).await;
    let n = *n;
    checkpoint!();
    n
}

#[resumable]
async fn parent(n: u32) -> u32 {
    let value = call!(shared(n));
    value + n
}

#[resumable]
fn none(n: u32) -> u32 {
    call!(shared(n))
}

fn main() {
    let _ = parent(1);
    let _ = none(1);
}
