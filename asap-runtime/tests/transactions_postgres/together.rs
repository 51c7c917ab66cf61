//! Rows and snapshot are committed together, and a resume goes on behind both.

use std::time::Duration;

use asap_runtime::store::{Retention, SnapshotStore};
use asap_runtime::testing::CrashTest;
use asap_runtime::{Runtime, checkpoint, resumable};
use sqlx::{Acquire as _, Executor as _, PgPool};

use crate::bank::{Bank, pay};

#[resumable]
pub(crate) async fn pay_all(n: i32, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    let mut sum = 0;
    for i in 1..=n {
        let mut transaction = pool.begin().await?;
        pay(&mut transaction, i).await?;
        sum += i;
        checkpoint!(transaction);
        if i % 2 == 0 {
            checkpoint!("between");
        }
    }
    let mut last = pool.begin().await?;
    pay(&mut last, 100 + sum).await?;
    checkpoint!("last", last);
    Ok(sum)
}

#[test]
fn each_row_is_there_once() {
    let Some(bank) = Bank::new() else { return };
    assert_eq!(bank.run(&bank.runtime(), pay_all(4)).unwrap(), 10);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
    assert_eq!(bank.versions(), [1, 2, 3, 4, 5, 6, 7, 8]);
    let latest = bank.store().get("task").wait().unwrap().unwrap();
    assert!(latest.checkpoint && latest.data.as_json().contains(r#""at":"last""#), "{:?}", latest.data);
}

#[test]
fn a_pace_skips_no_transaction_and_the_retention_holds() {
    let Some(bank) = Bank::new() else { return };
    let runtime = bank.runtime().with_pace(Duration::from_hours(1)).with_retention(Retention::Newest(3));
    bank.run(&runtime, pay_all(8)).unwrap();
    assert_eq!(bank.versions(), [1, 8, 9, 10], "nine transactions, and no checkpoint between them");
    assert_eq!(bank.paid().len(), 9);
}

#[test]
fn checkpoints_of_both_kinds_share_a_window() {
    let Some(bank) = Bank::new() else { return };
    bank.run(&bank.runtime().with_retention(Retention::Newest(4)), pay_all(20)).unwrap();
    assert_eq!(bank.versions(), [1, 29, 30, 31, 32]);
    assert_eq!(bank.paid().len(), 21);
}

#[test]
fn no_crash_shows_in_the_rows() {
    let Some(bank) = Bank::new() else { return };
    let executor = std::sync::Arc::clone(&bank.executor);
    let report = CrashTest::new()
        .with_store(|| bank.store())
        .with_resource(bank.pool())
        .on_reset(|| bank.sql("DELETE FROM paid"))
        .compare_world(|| format!("{:?}", bank.paid()))
        .crashes(2)
        .check_async(move |task| executor.block_on(task), || pay_all(2));
    assert_eq!(report.passed(), 4);
}

#[resumable]
async fn isolated(level: String, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    let mut transaction = pool.begin().await?;
    let set = format!("SET TRANSACTION ISOLATION LEVEL {level}");
    transaction.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(set))).await?;
    pay(&mut transaction, 1).await?;
    checkpoint!(transaction);
    let mut transaction = pool.begin().await?;
    let mut inner = transaction.begin().await?;
    pay(&mut inner, 2).await?;
    inner.commit().await?;
    let mut inner = transaction.begin().await?;
    pay(&mut inner, 3).await?;
    inner.rollback().await?;
    checkpoint!("savepoints", transaction);
    Ok(1)
}

#[test]
fn every_isolation_level_and_savepoints_that_are_over() {
    for level in ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"] {
        let Some(bank) = Bank::new() else { return };
        bank.run(&bank.runtime(), isolated(level.to_owned())).unwrap();
        assert_eq!((bank.paid(), bank.versions()), (vec![1, 2], vec![1, 2, 3]), "{level}");
    }
}

#[resumable(local)]
async fn on_one_thread(n: i32, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    let mut transaction = pool.begin().await?;
    pay(&mut transaction, n).await?;
    checkpoint!(transaction);
    Ok(n)
}

#[test]
fn a_local_function_commits() {
    let Some(bank) = Bank::new() else { return };
    let runtime: Runtime = bank.runtime();
    assert_eq!(bank.executor.block_on(runtime.run("task", on_one_thread(7))).unwrap(), 7);
    assert_eq!((bank.paid(), bank.versions()), (vec![7], vec![1, 2]));
}

#[resumable]
async fn by_connection(n: i32, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    #[rebuild]
    let mut connection = pool.acquire().await?;
    for i in 0..n {
        let mut transaction = connection.begin().await?;
        pay(&mut transaction, i).await?;
        checkpoint!(transaction);
        connection.execute("UPDATE paid SET n = n + 10 WHERE n < 10").await?;
    }
    Ok(n)
}

#[test]
fn a_connection_is_free_again_behind_the_checkpoint() {
    let Some(bank) = Bank::new() else { return };
    bank.run(&bank.runtime(), by_connection(3)).unwrap();
    assert_eq!((bank.paid(), bank.versions()), (vec![10, 11, 12], vec![1, 2, 3, 4]));
}
