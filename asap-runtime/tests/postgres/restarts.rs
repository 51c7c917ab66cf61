//! A server that is restarted while tasks run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{PostgresOptions, PostgresStore, Swap};
use asap_runtime::{Runtime, SnapshotStore, checkpoint, resumable};

use crate::cluster::Cluster;
use crate::{append, begin, snapshot};

/// Steps that the tasks have taken, and those after which the server is restarted.
static STEPS: AtomicU64 = AtomicU64::new(0);

#[resumable]
fn walk(steps: u64) -> u64 {
    let mut sum = 0;
    for step in 0..steps {
        sum += step;
        STEPS.fetch_add(1, Ordering::SeqCst);
        checkpoint!();
    }
    sum
}

#[resumable]
async fn walk_later(steps: u64) -> u64 {
    let mut sum = 0;
    for step in 0..steps {
        sum += step;
        STEPS.fetch_add(1, Ordering::SeqCst);
        checkpoint!();
    }
    sum
}

#[test]
fn tasks_do_not_notice_a_restart() {
    const TASKS: u64 = 6;
    const STEPS_EACH: u64 = 1_500;
    let Some(cluster) = Cluster::new() else { return };
    let store = PostgresStore::connect(&cluster.url()).wait().unwrap();
    let runtime = Runtime::new(store);
    thread::scope(|scope| {
        let threads = (0..TASKS / 2).map(|number| {
            let runtime = &runtime;
            scope.spawn(move || runtime.run(format!("thread-{number}"), walk(STEPS_EACH)))
        });
        let threads: Vec<_> = threads.collect();
        let futures = scope.spawn(|| {
            let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
            let spawn =
                |number| executor.spawn(runtime.run(format!("future-{number}"), walk_later(STEPS_EACH)));
            let futures: Vec<_> = (0..TASKS / 2).map(spawn).collect();
            executor.block_on(async {
                let mut sums = Vec::new();
                for future in futures {
                    sums.push(future.await.unwrap());
                }
                sums
            })
        });
        let begun = Instant::now();
        for quarter in 1..4 {
            while STEPS.load(Ordering::SeqCst) < TASKS * STEPS_EACH * quarter / 4 {
                assert!(begun.elapsed() < Duration::from_mins(3), "the tasks do not come on");
                thread::yield_now();
            }
            cluster.restart();
        }
        let sum = STEPS_EACH * (STEPS_EACH - 1) / 2;
        for thread in threads {
            assert_eq!(thread.join().unwrap().unwrap(), sum);
        }
        for answer in futures.join().unwrap() {
            assert_eq!(answer.unwrap(), sum);
        }
    });
    assert_eq!(STEPS.load(Ordering::SeqCst), TASKS * STEPS_EACH, "no step was taken twice");
    for record in runtime.tasks().unwrap() {
        let record = record.unwrap();
        assert_eq!(record.attempt, 1);
        let latest = runtime.store().get(&record.task_id).wait().unwrap().unwrap();
        assert_eq!(latest.version, STEPS_EACH + 1);
    }
}

#[test]
fn a_server_that_stays_away_stops_the_task_and_loses_nothing() {
    let Some(cluster) = Cluster::new() else { return };
    let options = PostgresOptions { retry_for: Duration::from_millis(400), ..PostgresOptions::default() };
    let store = PostgresStore::connect_with(&cluster.url(), options).wait().unwrap();
    begin(&store, "away");
    let second = snapshot("away", 2);
    assert_eq!(append(&store, &second).unwrap(), Swap::Stored);
    cluster.stop();
    let third = snapshot("away", 3);
    let begun = Instant::now();
    let error = append(&store, &third).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert!(error.to_string().contains("append version 3 of task `away`"), "{error}");
    assert!((Duration::from_millis(400)..Duration::from_secs(20)).contains(&begun.elapsed()));
    cluster.start();
    assert_eq!(store.get("away").wait().unwrap(), Some(second), "what was acknowledged is there");
    assert_eq!(append(&store, &third).unwrap(), Swap::Stored, "the same store goes on");
    for (old, new, part) in
        [("/postgres", "/nowhere", "has no such database"), ("postgres@", "nobody@", "refused the role")]
    {
        let (front, back) =
            cluster.url().rsplit_once(old).map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let refused = PostgresStore::connect(&format!("{front}{new}{back}")).wait().unwrap_err();
        assert!(refused.to_string().contains(part), "{refused}");
    }
}
