use asap_runtime::{fan_out, resumable};

#[resumable]
fn child(n: u32) -> u32 {
    n
}

#[resumable]
fn parent(items: Vec<u32>) -> usize {
    let _first = fan_out!();
    let _second = fan_out!(items, child);
    let _third = fan_out!(items, |n, m| child(n));
    let _fourth = fan_out!(items, most = 3, |n| child(n));
    items.len()
}

fn main() {
    let _ = parent(Vec::new());
}
