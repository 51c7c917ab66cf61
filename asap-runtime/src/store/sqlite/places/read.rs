//! The looks into the queues.

use std::time::Duration;

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};

use super::super::error::Fault;
use super::{micros, statement};
use crate::store::queue::{Counts, QueueLimits, Queued, Standing, Take};

/// Whether a take would change anything.
pub(super) fn is_due(connection: &Connection, take: &Take<'_>) -> Result<bool, Fault> {
    if next_time(connection)?.is_some_and(|time| time <= micros(take.now)) {
        return Ok(true);
    }
    for queue in take.queues {
        if is_ready(connection, &queue.name)? && next_start(connection, queue)? <= micros(take.now) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When there may be something to take by time alone.
pub(super) fn next(connection: &Connection, take: &Take<'_>) -> Result<Option<Duration>, Fault> {
    let mut next = next_time(connection)?;
    for queue in take.queues.iter().filter(|queue| queue.rate.is_some()) {
        if is_ready(connection, &queue.name)? {
            next = next.into_iter().chain([next_start(connection, queue)?]).min();
        }
    }
    let wait = next.map(|next| u64::try_from(next - micros(take.now)).unwrap_or(0));
    Ok(wait.map(Duration::from_micros))
}

fn next_time(connection: &Connection) -> Result<Option<i64>, Fault> {
    Ok(connection.prepare_cached(statement::NEXT_TIME)?.query_row((), |row| row.get(0))?)
}

fn is_ready(connection: &Connection, queue: &str) -> Result<bool, Fault> {
    Ok(connection.prepare_cached(statement::IS_READY)?.exists([queue])?)
}

/// When the rate of a queue allows the next start: at any time, if it has none or has started nothing.
pub(super) fn next_start(connection: &Connection, queue: &QueueLimits) -> Result<i64, Fault> {
    if queue.rate.is_none() {
        return Ok(i64::MIN);
    }
    let mut statement = connection.prepare_cached(statement::NEXT_START)?;
    Ok(statement.query_row([&queue.name], |row| row.get(0)).optional()?.unwrap_or(i64::MIN))
}

pub(super) fn queued(connection: &Connection, task_id: &str) -> Result<Option<Queued>, Fault> {
    Ok(list(connection, statement::QUEUED, [task_id])?.pop())
}

pub(super) fn parked(
    connection: &Connection,
    after: Option<&str>,
    most: usize,
) -> Result<Vec<Queued>, Fault> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    match after {
        Some(after) => list(connection, statement::PARKED, params![after, most]),
        None => list(connection, statement::PARKED_FROM_FIRST, [most]),
    }
}

fn list(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<Queued>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let places = statement.query_map(params, place)?;
    Ok(places.collect::<rusqlite::Result<_>>()?)
}

fn place(row: &Row<'_>) -> rusqlite::Result<Queued> {
    let time = DateTime::from_timestamp_micros(row.get(4)?).unwrap_or(DateTime::<chrono::Utc>::MAX_UTC);
    let standing = match row.get_ref(3)?.as_str().unwrap_or_default() {
        "leased" => {
            Standing::Leased { worker: row.get::<_, Option<String>>(5)?.unwrap_or_default(), until: time }
        }
        "suspended" => Standing::Suspended(None),
        "later" if row.get(7)? => Standing::Suspended(Some(time)),
        "parked" => Standing::Parked,
        _ => Standing::Waiting(time),
    };
    Ok(Queued {
        task_id: row.get(0)?,
        queue: row.get(1)?,
        priority: row.get(2)?,
        standing,
        lost_leases: row.get(6)?,
    })
}

pub(super) fn counts(connection: &Connection) -> Result<Vec<Counts>, Fault> {
    let mut statement = connection.prepare_cached(statement::COUNTS)?;
    let count = |row: &Row<'_>, index| row.get::<_, i64>(index).map(i64::unsigned_abs);
    let counts = statement.query_map((), |row| {
        let (waiting, leased) = (count(row, 1)?, count(row, 2)?);
        let (suspended, parked) = (count(row, 3)?, count(row, 4)?);
        let oldest = row.get::<_, Option<i64>>(5)?.and_then(DateTime::from_timestamp_micros);
        Ok(Counts { queue: row.get(0)?, waiting, leased, suspended, parked, oldest })
    })?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}
