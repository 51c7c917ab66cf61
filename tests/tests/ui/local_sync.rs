use asap_runtime::{checkpoint, resumable};

#[resumable(local)]
fn work(n: u32) -> u32 {
    checkpoint!();
    n
}

fn main() {
    let _: asap_runtime::Call<u32> = work(1);
}
