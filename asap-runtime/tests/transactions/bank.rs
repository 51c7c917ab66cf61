//! Rows of a user's own, in the file of the store.

use std::path::{Path, PathBuf};

use asap_runtime::Runtime;
use asap_runtime::store::SqliteStore;
use rusqlite::{Connection, Transaction};
use tempfile::TempDir;

/// A file with a store's tables and one of the user's.
#[derive(Debug)]
pub(crate) struct Bank {
    directory: TempDir,
}

impl Bank {
    pub(crate) fn new() -> Self {
        let bank = Self { directory: tempfile::tempdir().unwrap() };
        drop(bank.store());
        bank.connect().execute_batch("CREATE TABLE paid (n INTEGER NOT NULL) STRICT").unwrap();
        bank
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.directory.path().join("bank.db")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn store(&self) -> SqliteStore {
        SqliteStore::open(self.file()).unwrap()
    }

    pub(crate) fn runtime(&self) -> Runtime {
        Runtime::new(self.store())
    }

    pub(crate) fn connect(&self) -> Connection {
        open(&self.file())
    }

    /// What was paid, in order.
    pub(crate) fn paid(&self) -> Vec<u32> {
        let connection = self.connect();
        let mut statement = connection.prepare("SELECT n FROM paid ORDER BY rowid").unwrap();
        statement.query_map((), |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// The versions of the task.
    pub(crate) fn versions(&self) -> Vec<u64> {
        use asap_runtime::SnapshotStore;
        self.store().list_versions("task").wait().unwrap()
    }
}

/// A connection of the user's own.
pub(crate) fn open(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

/// A row of the user's own.
pub(crate) fn pay(transaction: &Transaction<'_>, n: u32) -> rusqlite::Result<()> {
    transaction.execute("INSERT INTO paid (n) VALUES (?1)", [n]).map(drop)
}
