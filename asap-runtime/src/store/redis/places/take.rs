//! Leasing tasks.

use std::time::Duration;

use redis::Value;

use super::super::error::Fault;
use super::super::key::Keys;
use super::super::link::{Link, Repeat};
use super::super::{parts, read, row, script};
use super::micros;
use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::store::StoredSnapshot;
use crate::store::queue::{Leased, QueueLimits, Step, Take, Taken};

pub(super) fn take(link: &Link, keys: &Keys, take: &Take<'_>) -> Result<Taken, Fault> {
    let (most, lease) = (take.most.to_string(), micros(take.lease));
    let lost = take.max_lost_leases.to_string();
    let limits: Vec<[String; 2]> = take.queues.iter().map(limits).collect();
    let mut arguments: Vec<&[u8]> = Vec::with_capacity(5 + 3 * limits.len());
    for text in [&keys.base, take.worker, &most, &lease, &lost] {
        arguments.push(text.as_bytes());
    }
    for (queue, [concurrency, spacing]) in take.queues.iter().zip(&limits) {
        arguments.extend([queue.name.as_bytes(), concurrency.as_bytes(), spacing.as_bytes()]);
    }
    let answer = link.run(&script::TAKE, Repeat::Yes, &[], &arguments)?;
    let mut answer = read::array(answer.value)?.into_iter();
    let next = match answer.next() {
        Some(Value::Nil) => None,
        Some(Value::BulkString(next)) => Some(wait(&next)?),
        other => return Err(Fault::Answer(format!("{other:?} for the time until the next task"))),
    };
    let steps = parked(&read::array(answer.next().unwrap_or(Value::Nil))?);
    let mut tasks = Vec::with_capacity(answer.len());
    for task in answer {
        match leased(task) {
            // Nobody can run it. Its lease runs out, and after enough of them it is parked.
            Err(Fault::Record { task_id, reason }) => {
                tracing::warn!(task_id, reason, "a task that was taken has a record that cannot be read");
            }
            task => tasks.push(task?),
        }
    }
    Ok(Taken { tasks, steps, next })
}

/// The steps of the tasks that were parked; a status that nobody can read is none to come from.
fn parked(parked: &[Value]) -> Vec<Step> {
    let texts = |values: &[Value]| -> Option<Vec<String>> {
        values.iter().map(|value| String::from_utf8(row::bytes(value)?.to_vec()).ok()).collect()
    };
    let step = |values: &[Value]| {
        let [task_id, before] = <[String; 2]>::try_from(texts(values)?).ok()?;
        Some(Step { task_id, from: before.parse().ok()?, to: TaskStatus::InputRequired })
    };
    parked.chunks(2).filter_map(step).collect()
}

/// How many of a queue may be leased at once, and the time between two of its starts; empty for no limit.
fn limits(queue: &QueueLimits) -> [String; 2] {
    let concurrency = queue.concurrency.map_or_else(String::new, |limit| limit.to_string());
    [concurrency, queue.rate.map_or_else(String::new, |rate| micros(rate.spacing()))]
}

fn wait(micros: &[u8]) -> Result<Duration, Fault> {
    let wait = std::str::from_utf8(micros).ok().and_then(|micros| micros.parse().ok());
    wait.map(Duration::from_micros)
        .ok_or_else(|| Fault::Answer(format!("`{}` for microseconds", micros.escape_ascii())))
}

/// A task as the script answers it.
fn leased(task: Value) -> Result<Leased, Fault> {
    let Ok([id, before, hash, version, snapshot, parts]) = <[Value; 6]>::try_from(read::array(task)?) else {
        return Err(Fault::Answer("a task that was taken has not six values".to_owned()));
    };
    let Some(id) = row::bytes(&id) else {
        return Err(Fault::Answer(format!("{id:?} for a task's id")));
    };
    let task_id = String::from_utf8_lossy(id).into_owned();
    let damaged = |reason: String| Fault::Record { task_id: task_id.clone(), reason };
    let before = String::from_utf8_lossy(row::bytes(&before).unwrap_or_default()).into_owned();
    let before = before.parse().map_err(|_: Error| damaged(format!("`{before}` is no status")))?;
    let record = row::record(&task_id, &read::flat(hash)?)?;
    let latest = match row::bytes(&version) {
        None => None,
        Some(version) => Some(latest(&task_id, version, row::bytes(&snapshot), &parts)?),
    };
    Ok(Leased { record, before, latest: latest.transpose() })
}

fn latest(
    task_id: &str,
    version: &[u8],
    row: Option<&[u8]>,
    parts: &Value,
) -> Result<Result<StoredSnapshot>, Fault> {
    let snapshot = row::snapshot(task_id, version, row);
    match snapshot.and_then(|snapshot| parts::stored(snapshot, parts)) {
        Err(Fault::Row { version, reason }) => {
            Ok(Err(Error::Corrupt { task_id: task_id.to_owned(), version, reason }))
        }
        snapshot => snapshot.map(Ok),
    }
}
