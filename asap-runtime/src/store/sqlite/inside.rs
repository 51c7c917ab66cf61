//! The append inside a transaction of the user's own, on a connection of the user's own.
//!
//! Nothing of the connection is changed: its settings are looked at, and must do for what the store promises.

use std::time::Duration;

use rusqlite::{Connection, DropBehavior, TransactionState, params};

use super::error::Fault;
use super::options::Durability;
use super::{SqliteStore, append, integer, parts, statement};
use crate::error::{Error, Result};
use crate::store::{Append, Database, ReadyTransaction, StoreFuture, Swap, Transaction, check};

impl Transaction for rusqlite::Transaction<'_> {
    fn roll_back_on_drop(&mut self) {
        self.set_drop_behavior(DropBehavior::Rollback);
    }

    fn commit_with<'a>(self, database: &Database<'a>, append: Append<'a>) -> StoreFuture<'a, Swap>
    where
        Self: 'a,
    {
        StoreFuture::ready(commit(self, database, &append))
    }
}

impl ReadyTransaction for rusqlite::Transaction<'_> {}

fn commit(
    transaction: rusqlite::Transaction<'_>,
    database: &Database<'_>,
    append: &Append<'_>,
) -> Result<Swap> {
    check::append(append)?;
    let own = file_of(&transaction);
    let Some(store) = database.get::<SqliteStore>() else {
        return Err(Error::no_database(append, database, own, "SqliteStore"));
    };
    let reason = match unfit(&transaction, store) {
        Ok(None) => {
            return append_and_commit(transaction, append).map_err(|(fault, wait)| {
                let (task_id, version) = (&append.snapshot.task_id, append.snapshot.version);
                let operation = format!("commit version {version} of task `{task_id}` with a transaction");
                fault.explain(store.pool.place.path(), wait, task_id, operation)
            });
        }
        Ok(Some(reason)) => reason,
        Err(fault) => {
            let task_id = &append.snapshot.task_id;
            return Err(store.pool.explain(
                fault,
                task_id,
                format!("look at a transaction of task `{task_id}`"),
            ));
        }
    };
    let place = format!("`{}`", store.pool.place.path().display());
    Err(Error::unfit(append, place, own, reason))
}

/// The file that a connection has open, in words.
fn file_of(connection: &Connection) -> String {
    match connection.path() {
        None | Some("") => "a transaction in a database in memory".to_owned(),
        Some(path) => format!("a transaction on `{path}`"),
    }
}

/// Why the snapshot cannot be committed here, if so.
fn unfit(connection: &Connection, store: &SqliteStore) -> Result<Option<String>, Fault> {
    let place = &store.pool.place;
    if connection.is_autocommit() {
        // An append would be committed by itself, and without the rows that were undone.
        let reason = "it was over before the checkpoint: SQLite undoes a transaction on some errors, and `COMMIT` and \
                      `ROLLBACK` end it";
        return Ok(Some(reason.to_owned()));
    }
    if !connection.path().is_some_and(|path| place.is_at(path.as_ref())) {
        let store = place.path().display();
        let reason = format!(
            "the store is `{store}`; open the connection on that file, or the store on the transaction's"
        );
        return Ok(Some(reason));
    }
    place.verify()?;
    if let Some(other) = written_beside(connection)? {
        let reason = format!(
            "it has written to the attached database `{other}` too, and SQLite commits several files one after the other; \
             keep the rows in the file of the store"
        );
        return Ok(Some(reason));
    }
    let synchronous: i64 = connection.pragma_query_value(Some("main"), "synchronous", |row| row.get(0))?;
    let (needed, name) = match store.pool.options.durability {
        Durability::Full => (2, "FULL"),
        Durability::Normal => (1, "NORMAL"),
    };
    if synchronous < needed {
        return Ok(Some(format!(
            "its connection has `synchronous` = {synchronous}, and the store promises more; set `PRAGMA synchronous = {name}` \
             on the connection"
        )));
    }
    if cfg!(target_os = "macos") && store.pool.options.durability == Durability::Full {
        let is_full: bool = connection.pragma_query_value(None, "fullfsync", |row| row.get(0))?;
        if !is_full {
            let reason = "its connection does not flush the drive's buffer, and the store promises that; set \
                          `PRAGMA fullfsync = ON` on the connection";
            return Ok(Some(reason.to_owned()));
        }
    }
    Ok(None)
}

/// Another file that the transaction has written to.
fn written_beside(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut statement =
        connection.prepare_cached("SELECT name FROM pragma_database_list WHERE seq > 1 AND file <> ''")?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if connection.transaction_state(Some(name.as_str()))? == TransactionState::Write {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Appends and commits; what went wrong, and how long the connection waits for others.
fn append_and_commit(
    transaction: rusqlite::Transaction<'_>,
    append: &Append<'_>,
) -> Result<Swap, (Fault, Duration)> {
    let milliseconds = transaction.pragma_query_value(None, "busy_timeout", |row| row.get::<_, u32>(0));
    let wait = Duration::from_millis(milliseconds.unwrap_or_default().into());
    let appended = append_to(&transaction, append).and_then(|swap| match swap {
        Swap::Stored | Swap::Woke => Ok(transaction.commit().map(|()| swap)?),
        // Dropped here, and so rolled back.
        Swap::Taken => Ok(swap),
    });
    appended.map_err(|fault| (fault, wait))
}

fn append_to(connection: &Connection, append: &Append<'_>) -> Result<Swap, Fault> {
    let stored = append::insert(connection, append)?;
    if stored && let Some(window) = append.retention.window() {
        let task_id = &append.snapshot.task_id;
        connection.prepare_cached(statement::PRUNE)?.execute(params![task_id, integer(window)])?;
    }
    if stored && let Some(changes) = &append.parts {
        parts::change(connection, append, changes)?;
    }
    Ok(if stored { Swap::Stored } else { Swap::Taken })
}
