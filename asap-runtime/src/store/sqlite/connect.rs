//! Opening connections and preparing the file.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::error::Fault;
use super::options::{Durability, SqliteOptions};

const SNAPSHOTS: &str = include_str!("sql/0001_snapshots.sql");
const TASKS: &str = include_str!("sql/0002_tasks.sql");
const QUEUE: &str = include_str!("sql/0003_queue.sql");
const MESSAGES: &str = include_str!("sql/0004_messages.sql");
const PARTS: &str = include_str!("sql/0005_parts.sql");

/// The version of the `asap_` tables that this code writes.
const SCHEMA_VERSION: i64 = 4;

/// What the write-ahead log may hold, in bytes, before it is copied into the file and used again from its
/// beginning. It sets the size of a small store, and how many appends share the two flushes of a copy.
const LOG_BYTES: i64 = 704 * 1024;

/// The same once many tasks have written at the same time; half of what SQLite itself would take. A group fills the
/// smaller one in a few commits, and the copies would be a quarter of all work.
const SHARED_LOG_BYTES: i64 = 2048 * 1024;

/// What the log has beside each page, in bytes: its frame's header (SQLite's file format, 4.1).
const FRAME_BYTES: i64 = 24;

/// Pages that one append may log: the log is copied after the append that has filled it.
const APPEND_PAGES: i64 = 16;

/// What one group may log, in bytes, but for rows that are large by themselves.
const GROUP_BYTES: i64 = 512 * 1024;

/// Page size of new files, in bytes. A write logs whole pages, and the rows of most tasks are small: half of
/// SQLite's usual page lets twice as many appends share a copy of the log; a quarter makes a page of each row, which writes that
/// share a commit pay for. Existing files keep theirs.
const PAGE_BYTES: i64 = 2048;

/// The columns of the protocol's table.
const COLUMNS: [&str; 6] = ["task_id", "id", "version", "data", "checkpoint", "created_at"];

/// A connection that may write, to a file whose tables exist.
pub(super) fn writer(path: &Path, options: SqliteOptions) -> Result<Connection, Fault> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    common(&connection, options)?;
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    patiently(options.busy_timeout, || connection.pragma_update(None, "journal_mode", "wal"))?;
    let synchronous = match options.durability {
        Durability::Full => "full",
        Durability::Normal => "normal",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    // Only macOS looks at this; its plain flush stops at the drive's own buffer.
    connection.pragma_update(None, "fullfsync", options.durability == Durability::Full)?;
    let page = page_size(&connection)?;
    limit_log(&connection, LOG_BYTES / page, page, APPEND_PAGES)?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// Lets a log that has its usual length hold what many tasks write at once.
pub(super) fn lengthen_log(connection: &Connection) -> rusqlite::Result<()> {
    let page = page_size(connection)?;
    let pages: i64 = connection.pragma_query_value(None, "wal_autocheckpoint", |row| row.get(0))?;
    if pages == LOG_BYTES / page {
        limit_log(connection, SHARED_LOG_BYTES / page, page, GROUP_BYTES / page)?;
    }
    Ok(())
}

fn page_size(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "page_size", |row| row.get(0))
}

/// Sets after how many pages the log is copied into the file; `more` are those of the transaction that fills it.
fn limit_log(connection: &Connection, pages: i64, page: i64, more: i64) -> rusqlite::Result<()> {
    connection.pragma_update(None, "wal_autocheckpoint", pages)?;
    // Above what a full log has, or each time it is begun anew it is cut and has to grow again, and the flush of a
    // file that grows costs more.
    connection.pragma_update(None, "journal_size_limit", (pages + more) * (page + FRAME_BYTES))
}

/// A database of its own in memory.
pub(super) fn memory() -> Result<Connection, Fault> {
    let mut connection = Connection::open_in_memory()?;
    common(&connection, SqliteOptions::default())?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// A connection that only reads, to a file that a writer has prepared.
pub(super) fn reader(path: &Path, options: SqliteOptions) -> Result<Connection, Fault> {
    // Opened for writing, since a reader of a write-ahead log takes part in its locking; never creating, since a
    // deleted file must not come back empty.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    common(&connection, options)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn common(connection: &Connection, options: SqliteOptions) -> Result<(), Fault> {
    connection.busy_timeout(options.busy_timeout)?;
    connection.set_prepared_statement_cache_capacity(32);
    // Else SQLite plans a statement anew whenever a value in a comparison changes: twice the time of an append.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Repeats what SQLite refuses at once, without its busy timeout: processes that turn one new file to a
/// write-ahead log at the same time.
fn patiently(wait: Duration, mut attempt: impl FnMut() -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < wait =>
            {
                thread::sleep(Duration::from_millis(2));
            }
            answer => return answer,
        }
    }
}

/// Creates what is missing; writes nothing if nothing is, so that a file that may only be read can be opened.
fn prepare(connection: &mut Connection) -> Result<(), Fault> {
    if !is_prepared(connection)? {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(SNAPSHOTS)?;
        transaction.execute_batch(TASKS)?;
        // Asked again: another process may have been first.
        let version = schema_version(&transaction)?;
        for (number, step) in [(2, QUEUE), (3, MESSAGES), (4, PARTS)] {
            if version < number {
                transaction.execute_batch(step)?;
            }
        }
        transaction.commit()?;
    }
    let version = schema_version(connection)?;
    if version > SCHEMA_VERSION {
        let reason = format!(
            "its tables have version {version}, this program knows {SCHEMA_VERSION}; use a newer one"
        );
        return Err(Fault::Layout(reason));
    }
    let columns = columns(connection)?;
    match COLUMNS.iter().find(|column| !columns.iter().any(|found| found == *column)) {
        None => Ok(()),
        Some(missing) => Err(Fault::Layout(format!("its table `snapshots` has no column `{missing}`"))),
    }
}

fn is_prepared(connection: &Connection) -> rusqlite::Result<bool> {
    const TABLES: &str = "SELECT count(*) = 3 FROM sqlite_schema
        WHERE type = 'table' AND name IN ('snapshots', 'asap_tasks', 'asap_schema')";
    let has_tables: bool = connection.query_row(TABLES, (), |row| row.get(0))?;
    Ok(has_tables && schema_version(connection)? >= SCHEMA_VERSION)
}

fn schema_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT max(version) FROM asap_schema", (), |row| row.get(0))
}

fn columns(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info('snapshots')")?;
    statement.query_map((), |row| row.get(0))?.collect()
}

/// Whether `snapshots` is the protocol's table and nothing more, so that a row may be reused for another version:
/// a column that somebody added must not keep the old version's value, and a trigger must see what happens.
pub(super) fn is_plain(connection: &Connection) -> rusqlite::Result<bool> {
    const TRIGGERS: &str =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'snapshots'";
    let triggers: i64 = connection.query_row(TRIGGERS, (), |row| row.get(0))?;
    Ok(triggers == 0 && columns(connection)?.len() == COLUMNS.len())
}
