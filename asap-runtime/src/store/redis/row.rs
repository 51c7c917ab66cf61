//! Snapshots and records as the server keeps them.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use redis::Value;
use serde::Deserialize;

use super::error::Fault;
use super::key::read_version;
use crate::codec;
use crate::error::Error;
use crate::parts;
use crate::protocol::{Data, MAX_TASK_DEPTH, StateSnapshot, timestamp};
use crate::store::TaskRecord;
use crate::store::check::to_micros;
use crate::store::queue::Message;

/// A snapshot as it is kept: a line of JSON about it, which also says whether its data refers to parts, and its data as a second.
pub(super) struct Row {
    pub(super) text: String,
    /// How many bytes it has up to the end of its id.
    pub(super) id: usize,
}

impl Row {
    pub(super) fn new(snapshot: &StateSnapshot) -> Self {
        let data = snapshot.data.as_json();
        let mut text = String::with_capacity(112 + snapshot.id.len() + data.len());
        text.push_str("{\"id\":");
        codec::write_text(&snapshot.id, &mut text);
        let id = text.len();
        text.push_str(if snapshot.checkpoint { ",\"checkpoint\":true" } else { ",\"checkpoint\":false" });
        text.push_str(",\"created_at\":\"");
        text.push_str(&write_time(snapshot.created_at));
        // The scripts look for this behind it.
        text.push_str(if parts::row::refers(data) { "\",\"parts\":true}\n" } else { "\"}\n" });
        text.push_str(data);
        Self { text, id }
    }
}

/// The first line of a [`Row`].
#[derive(Deserialize)]
struct Head {
    id: String,
    checkpoint: bool,
    created_at: String,
}

/// Reads a version and its [`Row`].
pub(super) fn snapshot(task_id: &str, version: &[u8], row: Option<&[u8]>) -> Result<StateSnapshot, Fault> {
    let Some(number) = read_version(version) else {
        let reason = format!("its version is `{}`, not 19 digits", version.escape_ascii());
        return Err(Fault::Row { version: 0, reason });
    };
    let damaged = |reason| Fault::Row { version: number, reason };
    let row = row.ok_or_else(|| damaged("it is listed, and its snapshot is missing".to_owned()))?;
    read(task_id, number, row).map_err(damaged)
}

fn read(task_id: &str, version: u64, row: &[u8]) -> Result<StateSnapshot, String> {
    let row = std::str::from_utf8(row).map_err(|error| format!("it is not UTF-8: {error}"))?;
    let (head, data) = row.split_once('\n').ok_or("it has no line of data")?;
    let head: Head = serde_json::from_str(head).map_err(|error| format!("its first line: {error}"))?;
    let data = Data::from_json(data).map_err(|error| format!("data: {}", reason(error)))?;
    let created_at = read_time("created_at", &head.created_at)?;
    Ok(StateSnapshot {
        id: head.id,
        task_id: task_id.to_owned(),
        version,
        data,
        checkpoint: head.checkpoint,
        created_at,
    })
}

/// The names and values of a record's hash; what it does not have has no name.
pub(super) fn fields(record: &TaskRecord) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("function", record.function.clone()),
        ("status", record.status.as_str().to_owned()),
        ("attempt", record.attempt.to_string()),
        ("created_at", write_time(record.created_at)),
        ("updated_at", write_time(record.updated_at)),
    ];
    fields.extend(record.result.clone().map(|result| ("result", result)));
    fields.extend(record.error.clone().map(|error| ("error", error)));
    fields.extend(record.parent_task_id.clone().map(|parent| ("parent_task_id", parent)));
    fields.extend((record.depth > 0).then(|| ("depth", record.depth.to_string())));
    fields.extend((record.failures > 0).then(|| ("failures", record.failures.to_string())));
    fields.extend(record.failing_since.map(|time| ("failing_since", write_time(time))));
    fields
}

/// Names and values in turn.
pub(super) fn pairs<'a>(fields: &'a [(&'static str, String)]) -> impl Iterator<Item = &'a [u8]> {
    fields.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()])
}

