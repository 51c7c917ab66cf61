//! Generated code under every lint there is, as in `strict`: checkpoints that commit transactions.
#![deny(
    warnings,
    clippy::all,
    clippy::pedantic,
    unused,
    unreachable_pub,
    missing_debug_implementations,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    let_underscore_drop,
    rust_2018_idioms,
    explicit_outlives_requirements,
    trivial_casts,
    trivial_numeric_casts,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::redundant_clone,
    clippy::dbg_macro,
    clippy::todo
)]
#![forbid(unsafe_code)]
#![cfg(not(plain))]

use std::path::{Path, PathBuf};

use asap_runtime::{BoxError, Runtime, call, checkpoint, resumable};
use asap_tests::block_on;
use rusqlite::Connection;

#[resumable]
fn synchronous(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = Connection::open(&file)?;
    let mut sum = 0;
    for i in 0..n {
        let transaction = connection.transaction()?;
        transaction.execute("INSERT INTO seen VALUES (?1)", [i])?;
        sum += i;
        checkpoint!(transaction);
    }
    if sum > 1 {
        checkpoint!("more", connection.transaction()?);
    }
    Ok(sum)
}

#[resumable(local)]
async fn local(file: PathBuf) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = Connection::open(&file)?;
    let sum = call!(synchronous(file.clone(), 3))?;
    let transaction = connection.transaction()?;
    transaction.execute("DELETE FROM seen WHERE n = 0", ())?;
    checkpoint!(transaction);
    Ok(sum)
}

fn count(file: &Path) -> rusqlite::Result<i64> {
    Connection::open(file)?.query_row("SELECT count(*) FROM seen", (), |row| row.get(0))
}

#[test]
fn clean_code_commits() -> Result<(), BoxError> {
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("seen.db");
    let runtime = Runtime::open(&file)?;
    Connection::open(&file)?.execute_batch("CREATE TABLE seen (n INTEGER)")?;
    assert_eq!(runtime.run("one", synchronous(file.clone(), 3))?, 3);
    assert_eq!(count(&file)?, 3);
    assert_eq!(block_on(runtime.run("two", local(file.clone())))?, 3);
    assert_eq!(count(&file)?, 4);
    Ok(())
}
