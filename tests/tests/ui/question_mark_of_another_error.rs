use std::num::ParseIntError;

use asap_runtime::{checkpoint, resumable};

#[derive(Debug)]
struct Failed;

#[resumable]
fn parsed(text: String) -> Result<u32, Failed> {
    checkpoint!();
    let number: Result<u32, ParseIntError> = text.parse();
    Ok(number?)
}

fn main() {}
