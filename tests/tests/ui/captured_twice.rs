use asap_runtime::{checkpoint, resumable};

macro_rules! show {
    ($text:literal) => {
        println!($text)
    };
}

#[resumable]
fn work(n: u32) -> u32 {
    let x = n;
    checkpoint!();
    let y = x + 1;
    let x = y.to_string();
    checkpoint!();
    show!("{x}");
    y
}

fn main() {}
