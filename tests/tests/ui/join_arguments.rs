use asap_runtime::{Handle, join_all, join_first, resumable};

#[resumable]
fn parent(child: Handle<u32>, children: Vec<Handle<u32>>) -> u32 {
    let _first = join_all!();
    let _second = join_all!(&children, child);
    let _third = join_first!(&children, timeout = 3);
    1
}

fn main() {
    let _ = parent(Handle::of("a"), Vec::new());
}
