use asap_runtime::{checkpoint, resumable};

#[resumable]
async fn wait(n: u32) -> u32 {
    std::future::ready(()).await;
    checkpoint!();
    n
}

fn main() {
    let _ = wait(1);
}
