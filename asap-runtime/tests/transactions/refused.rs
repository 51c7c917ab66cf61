//! What cannot be committed together is rolled back, and the task stops there.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use asap_runtime::store::{
    Durability, MemoryStore, SnapshotStore, SqliteOptions, SqliteStore, Swap, TaskRecord,
};
use asap_runtime::{Error, Runtime, checkpoint, resumable};
use rusqlite::{Connection, DropBehavior};
use serde::{Serialize, Serializer};

use crate::bank::{Bank, open, pay};

thread_local! {
    /// How often [`once`] has run on behind its checkpoint, on this thread.
    static BEHIND: Cell<u32> = const { Cell::new(0) };
}

#[resumable]
fn once(file: PathBuf, setup: String, inside: String) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    connection.execute_batch(&setup)?;
    let mut transaction = connection.transaction()?;
    // Whatever drops it, the rows of a checkpoint that is refused are not to stay.
    transaction.set_drop_behavior(DropBehavior::Commit);
    pay(&transaction, 1)?;
    let _ = transaction.execute_batch(&inside);
    checkpoint!(transaction);
    BEHIND.set(BEHIND.get() + 1);
    Ok(1)
}

/// The error of a run that must have stored and changed nothing.
fn refused(bank: &Bank, runtime: &Runtime, file: PathBuf, setup: &str, inside: &str) -> Error {
    let before = BEHIND.get();
    let error = runtime.run("task", once(file, setup.to_owned(), inside.to_owned())).unwrap_err();
    assert_eq!(BEHIND.get(), before, "nothing runs behind it");
    assert_eq!(bank.paid(), [] as [u32; 0], "{error}");
    error
}

#[test]
fn a_transaction_on_another_file() {
    let bank = Bank::new();
    let other = Bank::new();
    let error = refused(&bank, &bank.runtime(), other.file(), "", "");
    assert_eq!(other.paid(), [] as [u32; 0]);
    let (file, others) = (bank.file().display().to_string(), other.file().display().to_string());
    let Error::UnfitTransaction { store, transaction, .. } = &error else { panic!("{error}") };
    assert_eq!(*store, format!("`{file}`"));
    assert_eq!(*transaction, format!("a transaction on `{others}`"));
    assert_eq!(
        error.to_string(),
        format!(
            "version 2 of task `task` cannot be committed with a transaction on `{others}`, which was rolled back: the store \
             is `{file}`; open the connection on that file, or the store on the transaction's"
        )
    );
    assert_eq!(bank.versions(), [1]);
}

/// SQLite follows a symbolic link. A hard link has a log of its own, and so is as good as another file.
#[cfg(unix)]
#[test]
fn a_transaction_on_the_same_file_by_another_path() {
    let bank = Bank::new();
    let (soft, hard) = (bank.beside("soft.db"), bank.beside("hard.db"));
    std::os::unix::fs::symlink(bank.file(), &soft).unwrap();
    std::fs::hard_link(bank.file(), &hard).unwrap();
    let error = refused(&bank, &bank.runtime(), hard, "", "");
    assert!(matches!(error, Error::UnfitTransaction { .. }), "{error}");
    bank.runtime().run("soft", once(soft, String::new(), String::new())).unwrap();
    assert_eq!(bank.paid(), [1]);
}

#[test]
fn a_store_without_a_database() {
    let bank = Bank::new();
    let error = refused(&bank, &Runtime::new(MemoryStore::new()), bank.file(), "", "");
    let file = bank.file().display().to_string();
    assert_eq!(
        error.to_string(),
        format!(
            "version 2 of task `task` cannot be committed with a transaction on `{file}`, which was rolled back: `MemoryStore` \
             keeps no database that it could be in; give the runtime a `SqliteStore` on the database of the transaction, or \
             commit first and use `checkpoint!()`"
        )
    );
}

#[test]
fn a_store_in_memory() {
    let bank = Bank::new();
    let error =
        refused(&bank, &Runtime::new(SqliteStore::in_memory().unwrap()), bank.file(), "", "").to_string();
    assert!(error.contains("the store is `:memory:`"), "{error}");
    let error = refused(&bank, &bank.runtime(), ":memory:".into(), "CREATE TABLE paid (n)", "").to_string();
    assert!(error.contains("with a transaction in a database in memory, which was rolled back"), "{error}");
}

#[test]
fn a_connection_that_is_less_durable_than_the_store() {
    for (setting, durability, is_enough) in [
        ("OFF", Durability::Normal, false),
        ("NORMAL", Durability::Normal, true),
        ("OFF", Durability::Full, false),
        ("NORMAL", Durability::Full, false),
        ("FULL", Durability::Full, true),
        ("EXTRA", Durability::Full, true),
    ] {
        let bank = Bank::new();
        let options = SqliteOptions { durability, ..SqliteOptions::default() };
        let runtime = Runtime::new(SqliteStore::open_with(bank.file(), options).unwrap());
        let setup = format!("PRAGMA synchronous = {setting}");
        if is_enough {
            runtime.run("task", once(bank.file(), setup, String::new())).unwrap();
            assert_eq!(bank.paid(), [1]);
        } else {
            let error = refused(&bank, &runtime, bank.file(), &setup, "").to_string();
            let needed = if durability == Durability::Full { "FULL" } else { "NORMAL" };
            assert!(
                error.contains(&format!("set `PRAGMA synchronous = {needed}` on the connection")),
                "{error}"
            );
        }
    }
}

