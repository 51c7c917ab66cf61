//! What a worker makes of each kind of function, and of each kind of end.

use std::rc::Rc;
use std::time::{Duration, Instant};

use asap_runtime::store::MemoryStore;
use asap_runtime::store::queue::Standing;
use asap_runtime::{Data, Error, Runtime, StateSnapshot, TaskStatus, Worker, checkpoint, resumable};

use super::{Beside, outside, stores, until};

#[resumable]
fn sum(n: u64) -> u64 {
    let mut sum = 0;
    for i in 1..=n {
        sum += i;
        checkpoint!();
    }
    sum
}

#[resumable]
async fn later(n: u64) -> u64 {
    let mut sum = 0;
    for i in 1..=n {
        tokio::time::sleep(Duration::from_millis(1)).await;
        sum += i;
        checkpoint!();
    }
    sum
}

#[resumable(local)]
async fn here(n: u64) -> u64 {
    let shared = Rc::new(n);
    let twice = *shared + *Rc::clone(&shared);
    tokio::time::sleep(Duration::from_millis(1)).await;
    drop(shared);
    checkpoint!();
    twice
}

#[resumable]
fn fails(n: u64) -> Result<u64, String> {
    checkpoint!();
    if n == 0 { Err("there is nothing".to_owned()) } else { Ok(n) }
}

#[resumable]
fn panics(n: u64) -> u64 {
    checkpoint!();
    100 / n
}

#[resumable]
fn needs(n: u64, #[resource] limit: u64) -> u64 {
    checkpoint!();
    n.min(limit)
}

#[tokio::test]
async fn every_kind_of_function_is_run() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let queue = runtime.queue("default");
        let worker = Beside::start(Worker::new(runtime.clone()));
        queue.submit_async("sync", sum(10)).await.unwrap();
        queue.submit_async("async", later(10)).await.unwrap();
        queue.submit_async("local", here(4)).await.unwrap();
        for (task_id, value) in [("sync", 55), ("async", 55), ("local", 8)] {
            until(&runtime, task_id, TaskStatus::Completed).await;
            assert_eq!(outside(|| runtime.result::<u64>(task_id)).unwrap(), Some(value), "{task_id}");
            assert_eq!(outside(|| runtime.queued(task_id)).unwrap(), None);
            assert_eq!(outside(|| runtime.task(task_id)).unwrap().unwrap().attempt, 1);
        }
        assert_eq!(worker.end().await.completed, 3);
    }
}

#[tokio::test]
async fn many_tasks_run_at_once_and_each_once() {
    for store in stores() {
        let runtime = Runtime::new(store);
        for number in 0..60 {
            runtime.queue("default").submit_async(format!("task {number}"), later(number % 7)).await.unwrap();
        }
        let workers: Vec<_> =
            (0..3).map(|_| Beside::start(Worker::new(runtime.clone()).concurrency(8))).collect();
        for number in 0..60 {
            let task_id = format!("task {number}");
            until(&runtime, &task_id, TaskStatus::Completed).await;
            let n = number % 7;
            assert_eq!(outside(|| runtime.result::<u64>(&task_id)).unwrap(), Some(n * (n + 1) / 2));
        }
        let mut completed = 0;
        for worker in workers {
            completed += worker.end().await.completed;
        }
        assert_eq!(completed, 60, "no task was run twice");
    }
}

#[tokio::test]
async fn a_submission_wakes_an_idle_worker() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let worker = Beside::start(Worker::new(runtime.clone()));
        // Idle by then: it has looked, and would look again in a second at the earliest.
        tokio::time::sleep(Duration::from_millis(100)).await;
        let mut waits = Vec::new();
        for number in 0..5 {
            let begun = Instant::now();
            let task_id = format!("task {number}");
            runtime.queue("default").submit_async(&task_id, sum(1)).await.unwrap();
            until(&runtime, &task_id, TaskStatus::Completed).await;
            waits.push(begun.elapsed());
        }
        waits.sort();
        assert!(waits[2] < Duration::from_millis(500), "{waits:?}");
        worker.end().await;
    }
}

#[tokio::test]
async fn a_failure_is_recorded_and_can_be_put_back() {
    let runtime = Runtime::new(MemoryStore::new());
    let worker = Beside::start(Worker::new(runtime.clone()));
    runtime.queue("default").submit_async("fails", fails(0)).await.unwrap();
    runtime.queue("default").submit_async("panics", panics(0)).await.unwrap();
    for (task_id, message) in [("fails", "there is nothing"), ("panics", "divide by zero")] {
        until(&runtime, task_id, TaskStatus::Failed).await;
        let error = outside(|| runtime.result::<u64>(task_id)).unwrap_err();
        assert!(error.is_failed() && error.to_string().contains(message), "{error}");
        assert_eq!(outside(|| runtime.queued(task_id)).unwrap(), None);
        assert!(runtime.put_back_async(task_id).await.unwrap());
        until(&runtime, task_id, TaskStatus::Failed).await;
    }
    while outside(|| runtime.task("panics")).unwrap().unwrap().attempt < 2 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let summary = worker.end().await;
    assert_eq!(summary.failed, 4, "{summary:?}");
}

#[tokio::test]
async fn what_this_program_cannot_run_is_left_to_others() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.queue("default").submit_async("needs", needs(9)).await.unwrap();
    let worker = Beside::start(Worker::new(runtime.clone()));
    let place = loop {
        let place = outside(|| runtime.queued("needs")).unwrap().unwrap();
        if outside(|| runtime.task("needs")).unwrap().unwrap().error.is_some() {
            break place;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    };
    assert!(matches!(place.standing, Standing::Waiting(due) if due > chrono::Utc::now()), "{place:?}");
    assert_eq!(place.lost_leases, 0);
    let record = outside(|| runtime.task("needs")).unwrap().unwrap();
    assert_eq!(record.status, TaskStatus::Submitted, "no code of it has run");
    assert!(record.error.unwrap().contains("Runtime::with_resource"));
    assert_eq!(worker.end().await.unfit, 1);
}

#[tokio::test]
async fn a_snapshot_that_no_function_can_read_is_given_back() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.queue("default").submit_async("strange", sum(3)).await.unwrap();
    let data = Data::from_json(r#"{"left":"by somebody"}"#).unwrap();
    let strange = StateSnapshot::new("strange", 2, data, true, chrono::Utc::now()).unwrap();
    runtime.store().save(&strange).await.unwrap();
    let worker = Beside::start(Worker::new(runtime.clone()));
    while outside(|| runtime.task("strange")).unwrap().unwrap().error.is_none() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert!(outside(|| runtime.task("strange")).unwrap().unwrap().error.unwrap().contains("version 2"));
    assert_eq!(worker.end().await.unfit, 1);
    assert_eq!(runtime.store().get("strange").await.unwrap().unwrap(), strange, "it is kept");
}

#[tokio::test]
async fn a_leased_task_cannot_be_run_by_hand() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.queue("default").submit_async("slow", later(2000)).await.unwrap();
    let worker = Beside::start(Worker::new(runtime.clone()).grace(Duration::from_millis(500)));
    until(&runtime, "slow", TaskStatus::Working).await;
    let error = runtime.resume_async::<u64>("slow").await.unwrap_err();
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    let summary = worker.end().await;
    assert_eq!((summary.interrupted, summary.lost), (1, 0), "the worker was not disturbed: {summary:?}");
}
