use std::fs::File;
use std::io::Read;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn read(path: String) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let mut text = String::new();
    checkpoint!();
    file.read_to_string(&mut text)?;
    Ok(text)
}

fn main() {
    let _ = read("a".into());
}
