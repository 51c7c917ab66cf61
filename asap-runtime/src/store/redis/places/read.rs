//! The looks into the queues.

use chrono::DateTime;
use redis::Value;

use super::super::error::Fault;
use super::super::key::Keys;
use super::super::link::{Link, Repeat};
use super::super::{read, row, script};
use crate::store::queue::{Counts, Queued, Standing};

/// The fields of a place, in the order in which [`place`] reads them.
const FIELDS: [&str; 7] = ["queue", "priority", "state", "due", "worker", "lost_leases", "wakeable"];

pub(super) fn queued(link: &Link, keys: &Keys, task_id: &str) -> Result<Option<Queued>, Fault> {
    let mut command = redis::cmd("HMGET");
    command.arg(keys.place(task_id)).arg(&FIELDS);
    place(task_id, &read::array(link.ask(&command, None, Repeat::Yes)?.value)?)
}

pub(super) fn parked(
    link: &Link,
    keys: &Keys,
    after: Option<&str>,
    most: usize,
) -> Result<Vec<Queued>, Fault> {
    let least = after.map_or_else(|| "-".to_owned(), |after| format!("({after}"));
    let most = i64::try_from(most).unwrap_or(i64::MAX).to_string();
    let arguments = [keys.base.as_bytes(), least.as_bytes(), most.as_bytes()];
    let answer = read::array(link.run(&script::PARKED, Repeat::Yes, &[], &arguments)?.value)?;
    let mut parked = Vec::with_capacity(answer.len());
    for task in answer {
        let mut task = read::array(task)?.into_iter();
        let (Some(Value::BulkString(id)), Some(fields)) = (task.next(), task.next()) else {
            return Err(Fault::Answer("a parked task without an id".to_owned()));
        };
        parked.extend(place(&String::from_utf8_lossy(&id), &read::array(fields)?)?);
    }
    Ok(parked)
}

pub(super) fn counts(link: &Link, keys: &Keys) -> Result<Vec<Counts>, Fault> {
    let answer = link.run(&script::COUNTS, Repeat::Yes, &[], &[keys.base.as_bytes()])?.value;
    let mut counts = read::array(answer)?
        .into_iter()
        .map(|queue| {
            let (queue, waiting, leased, suspended, parked, oldest): (_, _, _, _, _, String) =
                redis::from_redis_value(queue)
                    .map_err(|error| Fault::Answer(format!("for the counts of a queue: {error}")))?;
            let oldest = oldest.parse().ok().and_then(DateTime::from_timestamp_micros);
            Ok(Counts { queue, waiting, leased, suspended, parked, oldest })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    counts.sort_by(|one, other| one.queue.cmp(&other.queue));
    Ok(counts)
}

/// Reads the [`FIELDS`] of a place; nothing if the task is in no queue.
fn place(task_id: &str, fields: &[Value]) -> Result<Option<Queued>, Fault> {
    let texts: Vec<Option<&str>> = fields
        .iter()
        .map(|field| row::bytes(field).and_then(|bytes| std::str::from_utf8(bytes).ok()))
        .collect();
    let [queue, priority, state, due, worker, lost_leases, wakeable] = texts[..] else {
        return Err(Fault::Answer(format!("{} fields of a place", fields.len())));
    };
    let (Some(queue), Some(state)) = (queue, state.filter(|state| *state != "out")) else { return Ok(None) };
    let damaged = |name: &str| Fault::Record {
        task_id: task_id.to_owned(),
        reason: format!("the {name} of its place in a queue cannot be read"),
    };
    let due = due.and_then(|due| due.parse().ok()).and_then(DateTime::from_timestamp_micros);
    let due = due.ok_or_else(|| damaged("time"))?;
    let standing = match state {
        "suspended" => Standing::Suspended(None),
        "later" if wakeable == Some("1") => Standing::Suspended(Some(due)),
        "ready" | "later" => Standing::Waiting(due),
        "leased" => Standing::Leased { worker: worker.unwrap_or_default().to_owned(), until: due },
        "parked" => Standing::Parked,
        _ => return Err(damaged("state")),
    };
    Ok(Some(Queued {
        task_id: task_id.to_owned(),
        queue: queue.to_owned(),
        priority: priority.and_then(|text| text.parse().ok()).ok_or_else(|| damaged("priority"))?,
        standing,
        lost_leases: lost_leases.and_then(|text| text.parse().ok()).ok_or_else(|| damaged("lost leases"))?,
    }))
}
