use asap_runtime::{call, checkpoint, resumable};

#[resumable]
async fn wait(n: u32) -> u32 {
    std::future::ready(()).await;
    checkpoint!();
    n
}

#[resumable]
fn parent(n: u32) -> u32 {
    let waited = call!(wait(n));
    waited + n
}

fn main() {
    let _ = parent(1);
}
