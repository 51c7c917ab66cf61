use asap_runtime::{checkpoint, resumable};

#[derive(Clone)]
struct Settings {
    factor: u32,
}

#[resumable]
fn scaled(n: u32, #[resource] Settings { factor }: Settings) -> u32 {
    checkpoint!();
    n * factor
}

fn main() {
    let _: asap_runtime::Call<u32> = scaled(1);
}
