use asap_runtime::{checkpoint, resumable};

#[resumable]
fn list(n: u32) -> Vec<u32> {
    let list = vec![n, {
        checkpoint!();
        n + 1
    }];
    println!("{:?}", checkpoint!());
    list
}

fn main() {
    let _ = list(1);
}
