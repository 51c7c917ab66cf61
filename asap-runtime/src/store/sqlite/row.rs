//! Rows, from and to the values they stand for.

use std::fmt::Display;

use rusqlite::Row;
use rusqlite::types::{Type, ValueRef};

use super::error::Fault;
use super::text;
use crate::protocol::{MAX_TASK_DEPTH, StateSnapshot, TaskStatus};
use crate::store::TaskRecord;
use crate::store::queue::Message;

/// Reads a row of `snapshots`; one that somebody else wrote, or damaged, has the columns of any type.
pub(super) fn snapshot(row: &Row<'_>) -> Result<StateSnapshot, Fault> {
    let version = match row.get_ref(2)? {
        ValueRef::Integer(version) if version > 0 => version.unsigned_abs(),
        ValueRef::Integer(version) => {
            return Err(damaged(0, format!("its version is {version}, the least is 1")));
        }
        other => return Err(damaged(0, format!("its version is {}, no integer", name(&other)))),
    };
    fields(row, version).map_err(|reason| damaged(version, reason))
}

fn damaged(version: u64, reason: String) -> Fault {
    Fault::Row { version, reason }
}

fn fields(row: &Row<'_>, version: u64) -> Result<StateSnapshot, String> {
    let data = text::read_data(string(row, 3, "data")?).map_err(|reason| format!("data: {reason}"))?;
    let created_at =
        text::read_time(string(row, 5, "created_at")?).map_err(|reason| format!("created_at: {reason}"))?;
    let checkpoint = match row.get_ref(4) {
        Ok(ValueRef::Integer(flag)) => flag != 0,
        Ok(other) => return Err(format!("checkpoint is {}, no integer", name(&other))),
        Err(error) => return Err(error.to_string()),
    };
    let (id, task_id) = (string(row, 1, "id")?.to_owned(), string(row, 0, "task_id")?.to_owned());
    Ok(StateSnapshot { id, task_id, version, data, checkpoint, created_at })
}

fn string<'a>(row: &'a Row<'_>, index: usize, column: &str) -> Result<&'a str, String> {
    match row.get_ref(index) {
        Ok(ValueRef::Text(bytes)) => {
            std::str::from_utf8(bytes).map_err(|error| format!("{column} is not UTF-8: {error}"))
        }
        Ok(other) => Err(format!("{column} is {}, no text", name(&other))),
        Err(error) => Err(error.to_string()),
    }
}

fn name(value: &ValueRef<'_>) -> &'static str {
    match value.data_type() {
        Type::Null => "null",
        Type::Integer => "an integer",
        Type::Real => "a real number",
        Type::Text => "a text",
        Type::Blob => "a blob",
    }
}

/// Reads a row of `asap_tasks`.
pub(super) fn record(row: &Row<'_>) -> Result<TaskRecord, Fault> {
    let task_id = match row.get_ref(0)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        other => {
            return Err(Fault::Record {
                task_id: String::new(),
                reason: format!("its id is {}", name(&other)),
            });
        }
    };
    record_fields(row, &task_id).map_err(|reason| Fault::Record { task_id, reason })
}

fn record_fields(row: &Row<'_>, task_id: &str) -> Result<TaskRecord, String> {
    let status = string(row, 2, "status")?;
    let status: TaskStatus = status.parse().map_err(|_| format!("`{status}` is no status"))?;
    let attempt = match row.get_ref(3) {
        Ok(ValueRef::Integer(attempt)) if attempt > 0 => attempt.unsigned_abs(),
        _ => return Err("attempt is no integer above 0".to_owned()),
    };
    let time = |index, column: &str| {
        text::read_time(string(row, index, column)?).map_err(|reason| format!("{column}: {reason}"))
    };
    Ok(TaskRecord {
        task_id: task_id.to_owned(),
        function: string(row, 1, "function")?.to_owned(),
        status,
        attempt,
        result: optional(row, 4, "result")?,
        error: optional(row, 5, "error")?,
        created_at: time(6, "created_at")?,
        updated_at: time(7, "updated_at")?,
        parent_task_id: optional(row, 8, "parent_task_id")?,
        depth: number(row, 9, "depth", MAX_TASK_DEPTH)?,
        failures: number(row, 10, "failures", u32::MAX)?,
        failing_since: match optional(row, 11, "failing_since")? {
            None => None,
            Some(_) => Some(time(11, "failing_since")?),
        },
    })
}

/// Reads a row of `asap_messages`.
pub(super) fn message(row: &Row<'_>) -> Result<Message, Fault> {
    message_fields(row).map_err(|reason| {
        let task_id = string(row, 0, "task_id").unwrap_or_default().to_owned();
        Fault::Record { task_id, reason: format!("a message: {reason}") }
    })
}

fn message_fields(row: &Row<'_>) -> Result<Message, String> {
    let sent_at = string(row, 5, "sent_at")?;
    Ok(Message {
        position: number(row, 1, "position", i64::MAX.unsigned_abs())?,
        topic: string(row, 2, "topic")?.to_owned(),
        id: string(row, 3, "id")?.to_owned(),
        value: string(row, 4, "value")?.to_owned(),
        sent_at: text::read_time(sent_at).map_err(|reason| format!("sent_at: {reason}"))?,
    })
}

fn number<T>(row: &Row<'_>, index: usize, column: &str, most: T) -> Result<T, String>
where
    T: TryFrom<i64> + PartialOrd + Display + Copy,
{
    let number = match row.get_ref(index) {
        Ok(ValueRef::Integer(number)) => T::try_from(number).ok(),
        _ => None,
    };
    let number = number.filter(|number| *number <= most);
    number.ok_or_else(|| format!("{column} is no integer of 0 to {most}"))
}

fn optional(row: &Row<'_>, index: usize, column: &str) -> Result<Option<String>, String> {
    match row.get_ref(index) {
        Ok(ValueRef::Null) => Ok(None),
        _ => string(row, index, column).map(|text| Some(text.to_owned())),
    }
}
