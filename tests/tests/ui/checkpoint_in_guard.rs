use asap_runtime::{checkpoint, resumable};

#[resumable]
fn guarded(n: u32) -> u32 {
    match n {
        x if {
            checkpoint!();
            x > 1
        } =>
        {
            x
        }
        _ => 0,
    }
}

fn main() {
    let _ = guarded(1);
}
