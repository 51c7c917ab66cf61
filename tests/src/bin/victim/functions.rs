//! What the process does: functions of several shapes, each with about a dozen checkpoints.

#![allow(clippy::option_option, reason = "it is one of the values that plain JSON loses")]

use std::collections::BTreeMap;
use std::num::ParseIntError;

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

use crate::pause::effect;

/// A loop over a range, and a second one over what it made.
#[resumable(name = "ledger")]
pub(crate) fn ledger(days: u32) -> BTreeMap<String, i64> {
    let mut book = BTreeMap::new();
    let mut total = 0;
    for day in 1..=days {
        effect(format_args!("day {day}"));
        let amount = i64::from(day * day % 7) - 3;
        book.insert(format!("day {day}"), amount);
        checkpoint!();
        total += amount;
        effect(format_args!("total {total}"));
    }
    checkpoint!("closed");
    for (day, amount) in &book {
        if *amount == 1 {
            effect(format_args!("{day} was {amount}"));
            checkpoint!("marked");
        }
    }
    book.insert("total".to_owned(), total);
    book
}

/// A stack, a labelled loop that is left from within another.
#[resumable(name = "walk")]
pub(crate) fn walk(root: String) -> Vec<String> {
    let mut stack = vec![root];
    let mut seen = Vec::new();
    'walk: while let Some(at) = stack.pop() {
        effect(format_args!("visit {at}"));
        for child in children(&at) {
            if child.contains("skip") {
                effect(format_args!("leave {at}"));
                continue 'walk;
            }
            stack.push(child);
            checkpoint!("pushed");
        }
        seen.push(at);
        checkpoint!();
    }
    effect("done");
    seen
}

fn children(at: &str) -> Vec<String> {
    match at {
        "/" => vec!["/a".to_owned(), "/b".to_owned(), "/c".to_owned()],
        "/b" => vec!["/b/x".to_owned(), "/b/skip".to_owned(), "/b/never".to_owned()],
        "/c" => vec!["/c/y".to_owned()],
        _ => Vec::new(),
    }
}

/// A buffer that is handed over and begun anew, and `?`.
#[resumable(name = "batches")]
pub(crate) fn batches(items: String) -> Result<Vec<Vec<u64>>, ParseIntError> {
    let mut sent = Vec::new();
    let mut batch = Vec::new();
    let words: Vec<String> = items.split(' ').map(str::to_owned).collect();
    for (index, word) in words.into_iter().enumerate() {
        let number: u64 = word.parse()?;
        effect(format_args!("{index} is {number}"));
        batch.push(number);
        if batch.len() == 3 {
            effect(format_args!("send {batch:?}"));
            sent.push(batch);
            checkpoint!("sent");
            batch = Vec::new();
        }
        checkpoint!();
    }
    sent.push(batch);
    effect("all sent");
    Ok(sent)
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum State {
    Idle,
    Busy { since: u32, weight: f64 },
    Waiting(Option<Option<char>>),
}

/// A state machine: checkpoints in the arms of a `match`, shadowed names, values plain JSON loses.
#[resumable(name = "machine")]
pub(crate) fn machine(rounds: u32) -> (u128, f64, Option<Option<char>>) {
    let mut state = State::Idle;
    let mut work = u128::MAX;
    let mut last = (f64::NEG_INFINITY, None);
    let mut round = 0;
    while round < rounds {
        let next = match state {
            State::Idle => {
                effect(format_args!("round {round}: begin"));
                checkpoint!("begun");
                State::Busy { since: round, weight: -0.0 }
            }
            State::Busy { since, weight } if weight < 1.0 => {
                effect(format_args!("round {round}: busy since {since}, {weight:?}"));
                work -= u128::from(since) + 1;
                checkpoint!("busy");
                State::Busy { since, weight: weight + 0.7 }
            }
            State::Busy { weight, .. } => {
                last = (weight.max(last.0), Some(None));
                checkpoint!();
                effect(format_args!("round {round}: {last:?}"));
                State::Waiting(last.1)
            }
            State::Waiting(who) => {
                let who = who.map(|_| Some('w'));
                effect(format_args!("round {round}: {who:?}"));
                checkpoint!("waited");
                last.1 = who;
                round += 2;
                State::Idle
            }
        };
        state = next;
    }
    (work, last.0, last.1)
}

/// One loop in another, over a borrow and over a string's letters.
#[resumable(name = "pairs")]
pub(crate) fn pairs(numbers: Vec<u8>, letters: String) -> String {
    let mut text = String::new();
    for number in &numbers {
        let letters: Vec<char> = letters.chars().collect();
        effect(format_args!("row {number}"));
        for letter in letters {
            effect(format_args!("cell {number}{letter}"));
            text.push(letter);
            checkpoint!();
        }
        text.push_str(&number.to_string());
    }
    effect(&text);
    checkpoint!("joined");
    text
}
