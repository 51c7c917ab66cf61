//! How a worker ends, and what others make of its tasks.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use asap_runtime::store::MemoryStore;
use asap_runtime::store::queue::{QueueLimits, Standing, Take};
use asap_runtime::{CheckpointDurability, Runtime, TaskStatus, Worker, checkpoint, resumable};

use super::{Beside, outside, stores, until};

/// Counts how often each step ran, and lets the test decide when it ends.
#[derive(Debug, Clone, Default)]
struct Steps(Arc<AtomicU64>);

#[resumable]
async fn endless(#[resource] steps: Steps) -> u64 {
    let mut n = 0_u64;
    while n < 1_000_000 {
        tokio::time::sleep(Duration::from_millis(1)).await;
        n += 1;
        steps.0.fetch_add(1, Ordering::Relaxed);
        checkpoint!();
    }
    n
}

#[resumable]
fn endless_here(#[resource] steps: Steps) -> u64 {
    let mut n = 0_u64;
    while n < 1_000_000 {
        std::thread::sleep(Duration::from_millis(1));
        n += 1;
        steps.0.fetch_add(1, Ordering::Relaxed);
        checkpoint!();
    }
    n
}

#[tokio::test]
async fn tasks_stop_behind_their_next_checkpoint_and_are_given_back() {
    stops_behind_the_next(|runtime| runtime.with_pace(Duration::from_hours(1))).await;
}

#[tokio::test]
async fn what_a_task_was_acknowledged_is_stored_before_it_is_given_back() {
    let late = CheckpointDurability::Within(Duration::from_hours(1));
    stops_behind_the_next(|runtime| runtime.with_durability(late)).await;
}

/// Of a runtime whose checkpoints are not stored by themselves.
async fn stops_behind_the_next(settings: impl Fn(Runtime) -> Runtime) {
    for store in stores() {
        let steps = Steps::default();
        let runtime = settings(Runtime::new(store).with_resource(steps.clone()));
        let queue = runtime.queue("default");
        queue.submit_async("async", endless()).await.unwrap();
        queue.submit_async("sync", endless_here()).await.unwrap();
        let worker = Beside::start(Worker::new(runtime.clone()).concurrency(2));
        while steps.0.load(Ordering::Relaxed) < 40 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let summary = worker.end().await;
        assert_eq!((summary.interrupted, summary.left), (2, 0), "{summary:?}");
        let mut stored = 0;
        for task_id in ["async", "sync"] {
            let place = outside(|| runtime.queued(task_id)).unwrap().unwrap();
            assert!(matches!(place.standing, Standing::Waiting(_)), "{place:?}");
            assert_eq!(place.lost_leases, 0);
            let latest = runtime.store().get(task_id).await.unwrap().unwrap();
            let data: serde_json::Value = serde_json::from_str(latest.data.as_json()).unwrap();
            stored += data["n"].as_u64().unwrap();
        }
        assert_eq!(stored, steps.0.load(Ordering::Relaxed), "nothing is lost to a worker's end");
        // The next worker goes on with both.
        let before = steps.0.load(Ordering::Relaxed);
        let worker = Beside::start(Worker::new(runtime.clone()).concurrency(2));
        while steps.0.load(Ordering::Relaxed) < before + 10 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        worker.end().await;
        assert_eq!(outside(|| runtime.task("sync")).unwrap().unwrap().attempt, 2);
    }
}

#[resumable]
async fn hangs(#[resource] steps: Steps) -> u64 {
    checkpoint!();
    checkpoint!();
    steps.0.fetch_add(1, Ordering::Relaxed);
    std::future::pending().await
}

#[tokio::test]
async fn a_task_that_comes_to_no_checkpoint_is_given_back_behind_what_it_was_acknowledged() {
    for store in stores() {
        let steps = Steps::default();
        let runtime = Runtime::new(store)
            .with_resource(steps.clone())
            .with_durability(CheckpointDurability::Within(Duration::from_hours(1)));
        runtime.queue("default").submit_async("t", hangs()).await.unwrap();
        let worker = Beside::start(Worker::new(runtime.clone()).grace(Duration::ZERO));
        while steps.0.load(Ordering::Relaxed) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let summary = worker.end().await;
        assert_eq!(summary.left, 1, "{summary:?}");
        let latest = runtime.store().get("t").await.unwrap().unwrap();
        assert_eq!(latest.version, 3);
    }
}

