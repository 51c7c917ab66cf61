//! An answer that is lost, and faults in front of the append.

use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Runtime, checkpoint, resumable};
use std::path::PathBuf;

use crate::bank::{Bank, open, pay};

#[resumable]
fn two(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for n in 1..=2 {
        let transaction = connection.transaction()?;
        pay(&transaction, n)?;
        checkpoint!(transaction);
    }
    Ok(2)
}

#[test]
fn a_lost_answer_is_looked_up() {
    let bank = Bank::new();
    let store = FaultyStore::new(bank.store());
    store.fail(When::appends().version(2), Fault::After);
    assert_eq!(Runtime::new(store.clone()).run("task", two(bank.file())).unwrap(), 2);
    assert_eq!(bank.paid(), [1, 2]);
    assert_eq!(store.asked().get_version, 1);
}

#[test]
fn a_lost_answer_that_cannot_be_looked_up_stops_the_task() {
    let bank = Bank::new();
    let store = FaultyStore::new(bank.store());
    store.fail(When::appends().version(2), Fault::After);
    store.fail(When::reads().version(2), Fault::Before);
    let runtime = Runtime::new(store.clone());
    assert!(runtime.run("task", two(bank.file())).unwrap_err().is_store());
    assert_eq!((bank.paid(), bank.versions()), (vec![1], vec![1, 2]), "both are there");
    store.repair();
    assert_eq!(runtime.run("task", two(bank.file())).unwrap(), 2);
    assert_eq!(bank.paid(), [1, 2]);
}

#[test]
fn a_refused_append_rolls_back() {
    let bank = Bank::new();
    let store = FaultyStore::new(bank.store());
    store.fail(When::appends().version(3), Fault::Before);
    let runtime = Runtime::new(store.clone());
    assert!(runtime.run("task", two(bank.file())).unwrap_err().is_store());
    assert_eq!((bank.paid(), bank.versions()), (vec![1], vec![1, 2]));
    store.repair();
    assert_eq!(runtime.run("task", two(bank.file())).unwrap(), 2);
    assert_eq!((bank.paid(), bank.versions()), (vec![1, 2], vec![1, 2, 3]));
}

#[test]
fn somebody_who_is_faster_has_the_rows_undone() {
    let bank = Bank::new();
    let store = FaultyStore::new(bank.store());
    store.fail(When::appends().version(3), Fault::Taken);
    let error = Runtime::new(store.clone()).run("task", two(bank.file())).unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!((bank.paid(), bank.versions()), (vec![1], vec![1, 2, 3]));
    assert_eq!(store.asked().append, 3);
}
