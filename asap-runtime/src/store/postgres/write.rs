//! The writes that are not an append.

use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::{Connection as _, PgConnection, Postgres, Row as _, SqlStr, Transaction, query};

use super::connect::Session;
use super::error::Fault;
use super::operation::Operation;
use super::statement::Statements;
use super::time::Time;
use super::{integer, parts};
use crate::protocol::{StateSnapshot, generate_id};
use crate::store::{Swap, TaskRecord};

/// Stores a version, whatever is there. It is not repeated after a lost answer: the first request may still arrive, and would
/// undo what others save after the repetition was acknowledged.
pub(super) struct Save {
    snapshot: StateSnapshot,
    is_sent: bool,
}

impl Save {
    pub(super) fn new(snapshot: StateSnapshot) -> Self {
        Self { snapshot, is_sent: false }
    }

    fn statement(&self, text: &SqlStr) -> Statement<'_> {
        query(text.clone())
            .bind(&self.snapshot.task_id)
            .bind(integer(self.snapshot.version))
            .bind(&self.snapshot.id)
            .bind(self.snapshot.data.as_json())
            .bind(self.snapshot.checkpoint)
            .bind(Time::of(self.snapshot.created_at))
    }

    async fn save(&self, session: &mut Session) -> Result<(), Fault> {
        let (texts, task_id) = (&session.texts, &self.snapshot.task_id);
        let saved = self.statement(&texts.save).fetch_optional(&mut session.connection).await?;
        if let Some(saved) = saved {
            if !saved.try_get::<bool, _>(0)? {
                // A record that has come meanwhile.
                query(texts.revise.clone()).bind(task_id).execute(&mut session.connection).await?;
            }
            return Ok(());
        }
        // The task has parts. They follow what is the highest version then, and the appends wait.
        let mut transaction = session.connection.begin().await?;
        query(texts.lock_record.clone()).bind(task_id).execute(&mut *transaction).await?;
        self.statement(&texts.save_over).execute(&mut *transaction).await?;
        query(texts.revise.clone()).bind(task_id).execute(&mut *transaction).await?;
        parts::settle(&mut transaction, texts, task_id).await?;
        Ok(transaction.commit().await?)
    }
}

impl Operation for Save {
    type Answer = ();

    fn task_id(&self) -> &str {
        &self.snapshot.task_id
    }

