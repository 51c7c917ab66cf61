//! The functions whose snapshots are frozen. They do not change: a change here is a change of the fixtures.

#![allow(clippy::option_option, reason = "it is one of the values that plain JSON loses")]

use std::collections::{BTreeMap, VecDeque};

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

/// Ranges, borrows and owned values in loops, nested and one after the other; checkpoints with and without a name.
#[resumable(name = "frozen::loops")]
pub(crate) fn loops(words: Vec<String>, factors: Vec<u32>) -> String {
    let mut text = String::new();
    for i in 0..2_u8 {
        text.push_str(&i.to_string());
        checkpoint!();
    }
    for word in &words {
        for (index, letter) in word.chars().collect::<Vec<_>>().into_iter().enumerate() {
            text.push(letter);
            if index % 2 == 1 {
                checkpoint!("letter");
            }
        }
        checkpoint!("word");
    }
    let mut sum = 0;
    for (factor, word) in factors.into_iter().zip(words.iter().rev()) {
        sum += factor * u32::try_from(word.len()).unwrap_or(0);
        checkpoint!();
    }
    let mut queue = VecDeque::from([sum]);
    'all: while let Some(next) = queue.pop_front() {
        loop {
            if next > 40 {
                break 'all;
            }
            queue.push_back(next * 2 + 1);
            checkpoint!("queued");
            continue 'all;
        }
    }
    checkpoint!("end");
    text.push_str(&sum.to_string());
    text
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Shape {
    Point,
    Circle(f64),
    Box { width: u8, height: Option<Option<u8>> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Plan {
    name: String,
    #[serde(default)]
    shapes: Vec<Shape>,
    sizes: (i8, [u16; 2], ()),
}

/// Values of every form of the format, those with a tag of their own included.
#[resumable(name = "frozen::values")]
pub(crate) fn values(name: String, scale: f64) -> Vec<String> {
    let plan = Plan {
        name,
        shapes: vec![
            Shape::Point,
            Shape::Circle(scale),
            Shape::Box { width: 3, height: Some(None) },
            Shape::Box { width: 4, height: Some(Some(5)) },
        ],
        sizes: (-1, [2, 3], ()),
    };
    checkpoint!("plan");
    let floats = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 0.1, 1e300, 5e-324, 3.0];
    let single = [f32::MIN_POSITIVE, 0.1];
    let wide = (u64::MAX, i64::MIN, u128::MAX, i128::MIN, 7_i128);
    let pairs = BTreeMap::from([((1, 'a'), true), ((2, 'ß'), false)]);
    let by_number = BTreeMap::from([(-1, "minus"), (2, "plus")].map(|(key, text)| (key, text.to_owned())));
    let dollars = BTreeMap::from([("$map".to_owned(), 1_u8), ("plain".to_owned(), 2)]);
    let options = [None, Some(None), Some(Some('x'))];
    let results: [Result<u8, String>; 2] = [Ok(1), Err("no\n\u{0}\"\\ é 漢 🦀".to_owned())];
    checkpoint!("values");
    let bits: Vec<u64> = floats.iter().map(|float| float.to_bits()).collect();
    checkpoint!("bits");
    vec![
        format!("{plan:?}"),
        format!("{bits:?} {single:?} {wide:?}"),
        format!("{pairs:?} {by_number:?} {dollars:?} {options:?} {results:?}"),
    ]
}

fn join(number: i32, mut text: String, end: &str) -> String {
    text.insert_str(0, &format!("{number} "));
    text.push_str(end);
    text
}

/// Branches of every kind, operands that are in flight, shadowed names.
#[resumable(name = "frozen::branches")]
pub(crate) fn branches(input: Vec<i32>) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for n in input {
        let text = match n {
            i32::MIN..0 => {
                checkpoint!("negative");
                "negative".to_owned()
            }
            0 => return Err("zero".to_owned()),
            small @ 1..=9 if small % 2 == 1 => {
                let twice = small * 2;
                checkpoint!();
                format!("odd {twice}")
            }
            other => {
                let Some(half) = other.checked_div(2) else {
                    checkpoint!("never");
                    continue;
                };
                if half > 100 {
                    checkpoint!("large");
                    "large".to_owned()
                } else if let (true, rest) = (half > 2, other % 7) {
                    checkpoint!("medium");
                    format!("medium {rest}")
                } else {
                    "small".to_owned()
                }
            }
        };
        let line = join(n, text, {
            checkpoint!("operand");
            " end"
        });
        out.push(line);
    }
    checkpoint!();
    let out: Vec<String> = out.into_iter().rev().collect();
    checkpoint!("reversed");
    Ok(out)
}
