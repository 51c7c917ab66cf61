//! What can be written, and the writes that are not an append.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::error::Fault;
use super::pool::Session;
use super::{append, integer, parts, places, statement, text};
use crate::protocol::StateSnapshot;
use crate::store::parts::OwnedChanges;
use crate::store::{Append, PartChanges, Retention, TaskRecord};

/// A write, borrowed by the thread that waits for it or owned by the queue.
#[derive(Debug)]
pub(super) enum Write<'a> {
    Save(Cow<'a, StateSnapshot>),
    Append {
        snapshot: Cow<'a, StateSnapshot>,
        attempt: Option<u64>,
        record: Option<Cow<'a, TaskRecord>>,
        retention: Retention,
        parts: Option<OwnedChanges>,
    },
    SwapRecord {
        expected: Option<u64>,
        record: Cow<'a, TaskRecord>,
        /// Whether its parent is `working` by it.
        woke: Arc<AtomicBool>,
    },
    Delete(Cow<'a, str>),
    DeleteVersion(Cow<'a, str>, u64),
    Work(Work),
}

type Run = dyn Fn(&mut Session<'_>) -> Result<(), Fault> + Send + Sync;

/// A write of another kind; it may be repeated, in another transaction, if the first is rolled back.
#[derive(Clone)]
pub(super) struct Work {
    pub(super) task_id: Arc<str>,
    pub(super) operation: Arc<str>,
    pub(super) run: Arc<Run>,
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("operation", &self.operation).finish_non_exhaustive()
    }
}

impl<'a> From<Append<'a>> for Write<'a> {
    fn from(append: Append<'a>) -> Self {
        Self::Append {
            snapshot: Cow::Borrowed(append.snapshot),
            attempt: append.attempt,
            record: append.record.map(Cow::Borrowed),
            retention: append.retention,
            parts: append.parts.map(PartChanges::to_owned),
        }
    }
}

impl Write<'_> {
    /// Writes; whether anything was stored or deleted. A transaction of its own, unless one has begun.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<bool, Fault> {
        match self {
            Self::Save(snapshot) => save(session, snapshot),
            Self::Append { snapshot, attempt, record, retention, parts } => {
                let (attempt, retention) = (*attempt, *retention);
                let (record, parts) = (record.as_deref(), parts.as_ref().map(OwnedChanges::as_changes));
                append::append(session, &Append { snapshot, attempt, record, retention, parts })
            }
            Self::SwapRecord { expected, record, woke } => {
                session.known.forget(&record.task_id);
                swap_record(session, *expected, record, woke)
            }
            Self::Delete(task_id) => delete(session, task_id),
            Self::DeleteVersion(task_id, version) => delete_version(session, task_id, *version),
            Self::Work(work) => {
                session.known.forget_all();
                atomically(session, |session| (work.run)(session).map(|()| true))
            }
        }
    }

    /// A copy that another thread may have.
    pub(super) fn to_owned(&self) -> Write<'static> {
        match self {
            Self::Save(snapshot) => Write::Save(owned(&**snapshot)),
            Self::Append { snapshot, attempt, record, retention, parts } => Write::Append {
                snapshot: owned(&**snapshot),
                attempt: *attempt,
                record: record.as_deref().map(owned),
                retention: *retention,
                parts: parts.clone(),
            },
            Self::SwapRecord { expected, record, woke } => {
                let (record, woke) = (owned(&**record), Arc::clone(woke));
                Write::SwapRecord { expected: *expected, record, woke }
            }
            Self::Delete(task_id) => Write::Delete(owned(&**task_id)),
            Self::DeleteVersion(task_id, version) => Write::DeleteVersion(owned(&**task_id), *version),
            Self::Work(work) => Write::Work(work.clone()),
        }
    }

    pub(super) fn task_id(&self) -> &str {
        match self {
            Self::Save(snapshot) | Self::Append { snapshot, .. } => &snapshot.task_id,
            Self::SwapRecord { record, .. } => &record.task_id,
            Self::Delete(task_id) | Self::DeleteVersion(task_id, _) => task_id,
            Self::Work(work) => &work.task_id,
        }
    }

    /// What an error says could not be done.
    pub(super) fn operation(&self) -> String {
        let task_id = self.task_id();
        match self {
            Self::Save(snapshot) => format!("save version {} of task `{task_id}`", snapshot.version),
            Self::Append { snapshot, .. } => {
                format!("append version {} of task `{task_id}`", snapshot.version)
            }
            Self::SwapRecord { .. } => format!("write the record of task `{task_id}`"),
            Self::Delete(_) => format!("delete task `{task_id}`"),
            Self::DeleteVersion(_, version) => format!("delete version {version} of task `{task_id}`"),
            Self::Work(work) => work.operation.to_string(),
        }
    }

    /// About how much it writes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        /// Ids, times and the row around them.
        const ROW: usize = 200;
        let texts = |record: &TaskRecord| {
            let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
            ROW + length(&record.result) + length(&record.error)
        };
        match self {
            Self::Save(snapshot) => ROW + snapshot.data.as_json().len(),
            Self::Append { snapshot, record, parts, .. } => {
                let parts = parts.as_ref().map_or(0, |parts| parts.as_changes().bytes());
                ROW + snapshot.data.as_json().len() + record.as_deref().map_or(0, texts) + parts
            }
            Self::SwapRecord { record, .. } => texts(record),
            Self::Delete(_) | Self::DeleteVersion(..) | Self::Work(_) => ROW,
        }
    }
}

