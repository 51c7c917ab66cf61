use asap_runtime::{checkpoint, resumable};

#[resumable]
fn sized(n: usize) -> usize {
    const SIZE: usize = {
        checkpoint!();
        3
    };
    let array = [0; {
        checkpoint!();
        2
    }];
    n + SIZE + array.len()
}

fn main() {
    let _ = sized(1);
}
