//! `checkpoint!(tx)` over layers: what is committed in the user's transaction is changed as all else.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use asap_runtime::store::{Encrypted, SnapshotStore, SqliteStore};
use asap_runtime::testing::{CrashTest, Fault, FaultyStore, Operation, When};
use asap_runtime::{Runtime, checkpoint, resumable};
use rusqlite::{Connection, Transaction};
use tempfile::{TempDir, tempdir};

use crate::{keys, layered};

struct Bank(TempDir);

impl Bank {
    fn new() -> Self {
        let bank = Self(tempdir().unwrap());
        drop(bank.store());
        bank.connect().execute_batch("CREATE TABLE paid (n INTEGER NOT NULL) STRICT").unwrap();
        bank
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("bank.db")
    }

    fn store(&self) -> SqliteStore {
        SqliteStore::open(self.file()).unwrap()
    }

    fn connect(&self) -> Connection {
        open(&self.file())
    }

    fn paid(&self) -> Vec<u32> {
        let connection = self.connect();
        let mut statement = connection.prepare("SELECT n FROM paid ORDER BY rowid").unwrap();
        statement.query_map((), |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }
}

fn open(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

fn pay(transaction: &Transaction<'_>, n: u32) -> rusqlite::Result<()> {
    transaction.execute("INSERT INTO paid (n) VALUES (?1)", [n]).map(drop)
}

#[resumable]
fn pay_in_turns(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let mut sum = 0;
    let large = "large ".repeat(4000);
    for i in 1..=n {
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        sum += i;
        checkpoint!(transaction);
        checkpoint!("between");
    }
    Ok(sum + u32::from(large.is_empty()))
}

#[test]
fn no_crash_shows_in_the_rows() {
    let bank = Bank::new();
    let report = CrashTest::new()
        .with_store(|| layered(bank.store()))
        .on_reset(|| bank.connect().execute_batch("DELETE FROM paid").unwrap())
        .compare_world(|| format!("{:?}", bank.paid()))
        .crashes(2)
        .check(|| pay_in_turns(bank.file(), 3));
    assert_eq!(report.passed(), 6);
}

#[test]
fn what_is_committed_is_changed_as_all_else() {
    let bank = Bank::new();
    let runtime = Runtime::new(layered(bank.store()));
    assert_eq!(runtime.run("t", pay_in_turns(bank.file(), 3)).unwrap(), 6);
    assert_eq!(bank.paid(), [1, 2, 3]);
    let store = bank.store();
    for version in store.list_versions("t").wait().unwrap() {
        let stored = store.get_stored("t", Some(version)).wait().unwrap().unwrap();
        assert!(stored.snapshot.data.as_json().starts_with(r#"{"$sealed":"#), "{version}: {stored:?}");
        let plain = runtime.store().get_version("t", version).wait().unwrap().unwrap();
        assert!(plain.data.as_json().contains("bank.db"), "{version}");
    }
}

/// A store inside of the layer sees what the layer has made, one outside what it was; also of an append in a transaction.
#[test]
fn whoever_watches_sees_what_passes_there() {
    let bank = Bank::new();
    let inside = FaultyStore::new(bank.store());
    let outside = FaultyStore::new(Encrypted::new(inside.clone(), keys()));
    let seen = [Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new()))];
    let note = |seen: &Arc<Mutex<Vec<bool>>>| {
        let seen = Arc::clone(seen);
        move |operation: &Operation<'_>| {
            if let Operation::Append(append) = operation {
                seen.lock().unwrap().push(append.snapshot.data.as_json().starts_with(r#"{"$sealed":"#));
            }
        }
    };
    inside.on_request(note(&seen[0]));
    outside.on_request(note(&seen[1]));
    // The answers to commits are lost, here and there, and found again.
    inside.fail(When::appends().version(2), Fault::After);
    outside.fail(When::appends().version(4), Fault::After);
    let runtime = Runtime::new(outside);
    assert_eq!(runtime.run("t", pay_in_turns(bank.file(), 2)).unwrap(), 3);
    assert_eq!(*seen[0].lock().unwrap(), [true; 5]);
    assert_eq!(*seen[1].lock().unwrap(), [false; 5]);
    assert_eq!(bank.paid(), [1, 2]);
}
