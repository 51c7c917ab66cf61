use asap_runtime::{effect, resumable};

fn charge(card: u32, key: &str) -> u64 {
    u64::from(card) + key.len() as u64
}

#[resumable]
fn odd(card: u32) -> u64 {
    let first: u64 = effect!();
    let second: u64 = effect!("only a name",);
    let third: u64 = effect!(|key, more| charge(card, key));
    let fourth: u64 = effect!(|(key, more)| charge(card, key));
    let fifth: u64 = effect!("charge", charge(card, "a"), charge(card, "b"));
    let sixth: u64 = effect!("charge", often, |key| charge(card, key));
    let seventh: u64 = effect!("charge", check = |key| Some(1));
    first + second + third + fourth + fifth + sixth + seventh
}

fn main() {
    let _ = odd(1);
}