#[test]
fn a_transaction_that_is_over() {
    let bank = Bank::new();
    let error = refused(&bank, &bank.runtime(), bank.file(), "", "ROLLBACK").to_string();
    assert!(error.contains("it was over before the checkpoint"), "{error}");
    assert_eq!(bank.versions(), [1]);
}

#[test]
fn a_transaction_that_writes_to_two_files() {
    let bank = Bank::new();
    let setup =
        format!("ATTACH '{}' AS other; CREATE TABLE other.paid (n)", bank.beside("other.db").display());
    let error =
        refused(&bank, &bank.runtime(), bank.file(), &setup, "INSERT INTO other.paid VALUES (1)").to_string();
    assert!(error.contains("it has written to the attached database `other` too"), "{error}");
    let count: i64 =
        open(&bank.beside("other.db")).query_row("SELECT count(*) FROM paid", (), |row| row.get(0)).unwrap();
    assert_eq!(count, 0);
    // One that is only read, or in memory, does not matter.
    let inside = "SELECT * FROM other.paid; CREATE TABLE temp.snapshots (n)";
    bank.runtime()
        .run("reads", once(bank.file(), setup.replace("CREATE", "-- CREATE"), inside.to_owned()))
        .unwrap();
    assert_eq!(bank.paid(), [1]);
}

#[test]
fn the_settings_of_the_connection_stay() {
    let settings = |connection: &Connection| -> Vec<String> {
        ["synchronous", "journal_mode", "busy_timeout", "foreign_keys", "query_only", "wal_autocheckpoint"]
            .map(|name| {
                connection
                    .pragma_query_value(None, name, |row| row.get_ref(0).map(|v| format!("{v:?}")))
                    .unwrap()
            })
            .to_vec()
    };
    let bank = Bank::new();
    let shared = Arc::new(Mutex::new(bank.connect()));
    let before = settings(&shared.lock().unwrap());
    let runtime = bank.runtime().with_resource(Arc::clone(&shared));
    runtime.run("task", shared_connection()).unwrap();
    assert_eq!(settings(&shared.lock().unwrap()), before);
    assert_eq!(bank.paid(), [5]);
}

#[resumable]
fn shared_connection(#[resource] connection: Arc<Mutex<Connection>>) -> rusqlite::Result<u32> {
    {
        let mut connection = connection.lock().unwrap();
        let transaction = connection.transaction()?;
        pay(&transaction, 5)?;
        checkpoint!(transaction);
    }
    Ok(1)
}

/// Can be written, but not saved.
#[derive(Debug, Clone, serde::Deserialize)]
struct Odd;

impl Serialize for Odd {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("odd"))
    }
}

#[resumable]
fn with_odd(file: PathBuf) -> rusqlite::Result<u32> {
    let odd = Odd;
    #[rebuild]
    let mut connection = open(&file);
    let mut transaction = connection.transaction()?;
    transaction.set_drop_behavior(DropBehavior::Commit);
    pay(&transaction, 1)?;
    checkpoint!(transaction);
    let _ = format!("{odd:?}");
    Ok(1)
}

#[test]
fn a_local_that_cannot_be_saved() {
    let bank = Bank::new();
    let error = bank.runtime().run("task", with_odd(bank.file())).unwrap_err();
    assert!(matches!(&error, Error::Unsaveable { local, .. } if local == "odd"), "{error}");
    assert_eq!(bank.paid(), [] as [u32; 0]);
    assert_eq!(bank.versions(), [1]);
}

#[test]
fn somebody_else_has_the_task() {
    let bank = Bank::new();
    let error = bank.runtime().run("task", with_rival(bank.file())).unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!(bank.paid(), [] as [u32; 0]);
    assert_eq!(bank.versions(), [1]);
}

/// Takes the task as another process would.
fn claim(file: &Path) {
    let store = SqliteStore::open(file).unwrap();
    let record = store.record("task").wait().unwrap().unwrap();
    let claimed = TaskRecord { attempt: record.attempt + 1, ..record.clone() };
    assert_eq!(store.swap_record(Some(record.attempt), &claimed).wait().unwrap(), Swap::Stored);
}

#[resumable]
fn with_rival(file: PathBuf) -> rusqlite::Result<u32> {
    claim(&file);
    #[rebuild]
    let mut connection = open(&file);
    let transaction = connection.transaction()?;
    pay(&transaction, 1)?;
    checkpoint!(transaction);
    Ok(1)
}
