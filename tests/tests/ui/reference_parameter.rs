use std::path::Path;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn greet(name: &str, list: &[u32], root: &Path, counter: &mut u32) -> usize {
    checkpoint!();
    *counter += 1;
    name.len() + list.len() + root.as_os_str().len()
}

fn main() {
    let _ = greet("a", &[1], Path::new("."), &mut 0);
}
