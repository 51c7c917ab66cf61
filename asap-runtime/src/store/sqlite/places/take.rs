//! Leasing tasks, in one transaction.

use std::sync::Arc;
use std::time::Instant;

use rusqlite::{Connection, params};

use super::super::error::Fault;
use super::super::pool::{Pool, Session};
use super::super::{ask, parts, read, text};
use super::read::{is_due, next, next_start};
use super::{by_now, later, micros, statement};
use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::runtime::offload;
use crate::store::StoreFuture;
use crate::store::check::to_micros;
use crate::store::future::{Ask, Boxed};
use crate::store::queue::{Leased, QueueLimits, Step, Take, Taken, parked_because};

/// Looks first, and writes only if there is something to take: who only looks keeps nobody from writing.
pub(super) fn ask<'a>(pool: &'a Arc<Pool>, take: &Take<'_>) -> StoreFuture<'a, Taken> {
    let (worker, queues) = (take.worker.into(), take.queues.into());
    let &Take { most, lease, max_lost_leases, .. } = take;
    let owned = Owned {
        worker,
        queues,
        most,
        lease,
        max_lost_leases,
        now: to_micros(take.now),
        asked: Instant::now(),
    };
    StoreFuture::unasked(Taking { pool, take: owned })
}

struct Taking<'a> {
    pool: &'a Arc<Pool>,
    take: Owned,
}

/// A [`Take`] that another thread may have.
#[derive(Clone)]
struct Owned {
    worker: Arc<str>,
    queues: Arc<[QueueLimits]>,
    most: usize,
    lease: std::time::Duration,
    max_lost_leases: u32,
    now: chrono::DateTime<chrono::Utc>,
    asked: Instant,
}

impl Owned {
    fn lent(&self) -> Take<'_> {
        let &Self { most, lease, max_lost_leases, now, .. } = self;
        Take { worker: &self.worker, queues: &self.queues, most, lease, max_lost_leases, now }
    }

    fn operation(&self) -> String {
        format!("take tasks for worker `{}`", self.worker)
    }

    /// What there is if nothing is to be taken.
    fn look(&self, pool: &Pool) -> Result<Option<Taken>> {
        let looked = pool.read(|connection| {
            if is_due(connection, &self.lent())? {
                return Ok(None);
            }
            Ok(Some(Taken { next: next(connection, &self.lent())?, ..Taken::default() }))
        });
        looked.map_err(|fault| pool.explain(fault, "", self.operation()))
    }

    fn write(self, pool: &Arc<Pool>) -> StoreFuture<'_, Taken> {
        let operation = self.operation();
        ask::work(pool, "", operation, move |session| {
            take(session, &Take { now: by_now(self.now, self.asked), ..self.lent() })
        })
    }
}

impl Ask<Taken> for Taking<'_> {
    fn here(self: Box<Self>) -> Result<Taken> {
        match self.take.look(self.pool)? {
            Some(nothing) => Ok(nothing),
            None => self.take.write(self.pool).wait(),
        }
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, Taken>
    where
        Self: 'a,
    {
        Box::pin(async move {
            let (pool, take) = (Arc::clone(self.pool), self.take.clone());
            match offload(move || take.look(&pool)).await? {
                Some(nothing) => Ok(nothing),
                None => self.take.write(self.pool).await,
            }
        })
    }
}

fn take(session: &mut Session<'_>, take: &Take<'_>) -> Result<Taken, Fault> {
    let connection = session.connection;
    let now = micros(take.now);
    connection.prepare_cached(statement::COME)?.execute([now])?;
    let steps = run_out(connection, take)?;
    let mut tasks = Vec::new();
    for queue in take.queues {
        let most = allowed(connection, queue, take.most - tasks.len(), now)?;
        let before = tasks.len();
        for task_id in chosen(connection, queue, most)? {
            tasks.extend(lease(connection, &task_id, take)?);
        }
        if let Some(rate) = queue.rate.filter(|_| tasks.len() > before) {
            let next = later(take.now, rate.spacing());
            connection.prepare_cached(statement::STARTED)?.execute(params![queue.name, next])?;
        }
    }
    let next = next(connection, take)?;
    Ok(Taken { tasks, steps, next })
}

