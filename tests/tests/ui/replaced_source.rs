use asap_runtime::{checkpoint, resumable};

#[resumable]
fn work(n: u32) -> u32 {
    let mut text = "abc";
    let mut sum = n;
    for letter in text.chars() {
        text = "xyz";
        checkpoint!();
        sum += u32::from(letter);
    }
    sum + text.len() as u32
}

fn main() {}
