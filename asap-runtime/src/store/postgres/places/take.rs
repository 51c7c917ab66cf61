//! Leasing tasks.
//!
//! One statement finds what is ready, passes over what others have locked, and leases it (`take.sql`). A second one reads the
//! latest versions: only behind the lease nobody else can append one, while the first statement sees them as they were when it
//! began. Where nothing is ready the first is all, and writes nothing.
//!
//! If it says that a time has come, it has taken nothing: the tasks in question are made ready first, for one of them may be
//! in front of all others.
//!
//! Limits are for all workers together, so whoever takes from a queue that has some locks its row first, and counts in a
//! statement that begins behind that lock.

use std::collections::HashMap;
use std::time::Duration;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{Connection as _, PgConnection, Postgres, Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;
use super::super::known::Head;
use super::super::operation::Operation;
use super::super::statement::Statements;
use super::super::{integer, parts, row};
use super::promote::promote;
use super::{count, micros, span};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::queue::{Leased, QueueLimits, Step, Take, Taken};
use crate::store::{StoredSnapshot, TaskRecord};

pub(super) struct Taking {
    worker: String,
    queues: Vec<QueueLimits>,
    most: i64,
    lease: Duration,
    max_lost_leases: u32,
    /// The request that leases was sent, and its answer is lost.
    is_sent: bool,
    /// What was leased, if only the versions are still to be read.
    leases: Option<Leases>,
    /// What was parked, in whatever try.
    steps: Vec<Step>,
}

/// What the statement that leases says.
#[derive(Default)]
struct Leases {
    tasks: Vec<(TaskRecord, TaskStatus)>,
    next: Option<Duration>,
    is_due: bool,
}

impl Taking {
    pub(super) fn new(take: &Take<'_>) -> Self {
        Self {
            worker: take.worker.to_owned(),
            queues: take.queues.to_vec(),
            most: count(take.most),
            lease: take.lease,
            max_lost_leases: take.max_lost_leases,
            is_sent: false,
            leases: None,
            steps: Vec::new(),
        }
    }

    fn is_limited(&self) -> bool {
        self.queues.iter().any(|queue| queue.concurrency.is_some() || queue.rate.is_some())
    }

    async fn lease(&mut self, session: &mut Session) -> Result<Leases, Fault> {
        if self.is_limited() {
            return self.lease_limited(session).await;
        }
        let mut leases = self.lease_once(session, false).await?;
        if leases.is_due {
            self.steps.extend(promote(session, self.max_lost_leases).await?);
            leases = self.lease_once(session, true).await?;
        }
        Ok(leases)
    }

    async fn lease_once(&mut self, session: &mut Session, is_promoted: bool) -> Result<Leases, Fault> {
        self.is_sent = true;
        let statement = self.statement(&session.texts, is_promoted);
        let answer = statement.fetch_all(&mut session.connection).await.map_err(Fault::from);
        self.is_sent = answer.as_ref().is_err_and(Fault::is_lost);
        self.read(&answer?)
    }

    /// Looks first, so that nobody is locked out by those who find nothing.
    async fn lease_limited(&mut self, session: &mut Session) -> Result<Leases, Fault> {
        let texts = std::sync::Arc::clone(&session.texts);
        let mut look = self.look(&texts, &mut session.connection).await?;
        if look.wait.is_some_and(|wait| wait <= 0) {
            self.steps.extend(promote(session, self.max_lost_leases).await?);
            look = self.look(&texts, &mut session.connection).await?;
        }
        if !look.may_take {
            return Ok(Leases { next: look.next(), ..Leases::default() });
        }
        let limited = self.queues.iter().filter(|queue| queue.concurrency.is_some() || queue.rate.is_some());
        let mut names: Vec<String> = limited.map(|queue| queue.name.clone()).collect();
        names.sort();
        names.dedup();
        loop {
            let mut transaction = session.connection.begin().await?;
            let locked = query(texts.lock_queues.clone()).bind(&names).fetch_all(&mut *transaction).await?;
            if locked.len() < names.len() {
                // Not behind the locks: who adds rows waits for others who do.
                transaction.rollback().await?;
                query(texts.add_queues.clone()).bind(&names).execute(&mut session.connection).await?;
                continue;
            }
            let rows = self.statement(&texts, true).fetch_all(&mut *transaction).await?;
            let mut leases = self.read(&rows)?;
            leases.next = self.look(&texts, &mut transaction).await?.next();
            self.is_sent = true;
            let committed = transaction.commit().await.map_err(Fault::from);
            self.is_sent = committed.as_ref().is_err_and(Fault::is_lost);
            committed?;
            return Ok(leases);
        }
    }

    fn statement<'q>(&'q self, texts: &Statements, is_promoted: bool) -> Query<'q, Postgres, PgArguments> {
        let take = query(texts.take.clone()).bind(&self.worker);
        self.limits(take).bind(self.most).bind(micros(self.lease)).bind(is_promoted)
    }

    /// Binds the queues and their limits.
    fn limits<'q>(&'q self, statement: Query<'q, Postgres, PgArguments>) -> Query<'q, Postgres, PgArguments> {
        let names: Vec<&str> = self.queues.iter().map(|queue| queue.name.as_str()).collect();
        let concurrency: Vec<Option<i64>> =
            self.queues.iter().map(|queue| queue.concurrency.map(i64::from)).collect();
        let spacing: Vec<Option<i64>> =
            self.queues.iter().map(|queue| queue.rate.map(|rate| micros(rate.spacing()))).collect();
        statement.bind(names).bind(concurrency).bind(spacing)
    }

    fn read(&self, rows: &[PgRow]) -> Result<Leases, Fault> {
        let mut leases = Leases::default();
        for row in rows {
            let wait: Option<i64> = row.try_get(13)?;
            leases.next = wait.map(span);
            leases.is_due = wait.is_some_and(|wait| wait <= 0);
            if row.try_get::<Option<&str>, _>(0)?.is_some() {
                // The statement has put aside what cannot be read.
                let before = row.try_get::<&str, _>(12)?.parse().unwrap_or(TaskStatus::Working);
                leases.tasks.push((row::record(row)?, before));
            }
        }
        if !leases.tasks.is_empty() {
            leases.next = leases.next.into_iter().chain([self.lease]).min();
        }
        Ok(leases)
    }

    async fn look(&self, texts: &Statements, connection: &mut PgConnection) -> Result<Look, Fault> {
        let rows = self.limits(query(texts.look.clone())).fetch_all(connection).await?;
        let mut look = Look::default();
        for row in &rows {
            let (is_ready, is_free): (bool, bool) = (row.try_get(0)?, row.try_get(1)?);
            let start: Option<i64> = row.try_get(2)?;
            look.wait = row.try_get(3)?;
            let is_paced = start.is_some_and(|start| start > 0);
            look.may_take |= is_ready && is_free && !is_paced;
            if is_ready && is_paced {
                look.start = look.start.into_iter().chain(start).min();
            }
        }
        Ok(look)
    }
}