/// The leases that have run out: their tasks can be taken again, or have lost too many; the steps of these.
fn run_out(connection: &Connection, take: &Take<'_>) -> Result<Vec<Step>, Fault> {
    let mut statement = connection.prepare_cached(statement::RAN_OUT)?;
    let rows = statement.query_map([micros(take.now)], |row| {
        let worker: Option<String> = row.get(1)?;
        let version: Option<i64> = row.get(4)?;
        let status: Option<TaskStatus> = row.get_ref(5)?.as_str().ok().and_then(|status| status.parse().ok());
        Ok((row.get(0)?, worker.unwrap_or_default(), row.get(2)?, row.get(3)?, version.unwrap_or(0), status))
    })?;
    let rows: Vec<(String, String, u32, i64, i64, _)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut steps = Vec::new();
    for (task_id, worker, lost, seen, version, status) in rows {
        let lost = if version > seen { 1 } else { lost.saturating_add(1) };
        if lost < take.max_lost_leases {
            connection.prepare_cached(statement::LOSE)?.execute(params![task_id, lost])?;
        } else {
            let error = parked_because(lost, version.unsigned_abs(), &worker);
            let parked = params![task_id, lost, error, text::write_time(take.now)];
            connection.prepare_cached(statement::PARK)?.execute(parked)?;
            steps.extend(status.map(|from| Step { task_id, from, to: TaskStatus::InputRequired }));
        }
    }
    Ok(steps)
}

/// How many tasks of a queue its limits allow.
fn allowed(connection: &Connection, queue: &QueueLimits, most: usize, now: i64) -> Result<usize, Fault> {
    let mut most = most;
    if let Some(limit) = queue.concurrency {
        let held: i64 =
            connection.prepare_cached(statement::HELD)?.query_row([&queue.name], |row| row.get(0))?;
        let free = i64::from(limit).saturating_sub(held).max(0);
        most = most.min(usize::try_from(free).unwrap_or(usize::MAX));
    }
    if queue.rate.is_some() {
        most = most.min(usize::from(next_start(connection, queue)? <= now));
    }
    Ok(most)
}

fn chosen(connection: &Connection, queue: &QueueLimits, most: usize) -> Result<Vec<String>, Fault> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(statement::CHOOSE)?;
    let tasks = statement.query_map(params![queue.name, most], |row| row.get(0))?;
    Ok(tasks.collect::<rusqlite::Result<_>>()?)
}

/// Leases a task; `None` if its record cannot be read: nobody can run it, so it is put aside as it is.
fn lease(connection: &Connection, task_id: &str, take: &Take<'_>) -> Result<Option<Leased>, Fault> {
    let before: Option<TaskStatus> = {
        let mut statement = connection.prepare_cached(statement::STATUS)?;
        statement.query_row([task_id], |row| Ok(row.get_ref(0)?.as_str()?.parse().ok()))?
    };
    match read::record(connection, task_id) {
        Err(Fault::Record { .. }) => {
            connection.prepare_cached(statement::PARK_DAMAGED)?.execute([task_id])?;
            return Ok(None);
        }
        record => record?,
    };
    let leased = params![task_id, take.worker, later(take.now, take.lease), text::write_time(take.now)];
    connection.prepare_cached(statement::LEASE)?.execute(leased)?;
    let (Some(record), Some(before)) = (read::record(connection, task_id)?, before) else { return Ok(None) };
    let latest = match parts::latest(connection, task_id) {
        Err(Fault::Row { version, reason }) => {
            Err(Error::Corrupt { task_id: task_id.to_owned(), version, reason })
        }
        latest => Ok(latest?),
    };
    Ok(Some(Leased { record, before, latest }))
}
