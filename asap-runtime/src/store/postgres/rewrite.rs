//! Changes of the past, and the look-up by id.
//!
//! The record's row is locked first, as by an append: so whoever appends to the task has committed before, and is seen, or waits and
//! finds another attempt. What a task without a record is appended meanwhile is met in the same ways as by a deletion and by another
//! append: `uncovered` of the version that stays, and the version that is there.

use sqlx::{Connection as _, PgConnection, query, raw_sql};

use super::connect::Session;
use super::error::Fault;
use super::operation::Operation;
use super::statement::Statements;
use super::time::Time;
use super::write::{is_written, record};
use super::{integer, parts, row};
use crate::error::Error;
use crate::parts::row::refers;
use crate::protocol::{StateSnapshot, generate_id};
use crate::store::{Rewrite, StoredSnapshot, Swap, TaskRecord};

/// A [`Rewrite`]. After a lost answer the record tells by `written_by` whose it is.
pub(super) struct Rewriting {
    expected: Option<i64>,
    record: TaskRecord,
    highest: Option<i64>,
    keep: Option<i64>,
    snapshots: Vec<StateSnapshot>,
    parks: bool,
    written_by: String,
    is_repeated: bool,
}

impl Rewriting {
    pub(super) fn new(rewrite: &Rewrite<'_>) -> Self {
        Self {
            expected: rewrite.expected.map(integer),
            record: rewrite.record.clone(),
            highest: rewrite.highest.map(integer),
            keep: rewrite.keep.map(integer),
            snapshots: rewrite.snapshots.to_vec(),
            parks: rewrite.parks,
            written_by: generate_id(),
            is_repeated: false,
        }
    }

    /// Does it inside of a transaction; whether it is to be committed.
    async fn write(&self, connection: &mut PgConnection, texts: &Statements) -> Result<bool, Fault> {
        let task_id = &self.record.task_id;
        query(texts.lock_record.clone()).bind(task_id).execute(&mut *connection).await?;
        let text = if self.expected.is_some() { &texts.rewrite_record } else { &texts.add_record };
        let write = record(query(text.clone()).bind(task_id), &self.record, &self.written_by);
        let write = match self.expected {
            Some(expected) => write.bind(expected).bind(self.parks),
            None => write,
        };
        if write.execute(&mut *connection).await?.rows_affected() != 1 {
            return Ok(false);
        }
        if let Some(highest) = self.highest {
            let latest =
                query(texts.lock_latest.clone()).bind(task_id).fetch_optional(&mut *connection).await?;
            let latest: Option<i64> = latest.map(|row| sqlx::Row::try_get(&row, 0)).transpose()?;
            if latest.unwrap_or(0) != highest {
                return Ok(false);
            }
        }
        if let Some(keep) = self.keep {
            let uncover = query(texts.uncover.clone()).bind(task_id).bind(keep.saturating_add(1));
            if uncover.execute(&mut *connection).await?.rows_affected() != 1 {
                return Ok(false);
            }
            // An append that is not fenced may add another version above those that are deleted; above none of them it cannot.
            let delete = || query(texts.delete_above.clone()).bind(task_id).bind(keep);
            while delete().execute(&mut *connection).await?.rows_affected() > 0 {}
        }
        let before = parts::settle(&mut *connection, texts, task_id).await?;
        let added = self.add(&mut *connection, texts).await?;
        if added != self.snapshots.len() as u64 {
            return Ok(false);
        }
        if let Some(before) = before {
            // They ascend: in front of the first that follows.
            let follows =
                |snapshot: &&StateSnapshot| snapshot.version > before && !refers(snapshot.data.as_json());
            let whole = self.snapshots.iter().find(follows).map(|snapshot| snapshot.version);
            parts::end(connection, texts, task_id, whole).await?;
        }
        Ok(true)
    }

