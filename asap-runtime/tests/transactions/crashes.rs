//! Crashed around every checkpoint, with the rows in the file compared.

use std::path::PathBuf;

use asap_runtime::testing::CrashTest;
use asap_runtime::{checkpoint, resumable};

use crate::bank::{Bank, open, pay};

#[resumable]
fn pay_in_turns(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let mut sum = 0;
    for i in 1..=n {
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        sum += i;
        checkpoint!(transaction);
        checkpoint!("between");
    }
    Ok(sum)
}

/// As [`pay_in_turns`], but for the rows, which are committed by themselves.
#[resumable]
fn pay_apart(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for i in 1..=n {
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        transaction.commit()?;
        checkpoint!();
    }
    Ok(n)
}

fn test(bank: &Bank) -> CrashTest<'_, u32> {
    CrashTest::new()
        .with_store(|| bank.store())
        .on_reset(|| bank.connect().execute_batch("DELETE FROM paid").unwrap())
        .compare_world(|| format!("{:?}", bank.paid()))
        .crashes(2)
}

#[test]
fn no_crash_shows_in_the_rows() {
    let bank = Bank::new();
    let report = test(&bank).check(|| pay_in_turns(bank.file(), 3));
    assert_eq!(report.passed(), 6);
}

#[test]
fn a_crash_shows_in_rows_that_are_committed_by_themselves() {
    let bank = Bank::new();
    let mismatch = test(&bank).try_check(|| pay_apart(bank.file(), 2)).unwrap_err().to_string();
    assert!(mismatch.contains("[1, 1, 2]"), "{mismatch}");
}