/// Blocks a synchronous function until the test lets it go.
#[derive(Debug, Clone)]
struct Gate(Arc<Mutex<Receiver<()>>>);

impl Gate {
    fn new() -> (Sender<()>, Self) {
        let (open, gate) = channel();
        (open, Self(Arc::new(Mutex::new(gate))))
    }

    fn wait(&self) {
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).recv();
    }
}

#[resumable]
fn stuck(#[resource] gate: Gate) -> u64 {
    let mut passed = 0;
    loop {
        passed += 1;
        checkpoint!();
        if passed == 3 {
            return passed;
        }
        gate.wait();
    }
}

#[tokio::test]
async fn what_comes_to_no_checkpoint_in_time_is_given_back_and_fenced() {
    let (open, gate) = Gate::new();
    let runtime = Runtime::new(MemoryStore::new()).with_resource(gate);
    runtime.queue("default").submit_async("stuck", stuck()).await.unwrap();
    let worker = Beside::start(Worker::new(runtime.clone()).grace(Duration::from_millis(50)));
    while runtime.store().get("stuck").await.unwrap().unwrap().version < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let begun = Instant::now();
    let summary = worker.end().await;
    assert_eq!((summary.left, summary.interrupted), (1, 0), "{summary:?}");
    assert!(begun.elapsed() < Duration::from_secs(10), "it did not wait for the function");
    assert!(matches!(outside(|| runtime.queued("stuck")).unwrap().unwrap().standing, Standing::Waiting(_)));
    // The next worker has it, in a new attempt; the old thread is let go and stores nothing.
    let worker = Beside::start(Worker::new(runtime.clone()));
    while outside(|| runtime.task("stuck")).unwrap().unwrap().attempt < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    for _ in 0..3 {
        open.send(()).unwrap();
    }
    until(&runtime, "stuck", TaskStatus::Completed).await;
    assert_eq!(outside(|| runtime.result::<u64>("stuck")).unwrap(), Some(3));
    assert_eq!(runtime.store().list_versions("stuck").await.unwrap(), [1, 2, 3, 4]);
    worker.end().await;
}

#[tokio::test]
async fn a_worker_that_is_dropped_loses_its_tasks_to_the_next() {
    let steps = Steps::default();
    let runtime = Runtime::new(MemoryStore::new()).with_resource(steps.clone());
    runtime.queue("default").submit_async("task", endless()).await.unwrap();
    let lease = Duration::from_millis(200);
    let dropped = tokio::spawn(Worker::new(runtime.clone()).lease(lease).run_until(std::future::pending()));
    while steps.0.load(Ordering::Relaxed) < 10 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    dropped.abort();
    let _ = dropped.await;
    let begun = Instant::now();
    let worker = Beside::start(Worker::new(runtime.clone()).lease(lease));
    while outside(|| runtime.task("task")).unwrap().unwrap().attempt < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(begun.elapsed() < lease + Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(outside(|| runtime.queued("task")).unwrap().unwrap().lost_leases, 1);
    worker.end().await;
}

#[tokio::test]
async fn a_task_whose_lease_is_lost_stops() {
    let steps = Steps::default();
    let runtime = Runtime::new(MemoryStore::new()).with_resource(steps.clone());
    runtime.queue("default").submit_async("task", endless()).await.unwrap();
    let worker = Beside::start(Worker::new(runtime.clone()));
    while steps.0.load(Ordering::Relaxed) < 10 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Somebody whose clock is an hour ahead takes it.
    let queues = runtime.store().queue().unwrap();
    let take = Take {
        worker: "thief",
        queues: &[QueueLimits::new("default")],
        most: 1,
        lease: Duration::from_mins(1),
        max_lost_leases: 5,
        now: chrono::Utc::now() + Duration::from_hours(1),
    };
    assert_eq!(queues.take(take).wait().unwrap().tasks.len(), 1);
    // The next append of the worker's attempt is refused.
    let versions = runtime.store().list_versions("task").await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(runtime.store().list_versions("task").await.unwrap(), versions);
    assert_eq!(worker.end().await.lost, 1);
}
