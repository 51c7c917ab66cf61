//! The reads.

use sqlx::{Row as _, query};

use super::connect::Session;
use super::error::Fault;
use super::operation::Operation;
use super::{parts, row};
use crate::error::Error;
use crate::store::{StoredSnapshot, TaskRecord};

/// The highest version with its parts.
pub(super) struct Latest(pub(super) String);

impl Operation for Latest {
    type Answer = Option<StoredSnapshot>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("read the latest version of task `{}`", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.latest.clone()).bind(&self.0);
        parts::stored(&read.fetch_all(&mut session.connection).await?)
    }
}

/// One version with its parts.
pub(super) struct Version(pub(super) String, pub(super) i64);

impl Operation for Version {
    type Answer = Option<StoredSnapshot>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("read version {} of task `{}`", self.1, self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.version.clone()).bind(&self.0).bind(self.1);
        parts::stored(&read.fetch_all(&mut session.connection).await?)
    }
}

/// The number of the highest version.
pub(super) struct Highest(pub(super) String);

impl Operation for Highest {
    type Answer = Option<u64>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("look for the latest version of task `{}`", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.highest.clone()).bind(&self.0);
        let row = read.fetch_optional(&mut session.connection).await?;
        Ok(row.map(|row| row.try_get::<i64, _>(0)).transpose()?.map(i64::unsigned_abs))
    }
}

/// Every version's number.
pub(super) struct Versions(pub(super) String);

impl Operation for Versions {
    type Answer = Vec<u64>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("list the versions of task `{}`", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let rows = query(session.texts.versions.clone()).bind(&self.0).fetch_all(&mut session.connection);
        rows.await?.iter().map(|row| Ok(row.try_get::<i64, _>(0)?.unsigned_abs())).collect()
    }
}

/// A task's record.
pub(super) struct Record(pub(super) String);

impl Operation for Record {
    type Answer = Option<TaskRecord>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("read the record of task `{}`", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.record.clone()).bind(&self.0);
        read.fetch_optional(&mut session.connection).await?.as_ref().map(row::record).transpose()
    }
}

/// Every record.
pub(super) struct Records;

impl Operation for Records {
    type Answer = Vec<Result<TaskRecord, Error>>;

    fn describe(&self) -> String {
        "list the tasks".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let rows = query(session.texts.records.clone()).fetch_all(&mut session.connection).await?;
        let read = |row| match row::record(row) {
            Err(Fault::Record { task_id, reason }) => Ok(Err(Error::CorruptRecord { task_id, reason })),
            record => Ok(Ok(record?)),
        };
        rows.iter().map(read).collect()
    }
}