fn owned<T: ToOwned + ?Sized>(value: &T) -> Cow<'static, T> {
    Cow::Owned(value.to_owned())
}

/// Does several statements as one: in the transaction that has begun, or in one of its own.
///
/// In one that others share nothing is undone if `work` declines; it must not have written before.
pub(super) fn atomically(
    session: &mut Session<'_>,
    work: impl FnOnce(&mut Session<'_>) -> Result<bool, Fault>,
) -> Result<bool, Fault> {
    if !session.connection.is_autocommit() {
        return work(session);
    }
    let transaction = Transaction::new_unchecked(session.connection, TransactionBehavior::Immediate)?;
    let done = work(session)?;
    if done {
        transaction.commit()?;
    }
    Ok(done)
}

fn save(session: &mut Session<'_>, snapshot: &StateSnapshot) -> Result<bool, Fault> {
    session.forget(&snapshot.task_id);
    atomically(session, |Session { connection, .. }| {
        put(connection, snapshot)?;
        Ok(true)
    })
}

/// Stores a whole snapshot, over one of its version if there is one, and settles what its task then has of parts.
pub(super) fn put(connection: &Connection, snapshot: &StateSnapshot) -> Result<(), Fault> {
    connection.prepare_cached(statement::SAVE)?.execute(params![
        snapshot.task_id,
        snapshot.id,
        integer(snapshot.version),
        snapshot.data.as_json(),
        snapshot.checkpoint,
        text::write_time(snapshot.created_at),
    ])?;
    parts::settle(connection, &snapshot.task_id)
}

fn delete(session: &mut Session<'_>, task_id: &str) -> Result<bool, Fault> {
    session.forget(task_id);
    atomically(session, |Session { connection, .. }| {
        let versions = connection.prepare_cached(statement::DELETE_VERSIONS)?.execute([task_id])?;
        let records = connection.prepare_cached(statement::DELETE_RECORD)?.execute([task_id])?;
        connection.prepare_cached(statement::DELETE_MESSAGES)?.execute([task_id])?;
        parts::delete(connection, task_id)?;
        Ok(versions + records > 0)
    })
}

fn delete_version(session: &mut Session<'_>, task_id: &str, version: u64) -> Result<bool, Fault> {
    let Ok(version) = i64::try_from(version) else { return Ok(false) };
    session.forget(task_id);
    atomically(session, |Session { connection, .. }| {
        let deleted =
            connection.prepare_cached(statement::DELETE_VERSION)?.execute(params![task_id, version])? > 0;
        if deleted {
            connection.prepare_cached(statement::DELETE_RECORD_WITHOUT_VERSIONS)?.execute([task_id])?;
            connection.prepare_cached(statement::DELETE_MESSAGES)?.execute([task_id])?;
            parts::settle(connection, task_id)?;
        }
        Ok(deleted)
    })
}

fn swap_record(
    session: &mut Session<'_>,
    expected: Option<u64>,
    given: &TaskRecord,
    woke: &AtomicBool,
) -> Result<bool, Fault> {
    let Some(parent) = given.wakes() else { return swap_alone(session.connection, expected, given) };
    atomically(session, |Session { connection, .. }| {
        let stored = swap_alone(connection, expected, given)?;
        if stored {
            // Repeated in another transaction, it says so anew.
            woke.store(places::wake(connection, parent, given.updated_at)?, Ordering::Release);
        }
        Ok(stored)
    })
}

/// Swaps the record, and nothing else.
fn swap_alone(connection: &Connection, expected: Option<u64>, given: &TaskRecord) -> Result<bool, Fault> {
    let changed = match expected.map(i64::try_from) {
        None => record(connection, statement::ADD_RECORD, given, &[])?,
        Some(Ok(expected)) => {
            let now = given.updated_at.timestamp_micros();
            record(connection, statement::SWAP_RECORD, given, &[expected, now])?
        }
        Some(Err(_)) => 0,
    };
    Ok(changed == 1)
}

/// Runs one of the record statements and says how many rows it changed; `more` are the parameters behind the record's.
pub(super) fn record(
    connection: &Connection,
    sql: &str,
    record: &TaskRecord,
    more: &[i64],
) -> Result<usize, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let (status, attempt) = (record.status.as_str(), integer(record.attempt));
    let (created_at, updated_at) = (text::write_time(record.created_at), text::write_time(record.updated_at));
    let failing_since = record.failing_since.map(text::write_time);
    let fields = params![
        record.task_id,
        record.function,
        status,
        attempt,
        record.result,
        record.error,
        created_at,
        updated_at,
        record.parent_task_id,
        record.depth,
        record.failures,
        failing_since,
    ];
    for (index, value) in fields.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    for (index, value) in more.iter().enumerate() {
        statement.raw_bind_parameter(fields.len() + index + 1, value)?;
    }
    Ok(statement.raw_execute()?)
}
