//! Rows and snapshot are committed together, and a resume goes on behind both.

use std::path::PathBuf;
use std::time::Duration;

use asap_runtime::store::{Retention, SnapshotStore};
use asap_runtime::{CheckpointDurability, Runtime, call, checkpoint, resumable};
use rusqlite::TransactionBehavior;

use crate::bank::{Bank, open, pay};

#[resumable]
fn pay_all(file: PathBuf, n: u32, fails_at: Option<u32>) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let mut sum = 0;
    for i in 1..=n {
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        sum += i;
        if fails_at == Some(i) {
            return Err(rusqlite::Error::InvalidQuery);
        }
        checkpoint!(transaction);
    }
    let last = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    pay(&last, 100 + sum)?;
    checkpoint!("last", last);
    Ok(sum)
}

#[test]
fn each_row_is_there_once() {
    let bank = Bank::new();
    assert_eq!(bank.runtime().run("task", pay_all(bank.file(), 4, None)).unwrap(), 10);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
    assert_eq!(bank.versions(), [1, 2, 3, 4, 5, 6]);
    let latest = bank.store().get("task").wait().unwrap().unwrap();
    assert!(latest.checkpoint);
    assert!(latest.data.as_json().contains(r#""at":"last""#), "{:?}", latest.data);
}

/// From each version alone the rest of the rows is written, and none before it.
#[test]
fn a_resume_goes_on_behind_the_committed_rows() {
    let whole = Bank::new();
    whole.runtime().run("task", pay_all(whole.file(), 4, None)).unwrap();
    for version in whole.versions() {
        let mut snapshot = whole.store().get_version("task", version).wait().unwrap().unwrap();
        let bank = Bank::new();
        // The file is the one argument that differs.
        let json =
            snapshot.data.as_json().replace(whole.file().to_str().unwrap(), bank.file().to_str().unwrap());
        snapshot.data = asap_runtime::Data::from_json(&json).unwrap();
        bank.store().save(&snapshot).wait().unwrap();
        assert_eq!(bank.runtime().resume::<u32>("task").unwrap(), 10);
        let done = usize::try_from(version).unwrap() - 1;
        assert_eq!(bank.paid(), [1, 2, 3, 4, 110][done..], "from version {version}");
    }
}

#[test]
fn what_a_failed_attempt_has_not_committed_is_gone() {
    let bank = Bank::new();
    let runtime = bank.runtime();
    let error = runtime.run("task", pay_all(bank.file(), 4, Some(3))).unwrap_err();
    assert!(error.is_failed(), "{error}");
    assert_eq!(bank.paid(), [1, 2]);
    assert_eq!(bank.versions(), [1, 2, 3]);
}

#[test]
fn a_pace_skips_no_transaction() {
    let bank = Bank::new();
    let runtime = bank.runtime().with_pace(Duration::from_hours(1));
    runtime.run("task", pay_all(bank.file(), 4, None)).unwrap();
    assert_eq!(bank.versions(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn the_retention_holds_inside_a_transaction() {
    let bank = Bank::new();
    let runtime = bank.runtime().with_retention(Retention::Newest(2));
    runtime.run("task", pay_all(bank.file(), 6, None)).unwrap();
    assert_eq!(bank.versions(), [1, 7, 8]);
}

/// Checkpoints with and without a transaction, in a window that both keep.
#[resumable]
fn mixed(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for i in 0..n {
        if i % 3 == 0 {
            let transaction = connection.transaction()?;
            pay(&transaction, i)?;
            checkpoint!(transaction);
        } else {
            checkpoint!();
        }
    }
    Ok(n)
}

#[test]
fn checkpoints_of_both_kinds_share_a_window() {
    let bank = Bank::new();
    let runtime = bank.runtime().with_retention(Retention::Newest(4));
    runtime.run("task", mixed(bank.file(), 31)).unwrap();
    assert_eq!(bank.versions(), [1, 29, 30, 31, 32]);
    assert_eq!(bank.paid(), (0..31).step_by(3).collect::<Vec<_>>());
}

#[allow(
    clippy::used_underscore_binding,
    reason = "a name that holds to the end of the block is what is tested"
)]
#[resumable]
fn evaluated(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    // The operand is an expression like any other, and may itself come from behind a checkpoint.
    checkpoint!({
        let n = 7;
        checkpoint!("in front");
        let transaction = connection.transaction()?;
        pay(&transaction, n)?;
        transaction
    });
    let _transaction = connection.transaction()?;
    pay(&_transaction, 8)?;
    checkpoint!("given away", _transaction);
    // The connection is free again.
    connection.execute("UPDATE paid SET n = n + 1 WHERE n = 8", ())?;
    Ok(1)
}

#[test]
fn the_transaction_is_an_operand() {
    let bank = Bank::new();
    bank.runtime().run("task", evaluated(bank.file())).unwrap();
    assert_eq!(bank.paid(), [7, 9]);
    assert_eq!(bank.versions(), [1, 2, 3, 4]);
}

#[test]
fn it_works_through_boxes() {
    use std::sync::Arc;
    let bank = Bank::new();
    let store: Arc<dyn SnapshotStore> = Arc::new(bank.store());
    Runtime::new(Box::new(store)).run("task", pay_all(bank.file(), 2, None)).unwrap();
    assert_eq!(bank.paid(), [1, 2, 103]);
}

#[resumable]
fn pay_behind(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for i in 1..=3 {
        checkpoint!("told");
        checkpoint!("told again");
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        checkpoint!("paid", transaction);
    }
    Ok(7)
}

#[test]
fn a_transaction_is_committed_behind_all_that_was_acknowledged() {
    for interval in [Duration::from_millis(1), Duration::from_hours(1)] {
        let bank = Bank::new();
        let runtime = bank.runtime().with_durability(CheckpointDurability::Within(interval));
        assert_eq!(runtime.run("task", pay_behind(bank.file())).unwrap(), 7);
        assert_eq!(bank.paid(), [1, 2, 3]);
        assert_eq!(bank.versions(), (1..=10).collect::<Vec<u64>>());
    }
}

#[resumable]
fn pay_in_calls(file: PathBuf) -> rusqlite::Result<u32> {
    let mut sum = 0;
    for i in 1..=3 {
        checkpoint!("told");
        checkpoint!("told again");
        sum += call!(pay_one(file.clone(), i))?;
    }
    Ok(sum)
}

#[resumable]
fn pay_one(file: PathBuf, i: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let transaction = connection.transaction()?;
    pay(&transaction, i)?;
    checkpoint!("paid", transaction);
    Ok(i)
}

#[test]
fn a_called_function_has_its_transaction_behind_all_that_was_acknowledged() {
    for interval in [Duration::from_millis(1), Duration::from_hours(1)] {
        let bank = Bank::new();
        let runtime = bank.runtime().with_durability(CheckpointDurability::Within(interval));
        assert_eq!(runtime.run("task", pay_in_calls(bank.file())).unwrap(), 6);
        assert_eq!(bank.paid(), [1, 2, 3]);
        assert_eq!(bank.versions(), (1..=10).collect::<Vec<u64>>());
    }
}
