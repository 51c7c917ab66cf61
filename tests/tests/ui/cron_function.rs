use asap_runtime::{checkpoint, resumable};

#[resumable(cron = "0 3 * * *")]
fn report(region: String) -> usize {
    checkpoint!();
    region.len()
}

fn main() {}