/// Reads a record's hash: names and values in turn.
pub(super) fn record(task_id: &str, hash: &[Value]) -> Result<TaskRecord, Fault> {
    record_fields(task_id, hash).map_err(|reason| Fault::Record { task_id: task_id.to_owned(), reason })
}

fn record_fields(task_id: &str, hash: &[Value]) -> Result<TaskRecord, String> {
    let optional = |name: &str| {
        let value = hash.chunks_exact(2).find(|pair| bytes(&pair[0]) == Some(name.as_bytes()));
        let text = value.map(|pair| std::str::from_utf8(bytes(&pair[1]).unwrap_or_default()));
        text.transpose().map_err(|error| format!("{name} is not UTF-8: {error}"))
    };
    let required = |name: &str| optional(name)?.ok_or_else(|| format!("it has no {name}"));
    let status = required("status")?;
    let attempt = required("attempt")?;
    Ok(TaskRecord {
        task_id: task_id.to_owned(),
        function: required("function")?.to_owned(),
        status: status.parse().map_err(|_: Error| format!("`{status}` is no status"))?,
        attempt: attempt
            .parse::<i64>()
            .ok()
            .filter(|number| *number > 0)
            .ok_or_else(|| format!("attempt `{attempt}` is no integer above 0"))?
            .unsigned_abs(),
        result: optional("result")?.map(str::to_owned),
        error: optional("error")?.map(str::to_owned),
        created_at: read_time("created_at", required("created_at")?)?,
        updated_at: read_time("updated_at", required("updated_at")?)?,
        parent_task_id: optional("parent_task_id")?.map(str::to_owned),
        depth: number("depth", optional("depth")?, MAX_TASK_DEPTH)?,
        failures: number("failures", optional("failures")?, u32::MAX)?,
        failing_since: optional("failing_since")?.map(|time| read_time("failing_since", time)).transpose()?,
    })
}

/// A number that is not there if it is 0.
fn number<T: FromStr + Default + PartialOrd + Display + Copy>(
    field: &str,
    text: Option<&str>,
    most: T,
) -> Result<T, String> {
    let number = text.map_or(Some(T::default()), |text| text.parse().ok());
    number.filter(|number| *number <= most).ok_or_else(|| format!("{field} is no integer of 0 to {most}"))
}

/// The first line of a message.
#[derive(Deserialize)]
struct MessageHead {
    sent_at: String,
}

/// Reads a message: its position, its id, and the line and value that are kept under the id.
pub(super) fn message(
    topic: &str,
    position: &[u8],
    id: &[u8],
    row: Option<&[u8]>,
) -> Result<Message, String> {
    let text = |bytes: &[u8]| {
        String::from_utf8(bytes.to_vec()).map_err(|error| format!("a message is not UTF-8: {error}"))
    };
    let id = text(id)?;
    let row = row.ok_or_else(|| format!("message `{id}` is listed, and is missing"))?;
    let row = text(row)?;
    let (head, value) =
        row.split_once('\n').ok_or_else(|| format!("message `{id}` has no line of its value"))?;
    let head: MessageHead =
        serde_json::from_str(head).map_err(|error| format!("message `{id}`, its first line: {error}"))?;
    let position =
        text(position)?.parse().map_err(|error| format!("message `{id}`, its position: {error}"))?;
    Ok(Message {
        position,
        id,
        topic: topic.to_owned(),
        value: value.to_owned(),
        sent_at: read_time("sent_at", &head.sent_at)?,
    })
}

/// The bytes of a text that the server answered.
pub(super) fn bytes(value: &Value) -> Option<&[u8]> {
    match value {
        Value::BulkString(bytes) => Some(bytes),
        _ => None,
    }
}

fn write_time(time: DateTime<Utc>) -> String {
    timestamp::to_protocol(to_micros(time))
}

fn read_time(field: &str, text: &str) -> Result<DateTime<Utc>, String> {
    timestamp::parse(text).map_err(|error| format!("{field}: {}", reason(error)))
}

/// What is wrong, without the words around it: the row's error has its own.
fn reason(error: Error) -> String {
    match error {
        Error::Invalid { reason, .. } => reason,
        other => other.to_string(),
    }
}