/// What can be known without a lock.
#[derive(Default)]
struct Look {
    /// Microseconds until the next delay or lease ends.
    wait: Option<i64>,
    /// The same until a rate allows a task that is ready.
    start: Option<i64>,
    may_take: bool,
}

impl Look {
    fn next(&self) -> Option<Duration> {
        self.wait.into_iter().chain(self.start).min().map(span)
    }
}

impl Operation for Taking {
    type Answer = (Taken, Vec<(String, Head)>);

    fn describe(&self) -> String {
        format!("take tasks for worker `{}`", self.worker)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        if self.leases.is_none() {
            if self.is_sent {
                return Err(Fault::Unknown);
            }
            self.leases = Some(self.lease(session).await?);
        }
        let tasks = self.leases.as_ref().map_or(&[][..], |leases| &leases.tasks);
        let mut latest =
            if tasks.is_empty() { Latest::default() } else { read_latest(session, tasks).await? };
        let Leases { tasks, next, .. } = self.leases.take().unwrap_or_default();
        let mut steps = std::mem::take(&mut self.steps);
        let tasks = tasks.into_iter().filter_map(|(record, before)| {
            let Some(latest) = latest.found.remove(&record.task_id) else {
                // Another worker has taken it since.
                steps.push(Step { task_id: record.task_id, from: before, to: record.status });
                return None;
            };
            Some(Leased { record, before, latest })
        });
        let tasks = tasks.collect();
        Ok((Taken { tasks, steps, next }, latest.heads))
    }
}

/// The latest version of each task, and what is known of those that have one: the record's revision is that of the same moment.
#[derive(Default)]
struct Latest {
    found: HashMap<String, Result<Option<StoredSnapshot>, Error>>,
    heads: Vec<(String, Head)>,
}

async fn read_latest(session: &mut Session, tasks: &[(TaskRecord, TaskStatus)]) -> Result<Latest, Fault> {
    let ids: Vec<&str> = tasks.iter().map(|(record, _)| record.task_id.as_str()).collect();
    let attempts: Vec<i64> = tasks.iter().map(|(record, _)| integer(record.attempt)).collect();
    let asked = query(session.texts.latest_many.clone()).bind(ids).bind(attempts);
    let rows = asked.fetch_all(&mut session.connection).await?;
    let (Latest { mut found, mut heads }, mut there) = (Latest::default(), HashMap::<String, Vec<_>>::new());
    for row in &rows {
        let task_id: String = row.try_get(0)?;
        if let Some(part) = parts::read(row)? {
            there.entry(task_id).or_default().push(part);
            continue;
        }
        let Some(version) = row.try_get::<Option<i64>, _>(1)? else {
            found.insert(task_id, Ok(None));
            continue;
        };
        if let Some(revision) = row.try_get(9)? {
            let lowest = (version == 1).then_some(1);
            heads.push((task_id.clone(), Head { version, revision, is_own: true, lowest }));
        }
        let latest = match row::snapshot(row) {
            // Of this task alone.
            Err(Fault::Row { version, reason }) => {
                Err(Error::Corrupt { task_id: task_id.clone(), version, reason })
            }
            latest => Ok(Some(latest?.into())),
        };
        found.insert(task_id, latest);
    }
    for (task_id, parts) in there {
        if let Some(Ok(Some(latest))) = found.get_mut(&task_id) {
            latest.parts = parts;
        }
    }
    Ok(Latest { found, heads })
}
