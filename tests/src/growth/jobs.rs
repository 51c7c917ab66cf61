//! What the tasks do.

use std::fmt::Write;

use asap_runtime::{Frozen, call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

/// About a hundred bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Frozen)]
pub struct Record {
    number: u64,
    text: String,
}

/// A large state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    pages: Vec<String>,
    changed: u64,
}

/// A number that looks like any (`SplitMix64`).
fn random(seed: u64, number: u64) -> u64 {
    let mut z = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn text(seed: u64, number: u64, words: u64) -> String {
    let mut text = String::with_capacity(16 * usize::try_from(words).unwrap_or(0));
    for word in 0..words {
        write!(text, "{:016x}", random(seed ^ number, word)).expect("a text can be written");
    }
    text
}

fn record(seed: u64, number: u64) -> Record {
    Record { number, text: text(seed, number, 5) }
}

fn records_of(seed: u64, count: u64) -> Vec<Record> {
    (0..count).map(|number| record(seed, number)).collect()
}

fn state_of(seed: u64, kib: u64) -> State {
    State { pages: (0..kib).map(|page| text(seed, page, 64)).collect(), changed: 0 }
}

/// The items of [`items`], of about a hundred bytes each.
#[must_use]
pub fn items_of(seed: u64, count: u64) -> Vec<String> {
    (0..count).map(|number| text(seed, number, 6)).collect()
}

fn digest(texts: impl IntoIterator<Item = impl AsRef<str>>) -> u64 {
    let add = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    texts.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum, text| text.as_ref().as_bytes().iter().fold(sum, add))
}

/// A list of records grows from so many, one with each checkpoint.
#[resumable(name = "growth::records")]
pub fn records(seed: u64, base: u64, rounds: u64) -> u64 {
    let mut list = records_of(seed, base);
    for number in base..base + rounds {
        list.push(record(seed, number));
        checkpoint!();
    }
    digest(list.iter().map(|record| &record.text))
}

/// A loop over a list by value, with a checkpoint for each item.
#[resumable(name = "growth::items")]
pub fn items(items: Vec<String>) -> u64 {
    let mut sum = 0;
    let mut kept = Vec::new();
    for item in items {
        sum ^= digest([&item]);
        if sum % 5 == 0 {
            kept.push(item);
        }
        checkpoint!();
    }
    sum ^ digest(&kept)
}

/// A large state of which a page and a number change with each checkpoint.
#[resumable(name = "growth::field")]
pub fn field(seed: u64, kib: u64, rounds: u64) -> u64 {
    let mut state = state_of(seed, kib);
    for round in 0..rounds {
        let page = usize::try_from(random(seed, round) % kib).unwrap_or(0);
        state.pages[page] = text(seed + 1, round, 64);
        state.changed += 1;
        checkpoint!();
    }
    digest(&state.pages) ^ state.changed
}

/// Everything: the state gets smaller, comes back, is handed on; a list grows and is dropped; a function is called that has its own.
#[resumable(name = "growth::mixed")]
pub fn mixed(seed: u64, kib: u64, rounds: u64) -> u64 {
    let mut state = state_of(seed, kib);
    let mut list = records_of(seed, 150);
    let mut sum = 0;
    for round in 0..rounds {
        match random(seed, round) % 8 {
            0 => state.pages.truncate(state.pages.len() / 2),
            1 | 2 => state = state_of(seed, kib),
            3 => list = records_of(seed + round % 2, 100 + round),
            4 => list.clear(),
            5 => {
                let pages = state.pages;
                checkpoint!("handed on");
                sum ^= digest(&pages);
                state = State { pages, changed: round };
            }
            6 => {
                sum ^= call!(records(seed ^ round, 120, 3));
                list.push(record(seed, round));
            }
            _ => list.extend(records_of(seed ^ round, 40)),
        }
        checkpoint!();
    }
    sum ^ digest(&state.pages) ^ digest(list.iter().map(|record| &record.text))
}
