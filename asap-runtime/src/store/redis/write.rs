//! The writes that are not an append.

use redis::Value;

use super::error::Fault;
use super::key::{self, Keys};
use super::link::{Answer, Link, Repeat};
use super::row::{self, Row};
use super::script;
use crate::protocol::StateSnapshot;
use crate::store::{Swap, TaskRecord};

pub(super) fn save(link: &Link, keys: &Keys, snapshot: &StateSnapshot) -> Result<(), Fault> {
    let (row, version, task_id) = (Row::new(snapshot), key::version(snapshot.version), &snapshot.task_id);
    let names = keys.stored(task_id);
    let arguments = [version.as_bytes(), row.text.as_bytes()];
    link.run(&script::SAVE, Repeat::No, &names, &arguments).and_then(is_done).map(drop)
}

pub(super) fn delete(link: &Link, keys: &Keys, task_id: &str) -> Result<bool, Fault> {
    let arguments = [keys.base.as_bytes(), task_id.as_bytes()];
    link.run(&script::DELETE, Repeat::No, &keys.all_with_parts(task_id), &arguments).and_then(is_done)
}

pub(super) fn delete_version(link: &Link, keys: &Keys, task_id: &str, version: u64) -> Result<bool, Fault> {
    let version = key::version(version);
    let arguments = [keys.base.as_bytes(), task_id.as_bytes(), version.as_bytes()];
    link.run(&script::DELETE_VERSION, Repeat::No, &keys.all_with_parts(task_id), &arguments).and_then(is_done)
}

pub(super) fn swap_record(
    link: &Link,
    keys: &Keys,
    expected: Option<u64>,
    record: &TaskRecord,
) -> Result<Swap, Fault> {
    let expected = expected.map_or_else(String::new, |expected| expected.to_string());
    let (attempt, fields) = (record.attempt.to_string(), row::fields(record));
    let is_terminal = if record.status.is_terminal() { "1" } else { "" };
    let (wakes, parent) = record.wakes().map_or(("", ""), |parent| ("1", parent));
    let mut arguments: Vec<&[u8]> = Vec::with_capacity(7 + 2 * fields.len());
    for text in [&keys.base, &record.task_id, &expected, &attempt, is_terminal, wakes, parent] {
        arguments.push(text.as_bytes());
    }
    arguments.extend(row::pairs(&fields));
    let names = [keys.record(&record.task_id), keys.tasks.clone()];
    match link.run(&script::SWAP_RECORD, Repeat::No, &names, &arguments)?.value {
        Value::Int(0) => Ok(Swap::Taken),
        Value::Int(1) => Ok(Swap::Stored),
        Value::Int(2) => Ok(Swap::Woke),
        value => Err(Fault::Answer(format!("{value:?}"))),
    }
}

pub(super) fn is_done(answer: Answer) -> Result<bool, Fault> {
    match answer.value {
        Value::Int(done @ 0..=1) => Ok(done == 1),
        value => Err(Fault::Answer(format!("{value:?}"))),
    }
}
