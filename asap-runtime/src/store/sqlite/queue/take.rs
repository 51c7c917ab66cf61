//! Leasing tasks, in one transaction.

use std::time::Instant;

use rusqlite::{Transaction, TransactionBehavior, params};

use super::super::error::Fault;
use super::super::pool::Writer;
use super::super::{read, text};
use super::read::{next, next_start};
use super::{by_now, later, micros, statement};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::queue::{Leased, QueueLimits, Take, Taken, parked_because};

pub(super) fn take(writer: &mut Writer, take: Take<'_>, asked: Instant) -> Result<Taken, Fault> {
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let take = &Take { now: by_now(take.now, asked), ..take };
    let now = micros(take.now);
    transaction.prepare_cached(statement::WAKE)?.execute([now])?;
    run_out(&transaction, take)?;
    let mut tasks = Vec::new();
    for queue in take.queues {
        let most = allowed(&transaction, queue, take.most - tasks.len(), now)?;
        let before = tasks.len();
        for task_id in chosen(&transaction, queue, most)? {
            tasks.extend(lease(&transaction, &task_id, take)?);
        }
        if let Some(rate) = queue.rate.filter(|_| tasks.len() > before) {
            let next = later(take.now, rate.spacing());
            transaction.prepare_cached(statement::STARTED)?.execute(params![queue.name, next])?;
        }
    }
    let next = next(&transaction, take)?;
    transaction.commit()?;
    Ok(Taken { tasks, next })
}

/// The leases that have run out: their tasks can be taken again, or have lost too many.
fn run_out(transaction: &Transaction<'_>, take: &Take<'_>) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached(statement::RAN_OUT)?;
    let rows = statement.query_map([micros(take.now)], |row| {
        let worker: Option<String> = row.get(1)?;
        let version: Option<i64> = row.get(4)?;
        Ok((row.get(0)?, worker.unwrap_or_default(), row.get(2)?, row.get(3)?, version.unwrap_or(0)))
    })?;
    let rows: Vec<(String, String, u32, i64, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    for (task_id, worker, lost, seen, version) in rows {
        let lost = if version > seen { 1 } else { lost.saturating_add(1) };
        if lost < take.max_lost_leases {
            transaction.prepare_cached(statement::LOSE)?.execute(params![task_id, lost])?;
        } else {
            let error = parked_because(lost, version.unsigned_abs(), &worker);
            let parked = params![task_id, lost, error, text::write_time(take.now)];
            transaction.prepare_cached(statement::PARK)?.execute(parked)?;
        }
    }
    Ok(())
}

/// How many tasks of a queue its limits allow.
fn allowed(
    transaction: &Transaction<'_>,
    queue: &QueueLimits,
    most: usize,
    now: i64,
) -> Result<usize, Fault> {
    let mut most = most;
    if let Some(limit) = queue.concurrency {
        let held: i64 =
            transaction.prepare_cached(statement::HELD)?.query_row([&queue.name], |row| row.get(0))?;
        let free = i64::from(limit).saturating_sub(held).max(0);
        most = most.min(usize::try_from(free).unwrap_or(usize::MAX));
    }
    if queue.rate.is_some() {
        most = most.min(usize::from(next_start(transaction, queue)? <= now));
    }
    Ok(most)
}

fn chosen(transaction: &Transaction<'_>, queue: &QueueLimits, most: usize) -> Result<Vec<String>, Fault> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = transaction.prepare_cached(statement::CHOOSE)?;
    let tasks = statement.query_map(params![queue.name, most], |row| row.get(0))?;
    Ok(tasks.collect::<rusqlite::Result<_>>()?)
}

/// Leases a task; `None` if its record cannot be read: nobody can run it, so it is put aside as it is.
fn lease(transaction: &Transaction<'_>, task_id: &str, take: &Take<'_>) -> Result<Option<Leased>, Fault> {
    let before: Option<TaskStatus> = {
        let mut statement = transaction.prepare_cached(statement::STATUS)?;
        statement.query_row([task_id], |row| Ok(row.get_ref(0)?.as_str()?.parse().ok()))?
    };
    match read::record(transaction, task_id) {
        Err(Fault::Record { .. }) => {
            transaction.prepare_cached(statement::PARK_DAMAGED)?.execute([task_id])?;
            return Ok(None);
        }
        record => record?,
    };
    let leased = params![task_id, take.worker, later(take.now, take.lease), text::write_time(take.now)];
    transaction.prepare_cached(statement::LEASE)?.execute(leased)?;
    let (Some(record), Some(before)) = (read::record(transaction, task_id)?, before) else { return Ok(None) };
    let latest = match read::latest(transaction, task_id) {
        Err(Fault::Row { version, reason }) => {
            Err(Error::Corrupt { task_id: task_id.to_owned(), version, reason })
        }
        latest => Ok(latest?),
    };
    Ok(Some(Leased { record, before, latest }))
}