    async fn add(&self, connection: &mut PgConnection, texts: &Statements) -> Result<u64, Fault> {
        if self.snapshots.is_empty() {
            return Ok(0);
        }
        let each = |read: fn(&StateSnapshot) -> &str| self.snapshots.iter().map(read).collect::<Vec<_>>();
        let versions: Vec<i64> = self.snapshots.iter().map(|snapshot| integer(snapshot.version)).collect();
        let checkpoints: Vec<bool> = self.snapshots.iter().map(|snapshot| snapshot.checkpoint).collect();
        let times: Vec<Time> = self.snapshots.iter().map(|snapshot| Time::of(snapshot.created_at)).collect();
        let add = query(texts.add_versions.clone())
            .bind(&self.record.task_id)
            .bind(versions)
            .bind(each(|snapshot| &snapshot.id))
            .bind(each(|snapshot| snapshot.data.as_json()))
            .bind(checkpoints)
            .bind(times);
        Ok(add.execute(connection).await?.rows_affected())
    }
}

impl Operation for Rewriting {
    type Answer = Swap;

    fn task_id(&self) -> &str {
        &self.record.task_id
    }

    fn describe(&self) -> String {
        format!("change the past of task `{}`", self.record.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Swap, Fault> {
        let is_repeated = std::mem::replace(&mut self.is_repeated, true);
        if is_repeated
            && is_written(&session.texts, &mut session.connection, &self.record.task_id, &self.written_by)
                .await?
        {
            return Ok(Swap::Stored);
        }
        let texts = &session.texts;
        let mut transaction = session.connection.begin().await?;
        if self.write(&mut transaction, texts).await? {
            transaction.commit().await?;
            return Ok(Swap::Stored);
        }
        transaction.rollback().await?;
        // The first try may have come through only now.
        if is_repeated
            && is_written(&session.texts, &mut session.connection, &self.record.task_id, &self.written_by)
                .await?
        {
            return Ok(Swap::Stored);
        }
        Ok(Swap::Taken)
    }
}

/// The snapshot of this id, of a task or of any.
pub(super) struct Find {
    pub(super) id: String,
    pub(super) task_id: Option<String>,
}

impl Operation for Find {
    type Answer = Option<Result<StateSnapshot, Error>>;

    fn task_id(&self) -> &str {
        self.task_id.as_deref().unwrap_or_default()
    }

    fn describe(&self) -> String {
        format!("look for the snapshot `{}`", self.id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let texts = &session.texts;
        let found = if let Some(task_id) = &self.task_id {
            let find = query(texts.find_in_task.clone()).bind(&self.id).bind(task_id);
            find.fetch_optional(&mut session.connection).await?
        } else {
            // Every row is looked at, and best in the order in which they lie there.
            let mut transaction = session.connection.begin().await?;
            raw_sql("SET LOCAL enable_seqscan = on").execute(&mut *transaction).await?;
            let find = query(texts.find.clone()).bind(&self.id);
            let found = find.fetch_optional(&mut *transaction).await?;
            transaction.commit().await?;
            found
        };
        let Some(found) = found else { return Ok(None) };
        let snapshot = match row::snapshot(&found) {
            Err(Fault::Row { version, reason }) => {
                let task_id = sqlx::Row::try_get(&found, 0)?;
                return Ok(Some(Err(Error::Corrupt { task_id, version, reason })));
            }
            snapshot => snapshot?,
        };
        if !refers(snapshot.data.as_json()) {
            return Ok(Some(StoredSnapshot::from(snapshot).whole()));
        }
        let read = query(texts.version.clone()).bind(&snapshot.task_id).bind(integer(snapshot.version));
        let stored = parts::stored(&read.fetch_all(&mut session.connection).await?)?;
        // One that has gone meanwhile, or is another, was there when it was found.
        let stored = stored.filter(|stored| stored.snapshot.id == self.id);
        Ok(stored.map(StoredSnapshot::whole))
    }
}
