//! The function whose large state is frozen in parts. It does not change: a change here is a change of the fixtures.

use std::collections::BTreeMap;

use asap_runtime::{Log, checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Page {
    number: u32,
    text: String,
    is_seen: bool,
}

/// A text of some hundred bytes, like no other.
fn line(number: u32) -> String {
    let mut state = u64::from(number) + 1;
    let words = (0..6).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:012x} \"é\"", state >> 16)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A list, a text and a log that grow, a map of which one value changes, a list that stays, a loop that owns its items.
#[resumable(name = "frozen::large")]
pub(crate) fn large(pages: u32) -> String {
    let stays: Vec<String> = (0..120).map(line).collect();
    let mut counts: BTreeMap<u32, String> = (0..150).map(|number| (number, line(number + 1000))).collect();
    let mut found: Vec<Page> = Vec::new();
    let mut text = String::new();
    let mut lengths = Log::new();
    let items: Vec<(u32, String)> = (0..pages).map(|number| (number, line(number + 2000))).collect();
    for (number, item) in items {
        text.push_str(&item);
        lengths.push(item.len());
        counts.insert(number * 37 % 150, item.to_uppercase());
        found.push(Page { number, text: item, is_seen: false });
        if number % 4 == 3 {
            found[number as usize / 2].is_seen = true;
        }
        checkpoint!("page");
    }
    found.retain(|page| page.is_seen || page.number % 3 == 0);
    checkpoint!("kept");
    text.truncate(text.len() / 3);
    checkpoint!("cut");
    let numbers: Vec<u32> = found.iter().map(|page| page.number).collect();
    let texts: usize = found.iter().map(|page| page.text.len()).sum();
    let stays: usize = stays.iter().map(String::len).sum();
    let counts: usize = counts.iter().map(|(number, text)| *number as usize + text.len()).sum();
    format!(
        "{numbers:?} {texts} {stays} {counts} {} {} {:?}",
        text.len(),
        lengths.len(),
        lengths.as_slice().last()
    )
}
