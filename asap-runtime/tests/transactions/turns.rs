//! Transactions and other writers of the file take turns.

use std::path::PathBuf;
use std::sync::Barrier;
use std::time::Duration;

use asap_runtime::store::{SqliteOptions, SqliteStore};
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::bank::{Bank, open, pay};

#[resumable]
fn many(file: PathBuf, first: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for n in first..first + 20 {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        pay(&transaction, n)?;
        checkpoint!(transaction);
        checkpoint!();
    }
    Ok(first)
}

#[test]
fn tasks_that_write_at_once_wait_for_each_other() {
    let bank = Bank::new();
    let runtime = bank.runtime();
    let barrier = Barrier::new(4);
    std::thread::scope(|scope| {
        for task in 0..4 {
            let (runtime, barrier, bank) = (&runtime, &barrier, &bank);
            scope.spawn(move || {
                barrier.wait();
                let call = many(bank.file(), task * 100);
                assert_eq!(runtime.run(format!("task {task}"), call).unwrap(), task * 100);
            });
        }
    });
    let mut paid = bank.paid();
    paid.sort_unstable();
    let expected: Vec<u32> = (0..4).flat_map(|task| task * 100..task * 100 + 20).collect();
    assert_eq!(paid, expected);
}

#[resumable]
fn held_too_long(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let transaction = connection.transaction()?;
    pay(&transaction, 1)?;
    checkpoint!();
    Ok(1)
}

/// A transaction that is open at another checkpoint keeps the file locked: the checkpoint says so.
#[test]
fn a_transaction_that_is_left_open_is_named() {
    let bank = Bank::new();
    let options = SqliteOptions { busy_timeout: Duration::from_millis(50), ..SqliteOptions::default() };
    let runtime = Runtime::new(SqliteStore::open_with(bank.file(), options).unwrap());
    let error = runtime.run("task", held_too_long(bank.file())).unwrap_err();
    assert!(error.to_string().contains("stayed locked by another connection for 50ms"), "{error}");
    assert_eq!(bank.paid(), [] as [u32; 0]);
}

#[resumable]
fn read_first(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let transaction = connection.transaction()?;
    let count: u32 = transaction.query_row("SELECT count(*) FROM paid", (), |row| row.get(0))?;
    open(&file).execute("INSERT INTO paid VALUES (9)", ())?;
    checkpoint!(transaction);
    Ok(count)
}

#[test]
fn a_transaction_that_read_what_has_changed_is_told_how_to_begin() {
    let bank = Bank::new();
    let error = bank.runtime().run("task", read_first(bank.file())).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert!(error.to_string().contains("begin it with `TransactionBehavior::Immediate`"), "{error}");
    assert_eq!(bank.versions(), [1]);
}
