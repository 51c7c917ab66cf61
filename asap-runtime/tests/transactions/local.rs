//! Asynchronous functions that belong to their thread, and those that are called from others.

use std::path::PathBuf;

use asap_runtime::{Runtime, call, checkpoint, resumable};

use crate::bank::{Bank, open, pay};

#[resumable(local)]
async fn on_one_thread(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    for i in 0..n {
        tokio::task::yield_now().await;
        let transaction = connection.transaction()?;
        pay(&transaction, i)?;
        checkpoint!(transaction);
    }
    Ok(n)
}

#[test]
fn a_local_function_commits_on_its_thread() {
    let bank = Bank::new();
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let runtime = bank.runtime();
    assert_eq!(executor.block_on(runtime.run("task", on_one_thread(bank.file(), 3))).unwrap(), 3);
    assert_eq!((bank.paid(), bank.versions()), (vec![0, 1, 2], vec![1, 2, 3, 4]));
}

#[resumable]
fn one(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    #[rebuild]
    let mut connection = open(&file);
    let transaction = connection.transaction()?;
    pay(&transaction, n)?;
    checkpoint!("paid", transaction);
    Ok(n)
}

#[resumable]
async fn of_any_thread(file: PathBuf, n: u32) -> rusqlite::Result<u32> {
    for i in 0..n {
        tokio::task::yield_now().await;
        call!(one(file.clone(), i))?;
    }
    Ok(n)
}

#[test]
fn a_synchronous_function_that_is_called_commits_on_a_thread_that_may_block() {
    let bank = Bank::new();
    let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let runtime: Runtime = bank.runtime();
    let running = runtime.run("task", of_any_thread(bank.file(), 3));
    assert_eq!(executor.block_on(executor.spawn(running)).unwrap().unwrap(), 3);
    assert_eq!(bank.paid(), [0, 1, 2]);
    assert_eq!(bank.versions().len(), 4);
}
