//! Messages to tasks, and what wakes them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::error::Fault;
use super::super::{integer, row, text};
use super::{micros, statement};
use crate::protocol::TaskStatus;
use crate::store::check::to_micros;
use crate::store::queue::{Message, Sending, Sent};

pub(super) fn send(connection: &Connection, send: Sending<'_>) -> Result<Sent, Fault> {
    let looked = {
        let mut statement = connection.prepare_cached(statement::LOOK)?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get(1)?));
        statement.query_row([send.task_id, send.id], row).optional()?
    };
    let Some((status, is_known)) = looked else { return Ok(Sent::NoTask) };
    if is_known {
        return Ok(Sent::Known);
    }
    let status: TaskStatus = status.parse().map_err(|_| Fault::Record {
        task_id: send.task_id.to_owned(),
        reason: format!("`{status}` is no status"),
    })?;
    if status.is_over() {
        return Ok(Sent::Ended(status));
    }
    let woke = wake(connection, send.task_id, send.now)?;
    let sent_at = text::write_time(send.now);
    let row = params![send.task_id, send.topic, send.id, send.value, sent_at];
    connection.prepare_cached(statement::SEND)?.execute(row)?;
    Ok(if woke { Sent::Woke } else { Sent::New })
}

/// Counts a wake; whether the task is `working` by it. Nothing happens if it has no record.
pub(in super::super) fn wake(
    connection: &Connection,
    task_id: &str,
    now: DateTime<Utc>,
) -> Result<bool, Fault> {
    let mut waits = connection.prepare_cached(statement::WAITS)?;
    let waits = waits.query_row([task_id], |row| row.get(0)).optional()?;
    let woken = params![task_id, micros(to_micros(now)), text::write_time(now)];
    connection.prepare_cached(statement::WAKE)?.execute(woken)?;
    Ok(waits == Some(true))
}

pub(super) fn message(
    connection: &Connection,
    task_id: &str,
    topic: &str,
    after: u64,
) -> Result<Option<Message>, Fault> {
    let mut statement = connection.prepare_cached(statement::MESSAGE)?;
    let mut rows = statement.query(params![task_id, topic, integer(after)])?;
    rows.next()?.map(row::message).transpose()
}

pub(super) fn wakes(connection: &Connection, task_id: &str) -> Result<Option<u64>, Fault> {
    let mut statement = connection.prepare_cached(statement::WAKES)?;
    let wakes: Option<i64> = statement.query_row([task_id], |row| row.get(0)).optional()?;
    Ok(wakes.map(i64::unsigned_abs))
}
