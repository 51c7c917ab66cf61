//! The compare-and-swap append.

use redis::Value;

use super::error::Fault;
use super::key::{self, Keys};
use super::link::{Answer, Link, Repeat};
use super::row::{self, Row};
use super::{parts, script};
use crate::store::{Append, Swap};

/// Windows beyond this are as good as endless; a script counts in doubles.
const WIDEST: u64 = 1 << 53;

/// Appends, if the version is the next one and the attempt is not fenced off.
///
/// The script may be sent again when its answer was lost. If the first one was executed, the second finds its snapshot
/// by version and id. If the first one is still on its way, it comes too late: its version is no longer the next.
pub(super) fn append(link: &Link, keys: &Keys, append: &Append<'_>) -> Result<Swap, Fault> {
    let snapshot = append.snapshot;
    let row = Row::new(snapshot);
    let version = key::version(snapshot.version);
    let before = if snapshot.version == 1 { String::new() } else { key::version(snapshot.version - 1) };
    let id = row.id.to_string();
    let attempt = append.attempt.map_or_else(String::new, |attempt| attempt.to_string());
    let window = append.retention.window().filter(|window| *window < WIDEST);
    let window = window.map_or_else(String::new, |window| window.to_string());
    let fields = append.record.map(row::fields).unwrap_or_default();
    let mut arguments: Vec<&[u8]> = Vec::with_capacity(7 + 2 * fields.len());
    for text in [&version, &before, &row.text, &id, &attempt, &window, &snapshot.task_id] {
        arguments.push(text.as_bytes());
    }
    arguments.extend(row::pairs(&fields));
    let answer = match &append.parts {
        None => link.run(&script::APPEND, Repeat::Yes, &keys.all(&snapshot.task_id), &arguments),
        Some(changes) => parts::append(link, keys, &script::APPEND_PARTS, &arguments, append, changes),
    };
    swapped(&answer?)
}

/// What became of an append, by what the script says is there.
pub(super) fn swapped(answer: &Answer) -> Result<Swap, Fault> {
    let was_lost = answer.was_lost;
    match &answer.value {
        Value::Int(0) => Ok(Swap::Taken),
        Value::Int(1) => Ok(Swap::Stored),
        // This very snapshot is there: from the lost try, or because the caller appends it a second time.
        Value::Int(2) => Ok(if was_lost { Swap::Stored } else { Swap::Taken }),
        // Higher versions are there, and this one is not: nothing is left that tells whose it was.
        Value::Int(3) => {
            if was_lost {
                Err(Fault::Passed)
            } else {
                Ok(Swap::Taken)
            }
        }
        value => Err(Fault::Answer(format!("{value:?}"))),
    }
}
