use std::rc::Rc;

use asap_runtime::{checkpoint, resumable};

#[resumable]
async fn work(n: u32) -> u32 {
    let shared = Rc::new(n);
    std::future::ready(()).await;
    let n = *shared;
    drop(shared);
    checkpoint!();
    n
}

fn main() {
    let _ = work(1);
}
