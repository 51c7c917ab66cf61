use asap_runtime::{checkpoint, resumable};

#[resumable]
fn pair(line: String) -> String {
    let line = line.trim();
    let (key, value) = line.split_once('=').unwrap();
    checkpoint!();
    format!("{value}{key}")
}

fn main() {
    let _ = pair("a=b".into());
}
