//! The looks into the queues.

use sqlx::postgres::PgRow;
use sqlx::{Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;
use super::super::operation::Operation;
use super::super::time::Time;
use crate::store::queue::{Counts, Queued, Standing};

/// A task's place.
pub(super) struct Place(pub(super) String);

impl Operation for Place {
    type Answer = Option<Queued>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("look for task `{}` in its queue", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.queued.clone()).bind(&self.0);
        read.fetch_optional(&mut session.connection).await?.as_ref().map(queued).transpose()
    }
}

/// The parked tasks.
pub(super) struct Parked {
    pub(super) after: Option<String>,
    pub(super) most: i64,
}

impl Operation for Parked {
    type Answer = Vec<Queued>;

    fn describe(&self) -> String {
        "list the parked tasks".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = match &self.after {
            Some(after) => query(session.texts.parked.clone()).bind(after),
            None => query(session.texts.parked_from_first.clone()),
        };
        let rows = read.bind(self.most).fetch_all(&mut session.connection).await?;
        rows.iter().map(queued).collect()
    }
}

/// How many tasks are where.
pub(super) struct CountAll;

impl Operation for CountAll {
    type Answer = Vec<Counts>;

    fn describe(&self) -> String {
        "count the queued tasks".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let rows = query(session.texts.counts.clone()).fetch_all(&mut session.connection).await?;
        let count = |row: &PgRow, index| row.try_get::<i64, _>(index).map(i64::unsigned_abs);
        let counts = |row: &PgRow| {
            let (waiting, leased) = (count(row, 1)?, count(row, 2)?);
            let (suspended, parked) = (count(row, 3)?, count(row, 4)?);
            // One that cannot be read is reported where its task is.
            let oldest = row.try_get::<Option<Time>, _>(5)?.and_then(|time| time.read().ok());
            Ok(Counts { queue: row.try_get(0)?, waiting, leased, suspended, parked, oldest })
        };
        rows.iter().map(counts).collect()
    }
}

fn queued(row: &PgRow) -> Result<Queued, Fault> {
    let task_id: String = row.try_get(0)?;
    let time = || -> Result<_, Fault> {
        let time: Option<Time> = row.try_get(4)?;
        time.ok_or_else(|| "there is none".to_owned())
            .and_then(Time::read)
            .map_err(|reason| Fault::Record { task_id: task_id.clone(), reason: format!("due_at: {reason}") })
    };
    let standing = match row.try_get(3)? {
        "leased" => {
            let worker: Option<String> = row.try_get(5)?;
            Standing::Leased { worker: worker.unwrap_or_default(), until: time()? }
        }
        "suspended" => Standing::Suspended(None),
        "later" if row.try_get(7)? => Standing::Suspended(Some(time()?)),
        "parked" => Standing::Parked,
        _ => Standing::Waiting(time()?),
    };
    Ok(Queued {
        queue: row.try_get::<Option<String>, _>(1)?.unwrap_or_default(),
        priority: row.try_get(2)?,
        standing,
        lost_leases: row.try_get::<i32, _>(6)?.unsigned_abs(),
        task_id,
    })
}
