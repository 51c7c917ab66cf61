use asap_runtime::{checkpoint, resumable};

struct Report(u32);

#[resumable]
fn report(n: u32) -> Report {
    checkpoint!();
    Report(n)
}

fn main() {
    let _ = report(1);
}
