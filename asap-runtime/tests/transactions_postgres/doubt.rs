//! Connections that are cut in the middle of a commit.

use std::time::Duration;

use asap_runtime::Runtime;
use asap_runtime::testing::{Fault, FaultyStore, When};
use sqlx::{PgPool, query};

use crate::bank::Bank;
use crate::proxy::{Cut, Proxy};
use crate::together::pay_all;

fn pool_behind_a_proxy(bank: &Bank) -> (Proxy, PgPool) {
    let proxy = Proxy::to(bank.address());
    let pool = bank.pool_at(proxy.address());
    (proxy, pool)
}

#[test]
fn a_commit_whose_answer_is_lost_is_looked_up() {
    let Some(bank) = Bank::new() else { return };
    let (proxy, pool) = pool_behind_a_proxy(&bank);
    let runtime = Runtime::new(bank.store()).with_resource(pool);
    proxy.arm("COMMIT", Cut::After);
    assert_eq!(bank.run(&runtime, pay_all(4)).unwrap(), 10);
    assert_eq!(proxy.met(), 1);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
}

#[test]
fn a_commit_that_never_arrives_is_no_commit() {
    let Some(bank) = Bank::new() else { return };
    let (proxy, pool) = pool_behind_a_proxy(&bank);
    let runtime = Runtime::new(bank.store()).with_resource(pool);
    proxy.arm("COMMIT", Cut::Before);
    assert!(bank.run(&runtime, pay_all(4)).unwrap_err().is_store());
    assert_eq!((bank.paid(), bank.versions()), (vec![], vec![1]));
    assert_eq!(bank.run(&runtime, pay_all(4)).unwrap(), 10);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
}

/// It is looked up too early; the next attempt waits for it at its claim, and goes on behind it.
#[test]
fn a_commit_that_arrives_late_is_found_by_the_next_attempt() {
    let Some(bank) = Bank::new() else { return };
    let (proxy, pool) = pool_behind_a_proxy(&bank);
    let runtime = Runtime::new(bank.store()).with_resource(pool);
    for round in 0..3 {
        proxy.arm("COMMIT", Cut::Late(Duration::from_millis(30 * round)));
        let _ = bank.run(&runtime, pay_all(4));
    }
    assert_eq!(bank.run(&runtime, pay_all(4)).unwrap(), 10);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
}

/// The server ends the session while it commits: a trigger that is put off to the commit does so.
#[test]
fn a_session_that_is_terminated_while_it_commits() {
    let Some(bank) = Bank::new() else { return };
    bank.sql(
        "CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN IF NEW.n = 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END';
         CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON paid DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION ends();",
    );
    let runtime = bank.runtime();
    assert!(bank.run(&runtime, pay_all(4)).unwrap_err().is_store());
    assert_eq!((bank.paid(), bank.versions()), (vec![1, 2], vec![1, 2, 3, 4]));
    bank.sql("DROP TRIGGER ends ON paid");
    assert_eq!(bank.run(&runtime, pay_all(4)).unwrap(), 10);
    assert_eq!(bank.paid(), [1, 2, 3, 4, 110]);
}

#[test]
fn a_fault_behind_the_commit_is_looked_up_and_one_in_front_rolls_back() {
    let Some(bank) = Bank::new() else { return };
    let store = FaultyStore::new(bank.store());
    store.fail(When::appends().version(2), Fault::After);
    store.fail(When::appends().version(3), Fault::Before);
    let runtime = Runtime::new(store.clone()).with_resource(bank.pool());
    assert!(bank.run(&runtime, pay_all(2)).unwrap_err().is_store());
    assert_eq!((bank.paid(), bank.versions()), (vec![1], vec![1, 2]));
    store.repair();
    store.fail(When::appends().nth(1), Fault::Taken);
    assert!(bank.run(&runtime, pay_all(2)).unwrap_err().is_conflict());
    assert_eq!((bank.paid(), bank.versions()), (vec![1], vec![1, 2, 3]));
}

/// A task whose future is dropped at some await commits whole or not at all.
#[test]
fn a_task_that_is_dropped_commits_whole_or_not_at_all() {
    let Some(bank) = Bank::new() else { return };
    let runtime = bank.runtime();
    for micros in (0..6000).step_by(300) {
        let running = runtime.run("task", pay_all(30));
        bank.executor.block_on(async {
            let _ = tokio::time::timeout(Duration::from_micros(micros), running).await;
        });
        // What was under way when the future was dropped is done, or rolled back, when this has the lock.
        let pool = bank.pool();
        bank.executor
            .block_on(async {
                let mut transaction = pool.begin().await?;
                query("LOCK TABLE paid IN ACCESS EXCLUSIVE MODE").execute(&mut *transaction).await?;
                transaction.commit().await
            })
            .unwrap();
        let data = asap_runtime::SnapshotStore::get(&bank.store(), "task").wait().unwrap();
        let sum = data.map_or(0, |snapshot| {
            let data: serde_json::Value = serde_json::from_str(snapshot.data.as_json()).unwrap();
            data["sum"].as_i64().unwrap_or(0)
        });
        assert_eq!(bank.paid().iter().map(|n| i64::from(*n)).sum::<i64>(), sum, "after {micros} µs");
    }
    assert_eq!(bank.run(&runtime, pay_all(30)).unwrap(), 465);
    assert_eq!(bank.paid(), (1..=30).chain([565]).collect::<Vec<_>>());
}
