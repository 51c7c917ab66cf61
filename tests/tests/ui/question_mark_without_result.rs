use asap_runtime::{checkpoint, resumable};

#[resumable]
fn parsed(text: String) -> u32 {
    checkpoint!();
    text.parse::<u32>()?
}

#[resumable]
fn applied(number: u32) -> Option<u32> {
    checkpoint!();
    let twice = number? * 2;
    Some(twice)
}

fn main() {}
