use asap_runtime::{checkpoint, resumable};

struct Client;

#[resumable]
fn work(n: u32, #[resource] client: &mut Client) -> u32 {
    checkpoint!();
    let _ = client;
    n
}

fn main() {
    let _: asap_runtime::Call<u32> = work(1);
}
