//! What cannot be committed together is rolled back, and the task stops there.

use asap_runtime::store::{MemoryStore, PostgresStore, SnapshotStore, Swap, TaskRecord};
use asap_runtime::{Error, Runtime, checkpoint, resumable};
use sqlx::{Acquire as _, AssertSqlSafe, Executor as _, PgPool, raw_sql};

use crate::bank::{Bank, pay};
use crate::place::url;

#[resumable]
async fn once(inside: String, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    let mut transaction = pool.begin().await?;
    pay(&mut transaction, 1).await?;
    let _ = transaction.execute(raw_sql(AssertSqlSafe(inside))).await;
    checkpoint!(transaction);
    pool.execute("INSERT INTO paid (n) VALUES (99)").await?;
    Ok(1)
}

/// The error of a run that must have stored and changed nothing.
fn refused(bank: &Bank, runtime: &Runtime, inside: &str) -> Error {
    let error = bank.run(runtime, once(inside.to_owned())).unwrap_err();
    assert_eq!(bank.paid(), [] as [i32; 0], "{error}");
    error
}

#[test]
fn a_store_without_a_database() {
    let Some(bank) = Bank::new() else { return };
    let runtime = Runtime::new(MemoryStore::new()).with_resource(bank.pool());
    assert_eq!(
        refused(&bank, &runtime, "").to_string(),
        "version 2 of task `task` cannot be committed with a transaction in PostgreSQL, which was rolled back: `MemoryStore` \
         keeps no database that it could be in; give the runtime a `PostgresStore` on the database of the transaction, or \
         commit first and use `checkpoint!()`"
    );
}

#[test]
fn a_transaction_in_another_database() {
    let Some(bank) = Bank::new() else { return };
    let other = format!("{}_other", bank.schema());
    bank.sql(&format!("CREATE DATABASE {other}"));
    let pool = bank.pool_with(bank.options().database(&other));
    let schema = bank.schema();
    let made = bank.executor.block_on(pool.execute(raw_sql(AssertSqlSafe(format!(
        "CREATE SCHEMA {schema}; CREATE TABLE {schema}.paid (n integer)"
    )))));
    made.unwrap();
    let runtime = Runtime::new(bank.store()).with_resource(pool.clone());
    let error = refused(&bank, &runtime, "");
    let Error::UnfitTransaction { store, transaction, reason, .. } = &error else { panic!("{error}") };
    assert!(store.starts_with("the database `test` at "), "{store}");
    assert!(
        transaction.starts_with(&format!("a transaction on the database `{other}` at ")),
        "{transaction}"
    );
    assert!(reason.contains(&format!("schema `{schema}`")), "{reason}");
    // The same names do not make it the same tables.
    let store =
        PostgresStore::connect_with(&url().replace("/test", &format!("/{other}")), bank.store_options());
    drop(store.wait().unwrap());
    assert!(matches!(refused(&bank, &runtime, ""), Error::UnfitTransaction { .. }));
    bank.executor.block_on(pool.close());
    bank.sql(&format!("DROP DATABASE {other} WITH (FORCE)"));
}

#[test]
fn a_transaction_that_is_over() {
    for inside in ["ROLLBACK", "DELETE FROM paid; COMMIT"] {
        let Some(bank) = Bank::new() else { return };
        let error = refused(&bank, &bank.runtime(), inside).to_string();
        assert!(error.contains("it was over before the checkpoint"), "{error}");
        assert_eq!(bank.versions(), [1]);
    }
}

#[test]
fn a_transaction_in_which_a_statement_has_failed() {
    let Some(bank) = Bank::new() else { return };
    let error = refused(&bank, &bank.runtime(), "SELECT 1 / 0").to_string();
    assert!(error.contains("a statement in it has failed"), "{error}");
}

#[test]
fn a_transaction_that_is_less_durable_than_the_store() {
    let Some(bank) = Bank::new() else { return };
    let error = refused(&bank, &bank.runtime(), "SET LOCAL synchronous_commit = off").to_string();
    assert!(error.contains("run `SET LOCAL synchronous_commit = on` in it"), "{error}");
}

#[resumable]
async fn nested(#[resource] pool: PgPool) -> sqlx::Result<i32> {
    #[rebuild]
    let mut outer = pool.begin().await?;
    {
        let mut inner = outer.begin().await?;
        pay(&mut inner, 1).await?;
        checkpoint!(inner);
    }
    Ok(1)
}

#[test]
fn a_savepoint() {
    let Some(bank) = Bank::new() else { return };
    let error = bank.run(&bank.runtime(), nested()).unwrap_err().to_string();
    assert!(error.contains("it is a savepoint inside of another"), "{error}");
    assert_eq!((bank.paid(), bank.versions()), (vec![], vec![1]));
}

#[resumable]
async fn with_rival(#[resource] store: PostgresStore, #[resource] pool: PgPool) -> sqlx::Result<i32> {
    let mut transaction = pool.begin().await?;
    pay(&mut transaction, 1).await?;
    // Takes the task as another process would.
    let record = store.record("task").await.unwrap().unwrap();
    let claimed = TaskRecord { attempt: record.attempt + 1, ..record.clone() };
    assert_eq!(store.swap_record(Some(record.attempt), &claimed).await.unwrap(), Swap::Stored);
    drop((record, claimed));
    checkpoint!(transaction);
    Ok(1)
}

#[test]
fn somebody_else_has_the_task() {
    let Some(bank) = Bank::new() else { return };
    let error = bank.run(&bank.runtime().with_resource(bank.store()), with_rival()).unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!((bank.paid(), bank.versions()), (vec![], vec![1]));
}
