use asap_runtime::{checkpoint, resumable};

#[resumable]
fn first(name: &str) -> usize {
    let count = || {
        checkpoint!();
        1
    };
    checkpoint!("a");
    checkpoint!("a");
    println!("{:?}", checkpoint!());
    count() + name.len()
}

#[resumable]
fn second(n: u32) -> u32 {
    fn inner() {
        checkpoint!();
    }
    inner();
    checkpoint!(n);
    n
}

fn caller() {
    let _ = first("a");
    let call: asap_runtime::Call<u32> = second(1);
    drop(call);
}

fn main() {
    caller();
}
