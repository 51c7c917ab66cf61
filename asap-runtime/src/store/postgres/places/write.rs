//! Putting tasks into queues, and what workers say of those they have.

use std::collections::HashSet;

use sqlx::{Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;
use super::super::operation::Operation;
use super::super::time::Time;
use super::super::verdict::Verdict;
use super::super::write::{self, is_written};
use super::super::{integer, parts};
use super::micros;
use crate::protocol::{StateSnapshot, TaskStatus, generate_id};
use crate::store::parts::OwnedChanges;
use crate::store::queue::{Placing, Release, Renew, To};
use crate::store::{Append, PartChanges, Swap, TaskRecord};

/// Appends version 1 with its record and its place. After a lost answer the version's id tells whose it is, as for any append.
pub(super) struct Enqueue {
    snapshot: StateSnapshot,
    attempt: Option<u64>,
    record: TaskRecord,
    written_by: String,
    queue: String,
    priority: i32,
    delay: i64,
    parts: Option<OwnedChanges>,
    is_doubtful: bool,
}

impl Enqueue {
    /// `None` without a record, which the check refuses.
    pub(super) fn new(append: &Append<'_>, placing: Placing<'_>) -> Option<Self> {
        Some(Self {
            snapshot: append.snapshot.clone(),
            attempt: append.attempt,
            record: append.record?.clone(),
            written_by: generate_id(),
            queue: placing.queue.to_owned(),
            priority: placing.priority,
            delay: micros(placing.delay),
            parts: append.parts.map(PartChanges::to_owned),
            is_doubtful: false,
        })
    }

    async fn insert(&self, session: &mut Session) -> Result<bool, Fault> {
        let Self { snapshot, record, .. } = self;
        let changes = self.parts.as_ref().map(OwnedChanges::as_changes);
        let texts = &session.texts;
        let text = if changes.is_some() { &texts.enqueue_parts } else { &texts.enqueue };
        let statement = query(text.clone())
            .bind(&snapshot.task_id)
            .bind(&snapshot.id)
            .bind(snapshot.data.as_json())
            .bind(snapshot.checkpoint)
            .bind(Time::of(snapshot.created_at))
            .bind(self.attempt.map(integer));
        let statement = write::record(statement, record, &self.written_by)
            .bind(&self.queue)
            .bind(self.priority)
            .bind(self.delay);
        let statement = match &changes {
            Some(changes) => parts::added(statement, changes),
            None => statement,
        };
        Ok(statement.fetch_optional(&mut session.connection).await?.is_some())
    }
}

impl Operation for Enqueue {
    type Answer = Swap;

    fn task_id(&self) -> &str {
        &self.snapshot.task_id
    }

    fn describe(&self) -> String {
        format!("put task `{}` into queue `{}`", self.snapshot.task_id, self.queue)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Swap, Fault> {
        let is_doubtful = std::mem::replace(&mut self.is_doubtful, true);
        loop {
            if self.insert(session).await? {
                return Ok(Swap::Stored);
            }
            let connection = &mut session.connection;
            let verdict = Verdict::ask(&self.snapshot, self.attempt, &session.texts, connection).await?;
            if is_doubtful && verdict.is_stored {
                return Ok(Swap::Stored);
            }
            if verdict.is_in_the_way {
                return Ok(Swap::Taken);
            }
            // Overtaken by something that has passed.
        }
    }
}

/// Extends leases. Repeated, it extends them again: a lease is known by its attempt, so no other can be meant.
pub(super) struct Renewing {
    tasks: Vec<(String, i64)>,
    lease: i64,
}

impl Renewing {
    pub(super) fn new(renew: &Renew<'_>) -> Self {
        let tasks = renew.tasks.iter().map(|(task_id, attempt)| (task_id.clone(), integer(*attempt)));
        Self { tasks: tasks.collect(), lease: micros(renew.lease) }
    }
}

impl Operation for Renewing {
    type Answer = Vec<bool>;

    fn describe(&self) -> String {
        "renew leases".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<Vec<bool>, Fault> {
        // No task has a NUL in its id.
        let asked = self.tasks.iter().filter(|(task_id, _)| !super::has_nul(task_id));
        let mut asked: Vec<_> = asked.map(|(task_id, attempt)| (task_id.as_str(), *attempt)).collect();
        // Rows are locked in one order, whoever locks several.
        asked.sort_unstable();
        let (ids, attempts): (Vec<&str>, Vec<i64>) = asked.into_iter().unzip();
        let renew = query(session.texts.renew.clone()).bind(ids).bind(attempts).bind(self.lease);
        let rows = renew.fetch_all(&mut session.connection).await?;
        let held = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
        let held: HashSet<(String, i64)> = held.collect::<Result<_, Fault>>()?;
        Ok(self.tasks.iter().map(|task| held.contains(task)).collect())
    }
}

/// Gives a leased task back. After a lost answer `written_by` tells whether that was done: a worker that has taken the task since
/// leaves it as it is.
pub(super) struct Releasing {
    task_id: String,
    attempt: i64,
    place: &'static str,
    delay: i64,
    /// How often it was woken when it last looked, if it is to be woken.
    wakes: Option<i64>,
    status: TaskStatus,
    error: Option<String>,
    written_by: String,
    is_repeated: bool,
}

impl Releasing {
    pub(super) fn new(release: &Release<'_>) -> Self {
        let (place, delay) = match release.to {
            To::Queue(delay) if delay.is_zero() => ("ready", 0),
            To::Queue(delay) | To::Suspended { delay: Some(delay), .. } => ("later", micros(delay)),
            To::Parked => ("parked", 0),
            To::Suspended { delay: None, .. } => ("suspended", 0),
        };
        let wakes = match release.to {
            To::Suspended { wakes, .. } => Some(integer(wakes)),
            To::Queue(_) | To::Parked => None,
        };
        Self {
            task_id: release.task_id.to_owned(),
            attempt: integer(release.attempt),
            place,
            delay,
            wakes,
            status: release.status,
            error: release.error.map(str::to_owned),
            written_by: generate_id(),
            is_repeated: false,
        }
    }
}

impl Operation for Releasing {
    type Answer = Swap;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("give task `{}` back", self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Swap, Fault> {
        let is_repeated = std::mem::replace(&mut self.is_repeated, true);
        let release = query(session.texts.release.clone())
            .bind(&self.task_id)
            .bind(self.attempt)
            .bind(self.place)
            .bind(self.delay)
            .bind(self.status.as_str())
            .bind(&self.error)
            .bind(&self.written_by)
            .bind(self.wakes);
        if let Some(row) = release.fetch_optional(&mut session.connection).await? {
            return Ok(if row.try_get(1)? { Swap::Woke } else { Swap::Stored });
        }
        let is_released = is_repeated
            && is_written(&session.texts, &mut session.connection, &self.task_id, &self.written_by).await?;
        Ok(if is_released { Swap::Stored } else { Swap::Taken })
    }
}

/// Puts a task back that is parked or has failed; after a lost answer as [`Releasing`].
pub(super) struct PutBack {
    task_id: String,
    written_by: String,
    is_repeated: bool,
}

impl PutBack {
    pub(super) fn new(task_id: &str) -> Self {
        Self { task_id: task_id.to_owned(), written_by: generate_id(), is_repeated: false }
    }
}

impl Operation for PutBack {
    type Answer = bool;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("put task `{}` back into its queue", self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<bool, Fault> {
        let is_repeated = std::mem::replace(&mut self.is_repeated, true);
        // Asked first: by now it may have been taken, and have failed again.
        if is_repeated
            && is_written(&session.texts, &mut session.connection, &self.task_id, &self.written_by).await?
        {
            return Ok(true);
        }
        let put = query(session.texts.put_back.clone()).bind(&self.task_id).bind(&self.written_by);
        let is_put = put.fetch_optional(&mut session.connection).await?.is_some();
        Ok(is_put
            || (is_repeated
                && is_written(&session.texts, &mut session.connection, &self.task_id, &self.written_by)
                    .await?))
    }
}
