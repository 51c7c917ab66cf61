//! Putting tasks into queues, and what workers say of those they have.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::error::Fault;
use super::super::pool::Session;
use super::super::{append, integer, parts, text};
use super::{later, micros, statement};
use crate::store::check::to_micros;
use crate::store::queue::{Placing, Release, To};
use crate::store::{Append, Swap};

pub(super) fn enqueue(
    session: &mut Session<'_>,
    append: &Append<'_>,
    placing: Placing<'_>,
) -> Result<Swap, Fault> {
    let connection = session.connection;
    if !append::insert(connection, append)? {
        return Ok(Swap::Taken);
    }
    session.forget(&append.snapshot.task_id);
    append::put_record(connection, append)?;
    if let Some(changes) = &append.parts {
        parts::change(connection, append, changes)?;
    }
    let due = later(to_micros(placing.now), placing.delay);
    let place = if placing.delay.is_zero() { "ready" } else { "later" };
    let placed = params![append.snapshot.task_id, placing.queue, placing.priority, place, due];
    connection.prepare_cached(statement::PLACE)?.execute(placed)?;
    Ok(Swap::Stored)
}

pub(super) fn renew(
    connection: &Connection,
    tasks: &[(String, u64)],
    until: i64,
) -> Result<Vec<bool>, Fault> {
    let mut statement = connection.prepare_cached(statement::RENEW)?;
    let renewed = tasks
        .iter()
        .map(|(task_id, attempt)| Ok(statement.execute(params![task_id, integer(*attempt), until])? == 1));
    renewed.collect()
}

pub(super) fn release(connection: &Connection, release: Release<'_>) -> Result<Swap, Fault> {
    let now = to_micros(release.now);
    let (place, due) = match release.to {
        To::Queue(delay) if delay.is_zero() => ("ready", micros(now)),
        To::Queue(delay) | To::Suspended { delay: Some(delay), .. } => ("later", later(now, delay)),
        To::Parked => ("parked", micros(now)),
        To::Suspended { delay: None, .. } => ("suspended", micros(now)),
    };
    let wakes = match release.to {
        To::Suspended { wakes, .. } => Some(integer(wakes)),
        To::Queue(_) | To::Parked => None,
    };
    let attempt = integer(release.attempt);
    let (status, updated_at) = (release.status.as_str(), text::write_time(now));
    let released =
        params![release.task_id, attempt, place, due, status, release.error, updated_at, micros(now), wakes,];
    let mut statement = connection.prepare_cached(statement::RELEASE)?;
    let woke = statement.query_row(released, |row| row.get(0)).optional()?;
    Ok(woke.map_or(Swap::Taken, |woke| if woke { Swap::Woke } else { Swap::Stored }))
}

pub(super) fn put_back(connection: &Connection, task_id: &str, now: DateTime<Utc>) -> Result<bool, Fault> {
    let put = params![task_id, micros(to_micros(now))];
    Ok(connection.prepare_cached(statement::PUT_BACK)?.execute(put)? == 1)
}
