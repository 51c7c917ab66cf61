//! Putting tasks into queues, and what workers say of those they have.

use std::time::Instant;

use chrono::{DateTime, Utc};
use rusqlite::{TransactionBehavior, params};

use super::super::error::Fault;
use super::super::pool::Writer;
use super::super::{append, integer, text};
use super::{by_now, later, micros, statement};
use crate::store::check::to_micros;
use crate::store::queue::{Placing, Release, Renew, To};
use crate::store::{Append, Swap};

pub(super) fn enqueue(writer: &mut Writer, append: &Append<'_>, placing: Placing<'_>) -> Result<Swap, Fault> {
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if append::insert(&transaction, append)? == Swap::Taken {
        return Ok(Swap::Taken);
    }
    append::put_record(&transaction, append)?;
    let due = later(to_micros(placing.now), placing.delay);
    let place = if placing.delay.is_zero() { "ready" } else { "later" };
    let placed = params![append.snapshot.task_id, placing.queue, placing.priority, place, due];
    transaction.prepare_cached(statement::PLACE)?.execute(placed)?;
    transaction.commit()?;
    Ok(Swap::Stored)
}

pub(super) fn renew(writer: &mut Writer, renew: Renew<'_>, asked: Instant) -> Result<Vec<bool>, Fault> {
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let until = later(by_now(renew.now, asked), renew.lease);
    let mut held = Vec::with_capacity(renew.tasks.len());
    {
        let mut statement = transaction.prepare_cached(statement::RENEW)?;
        for (task_id, attempt) in renew.tasks {
            held.push(statement.execute(params![task_id, integer(*attempt), until])? == 1);
        }
    }
    transaction.commit()?;
    Ok(held)
}

pub(super) fn release(writer: &mut Writer, release: Release<'_>) -> Result<Swap, Fault> {
    let now = to_micros(release.now);
    let (place, due) = match release.to {
        To::Queue(delay) if delay.is_zero() => ("ready", micros(now)),
        To::Queue(delay) => ("later", later(now, delay)),
        To::Parked => ("parked", micros(now)),
    };
    let attempt = integer(release.attempt);
    let (status, updated_at) = (release.status.as_str(), text::write_time(now));
    let released = params![release.task_id, attempt, place, due, status, release.error, updated_at];
    let changed = writer.connection.prepare_cached(statement::RELEASE)?.execute(released)?;
    Ok(if changed == 1 { Swap::Stored } else { Swap::Taken })
}

pub(super) fn put_back(writer: &mut Writer, task_id: &str, now: DateTime<Utc>) -> Result<bool, Fault> {
    let put = params![task_id, micros(to_micros(now))];
    Ok(writer.connection.prepare_cached(statement::PUT_BACK)?.execute(put)? == 1)
}