    fn describe(&self) -> String {
        format!("save version {} of task `{}`", self.snapshot.version, self.snapshot.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<(), Fault> {
        if self.is_sent {
            return Err(Fault::Unknown);
        }
        self.is_sent = true;
        let done = self.save(session).await;
        self.is_sent = done.as_ref().is_err_and(Fault::is_lost);
        done
    }
}

/// Deletes a task.
pub(super) struct Delete {
    task_id: String,
    end: Commit,
}

impl Delete {
    pub(super) fn new(task_id: String) -> Self {
        Self { task_id, end: Commit::default() }
    }
}

impl Operation for Delete {
    type Answer = bool;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("delete task `{}`", self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<bool, Fault> {
        self.end.check()?;
        let texts = &session.texts;
        let mut transaction = session.connection.begin().await?;
        query(texts.lock_record.clone()).bind(&self.task_id).execute(&mut *transaction).await?;
        let mut is_deleted = false;
        loop {
            // What was not there when a statement began is there by the next one: a version that an append has added which had locked
            // the highest before it was deleted, or a record with versions behind it. Nobody appends behind a record that is
            // deleted, or can lock a version that is, so in the end there is none.
            let mut count = 0;
            for text in [&texts.delete_versions, &texts.delete_record] {
                let delete = query(text.clone()).bind(&self.task_id);
                count += delete.execute(&mut *transaction).await?.rows_affected();
            }
            if count == 0 {
                break;
            }
            is_deleted = true;
        }
        self.end.commit(transaction).await?;
        Ok(is_deleted)
    }
}

/// Deletes a version, and with the last one the record.
pub(super) struct DeleteVersion {
    task_id: String,
    version: i64,
    end: Commit,
}

impl DeleteVersion {
    pub(super) fn new(task_id: String, version: i64) -> Self {
        Self { task_id, version, end: Commit::default() }
    }
}

impl Operation for DeleteVersion {
    type Answer = bool;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("delete version {} of task `{}`", self.version, self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<bool, Fault> {
        self.end.check()?;
        let texts = &session.texts;
        let mut transaction = session.connection.begin().await?;
        query(texts.lock_record.clone()).bind(&self.task_id).execute(&mut *transaction).await?;
        let uncover = query(texts.uncover.clone()).bind(&self.task_id).bind(self.version);
        uncover.execute(&mut *transaction).await?;
        let delete = query(texts.delete_version.clone()).bind(&self.task_id).bind(self.version);
        if delete.execute(&mut *transaction).await?.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        query(texts.revise.clone()).bind(&self.task_id).execute(&mut *transaction).await?;
        query(texts.delete_record_alone.clone()).bind(&self.task_id).execute(&mut *transaction).await?;
        parts::settle(&mut transaction, texts, &self.task_id).await?;
        self.end.commit(transaction).await?;
        Ok(true)
    }
}

/// The commit of a deletion. If its answer is lost, nothing is left that tells the deletion from one by somebody else,
/// so it is not repeated.
#[derive(Default)]
struct Commit {
    is_sent: bool,
}

impl Commit {
    async fn commit(&mut self, transaction: Transaction<'_, Postgres>) -> Result<(), Fault> {
        self.is_sent = true;
        transaction.commit().await.map_err(|error| {
            let fault = Fault::from(error);
            self.is_sent = fault.is_lost();
            fault
        })
    }

    fn check(&self) -> Result<(), Fault> {
        if self.is_sent { Err(Fault::Unknown) } else { Ok(()) }
    }
}

/// Writes a record, if the stored one is of the expected attempt.
pub(super) struct SwapRecord {
    expected: Option<i64>,
    record: TaskRecord,
    /// What the row is known by after a lost answer.
    written_by: String,
    is_repeated: bool,
}

impl SwapRecord {
    pub(super) fn new(expected: Option<i64>, record: TaskRecord) -> Self {
        Self { expected, record, written_by: generate_id(), is_repeated: false }
    }
}

impl SwapRecord {
    async fn write(&self, texts: &Statements, connection: &mut PgConnection) -> Result<bool, Fault> {
        let text = if self.expected.is_some() { &texts.swap_record } else { &texts.add_record };
        let write = record(query(text.clone()).bind(&self.record.task_id), &self.record, &self.written_by);
        let write = match self.expected {
            Some(expected) => write.bind(expected),
            None => write,
        };
        Ok(write.execute(connection).await?.rows_affected() == 1)
    }

    /// Both rows are locked in the order of all who lock several, so that nobody waits in a circle.
    async fn write_and_wake(
        &self,
        session: &mut Session,
        parent: &str,
        is_repeated: bool,
    ) -> Result<Swap, Fault> {
        let texts = &session.texts;
        let mut transaction = session.connection.begin().await?;
        let lock = query(texts.lock_family.clone()).bind(&self.record.task_id).bind(parent);
        lock.execute(&mut *transaction).await?;
        // The commit of the first try may have come late: only who holds the locks knows, and one end is one wake.
        if is_repeated && is_written(texts, &mut transaction, &self.record.task_id, &self.written_by).await? {
            transaction.rollback().await?;
            return Ok(Swap::Stored);
        }
        let mut swap = swapped(self.write(texts, &mut transaction).await?);
        if swap == Swap::Stored {
            let wake = query(texts.wake_task.clone()).bind(parent);
            let woken = wake.fetch_optional(&mut *transaction).await?;
            if woken.map(|row| row.try_get(1)).transpose()? == Some(true) {
                swap = Swap::Woke;
            }
        }
        transaction.commit().await?;
        Ok(swap)
    }
}

impl Operation for SwapRecord {
    type Answer = Swap;

    fn task_id(&self) -> &str {
        &self.record.task_id
    }

    fn describe(&self) -> String {
        format!("write the record of task `{}`", self.record.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Swap, Fault> {
        let is_repeated = std::mem::replace(&mut self.is_repeated, true);
        if is_repeated
            && is_written(&session.texts, &mut session.connection, &self.record.task_id, &self.written_by)
                .await?
        {
            return Ok(Swap::Stored);
        }
        let swap = match self.record.wakes() {
            None => swapped(self.write(&session.texts, &mut session.connection).await?),
            Some(parent) => self.write_and_wake(session, parent, is_repeated).await?,
        };
        if swap.is_stored() {
            return Ok(swap);
        }
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

fn swapped(is_stored: bool) -> Swap {
    if is_stored { Swap::Stored } else { Swap::Taken }
}

pub(super) async fn is_written(
    texts: &Statements,
    connection: &mut PgConnection,
    task_id: &str,
    by: &str,
) -> Result<bool, Fault> {
    let found = query(texts.written_by.clone()).bind(task_id).fetch_optional(connection);
    Ok(found.await?.map(|row| row.try_get::<String, _>(1)).transpose()?.is_some_and(|found| found == by))
}

type Statement<'q> = Query<'q, Postgres, PgArguments>;

/// Binds nothing where [`record`] binds one.
pub(super) fn no_record(statement: Statement<'_>) -> Statement<'_> {
    statement
        .bind(None::<&str>)
        .bind(None::<&str>)
        .bind(None::<i64>)
        .bind(None::<&str>)
        .bind(None::<&str>)
        .bind(None::<Time>)
        .bind(None::<Time>)
        .bind(None::<&str>)
        .bind(None::<&str>)
        .bind(None::<i16>)
        .bind(None::<i64>)
        .bind(None::<Time>)
}

/// Binds what follows the task in the statements that write a record.
pub(super) fn record<'q>(statement: Statement<'q>, record: &'q TaskRecord, by: &'q str) -> Statement<'q> {
    statement
        .bind(&record.function)
        .bind(record.status.as_str())
        .bind(integer(record.attempt))
        .bind(&record.result)
        .bind(&record.error)
        .bind(Time::of(record.created_at))
        .bind(Time::of(record.updated_at))
        .bind(by)
        .bind(&record.parent_task_id)
        .bind(i16::from(record.depth))
        .bind(i64::from(record.failures))
        .bind(record.failing_since.map(Time::of))
}
