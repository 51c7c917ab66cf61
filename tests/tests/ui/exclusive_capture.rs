use asap_runtime::{checkpoint, resumable};

#[resumable]
fn in_an_adaptor(mut rest: Vec<u32>) -> u32 {
    let mut sum = 0;
    let all = &mut rest;
    for n in (0..9).take_while(|n| all.len() > *n) {
        sum += n;
        checkpoint!();
    }
    sum as u32
}

#[resumable]
fn in_a_local(mut rest: Vec<usize>) -> usize {
    let all = &mut rest;
    let more = |n: usize| all.len() + n;
    checkpoint!();
    more(1)
}

fn main() {}
