use asap_runtime::{Handle, fan_out, join, join_all, join_first, resumable, spawn};

#[resumable]
fn child(n: u32) -> u32 {
    n
}

fn plain(handle: Handle<u32>, handles: Vec<Handle<u32>>) {
    spawn!(child(1));
    join!(handle);
    join_all!(&handles);
    join_first!(&handles);
    fan_out!(vec![1], |n| child(n));
}

#[resumable]
fn each(numbers: Vec<u32>) -> usize {
    numbers.iter().map(|n| spawn!(child(*n))).count()
}

fn main() {
    plain(Handle::of("a"), Vec::new());
    let _ = each(Vec::new());
}
