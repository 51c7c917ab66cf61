//! Putting tasks into queues, and what workers say of those they have.

use std::slice;

use redis::Value;

use super::super::append::swapped;
use super::super::error::Fault;
use super::super::key::Keys;
use super::super::link::{Link, Repeat};
use super::super::row::{self, Row};
use super::super::write::is_done;
use super::super::{parts, read, script};
use super::micros;
use crate::store::queue::{Placing, Release, Renew, To};
use crate::store::{Append, Swap};

pub(super) fn enqueue(
    link: &Link,
    keys: &Keys,
    append: &Append<'_>,
    placing: &Placing<'_>,
) -> Result<Swap, Fault> {
    let task_id = &append.snapshot.task_id;
    let row = Row::new(append.snapshot);
    let (id, priority, delay) = (row.id.to_string(), placing.priority.to_string(), micros(placing.delay));
    let attempt = append.attempt.map_or_else(String::new, |attempt| attempt.to_string());
    let fields = append.record.map(row::fields).unwrap_or_default();
    let mut arguments: Vec<&[u8]> = Vec::with_capacity(8 + 2 * fields.len());
    for text in [&keys.base, task_id, &row.text, &id, &attempt, placing.queue, &priority, &delay] {
        arguments.push(text.as_bytes());
    }
    arguments.extend(row::pairs(&fields));
    let answer = match &append.parts {
        None => link.run(&script::ENQUEUE, Repeat::Yes, &keys.all(task_id), &arguments),
        Some(changes) => parts::append(link, keys, &script::ENQUEUE_PARTS, &arguments, append, changes),
    };
    swapped(&answer?)
}

pub(super) fn renew(link: &Link, keys: &Keys, renew: &Renew<'_>) -> Result<Vec<bool>, Fault> {
    let lease = micros(renew.lease);
    let attempts: Vec<String> = renew.tasks.iter().map(|(_, attempt)| attempt.to_string()).collect();
    let mut arguments = vec![keys.base.as_bytes(), lease.as_bytes()];
    for ((task_id, _), attempt) in renew.tasks.iter().zip(&attempts) {
        arguments.extend([task_id.as_bytes(), attempt.as_bytes()]);
    }
    let held = read::array(link.run(&script::RENEW, Repeat::Yes, &[], &arguments)?.value)?;
    if held.len() != renew.tasks.len() {
        return Err(Fault::Answer(format!("{} answers for {} leases", held.len(), renew.tasks.len())));
    }
    Ok(held.into_iter().map(|held| held == Value::Int(1)).collect())
}

pub(super) fn release(link: &Link, keys: &Keys, release: &Release<'_>) -> Result<Swap, Fault> {
    let (to, delay) = match release.to {
        To::Queue(delay) => ("queue", micros(delay)),
        To::Parked => ("parked", "0".to_owned()),
        To::Suspended { delay: None, .. } => ("suspended", "0".to_owned()),
        To::Suspended { delay: Some(delay), .. } => ("until", micros(delay)),
    };
    let wakes = match release.to {
        To::Suspended { wakes, .. } => wakes.to_string(),
        To::Queue(_) | To::Parked => String::new(),
    };
    let (attempt, record) = (release.attempt.to_string(), keys.record(release.task_id));
    let mut arguments: Vec<&[u8]> = Vec::with_capacity(8);
    for text in [&keys.base, release.task_id, &attempt, to, &delay, release.status.as_str(), &wakes] {
        arguments.push(text.as_bytes());
    }
    arguments.extend(release.error.map(str::as_bytes));
    let answer = link.run(&script::RELEASE, Repeat::Yes, slice::from_ref(&record), &arguments)?;
    match answer.value {
        Value::Int(0) => Ok(Swap::Taken),
        Value::Int(1) => Ok(Swap::Stored),
        Value::Int(3) => Ok(Swap::Woke),
        // By the lost try, or because the caller does it a second time.
        Value::Int(2) => Ok(if answer.was_lost { Swap::Stored } else { Swap::Taken }),
        value => Err(Fault::Answer(format!("{value:?}"))),
    }
}

pub(super) fn put_back(link: &Link, keys: &Keys, task_id: &str) -> Result<bool, Fault> {
    let record = keys.record(task_id);
    let arguments = [keys.base.as_bytes(), task_id.as_bytes()];
    link.run(&script::PUT_BACK, Repeat::No, slice::from_ref(&record), &arguments).and_then(is_done)
}
