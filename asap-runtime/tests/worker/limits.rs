//! How much of a queue runs at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use asap_runtime::{Runtime, TaskStatus, Worker, checkpoint, resumable};

use super::{Beside, outside, stores, until};

/// How many run now, and how many did at most.
#[derive(Debug, Clone, Default)]
struct Gauge(Arc<(AtomicU64, AtomicU64)>);

#[resumable]
async fn measured(#[resource] gauge: Gauge) -> u64 {
    let now = gauge.0.0.fetch_add(1, Ordering::SeqCst) + 1;
    gauge.0.1.fetch_max(now, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(10)).await;
    gauge.0.0.fetch_sub(1, Ordering::SeqCst);
    checkpoint!();
    now
}

#[tokio::test]
async fn a_limit_holds_for_all_workers_together() {
    for store in stores() {
        let gauge = Gauge::default();
        let runtime = Runtime::new(store).with_resource(gauge.clone());
        for number in 0..12 {
            runtime.queue("narrow").submit_async(format!("task {number}"), measured()).await.unwrap();
        }
        let worker = || Worker::new(runtime.clone()).concurrency(8).queue("narrow").at_once(3);
        let workers = [Beside::start(worker()), Beside::start(worker())];
        for number in 0..12 {
            until(&runtime, &format!("task {number}"), TaskStatus::Completed).await;
        }
        for worker in workers {
            worker.end().await;
        }
        let most = gauge.0.1.load(Ordering::SeqCst);
        assert!((1..=3).contains(&most), "{most} ran at once");
    }
}

#[tokio::test]
async fn a_worker_runs_no_more_than_its_own_limit() {
    for store in stores() {
        let gauge = Gauge::default();
        let runtime = Runtime::new(store).with_resource(gauge.clone());
        for number in 0..10 {
            runtime.queue("default").submit_async(format!("task {number}"), measured()).await.unwrap();
        }
        let worker = Beside::start(Worker::new(runtime.clone()).concurrency(2));
        for number in 0..10 {
            until(&runtime, &format!("task {number}"), TaskStatus::Completed).await;
        }
        worker.end().await;
        assert_eq!(gauge.0.1.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn a_rate_spaces_the_starts() {
    for store in stores() {
        let runtime = Runtime::new(store).with_resource(Gauge::default());
        for number in 0..5 {
            runtime.queue("slow").submit_async(format!("task {number}"), measured()).await.unwrap();
        }
        let begun = Instant::now();
        let worker =
            Worker::new(runtime.clone()).concurrency(8).queue("slow").rate(20, Duration::from_secs(1));
        let worker = Beside::start(worker);
        for number in 0..5 {
            until(&runtime, &format!("task {number}"), TaskStatus::Completed).await;
        }
        // Four times 50 ms between five starts.
        assert!(begun.elapsed() >= Duration::from_millis(200), "{:?}", begun.elapsed());
        worker.end().await;
    }
}

#[tokio::test]
async fn a_higher_priority_goes_first() {
    for store in stores() {
        let runtime = Runtime::new(store).with_resource(Gauge::default());
        for (task_id, priority) in [("low", -1), ("high", 9), ("middle", 0)] {
            let queue = runtime.queue("default").priority(priority);
            queue.submit_async(task_id, measured()).await.unwrap();
        }
        let worker = Beside::start(Worker::new(runtime.clone()).concurrency(1));
        for task_id in ["low", "high", "middle"] {
            until(&runtime, task_id, TaskStatus::Completed).await;
        }
        worker.end().await;
        let ended = |task_id| outside(|| runtime.task(task_id)).unwrap().unwrap().updated_at;
        assert!(ended("high") < ended("middle") && ended("middle") < ended("low"));
    }
}

#[tokio::test]
async fn a_delay_is_kept_and_wakes_the_worker() {
    for store in stores() {
        let runtime = Runtime::new(store).with_resource(Gauge::default());
        let worker = Beside::start(Worker::new(runtime.clone()));
        let (delay, begun) = (Duration::from_millis(300), Instant::now());
        runtime.queue("default").delay(delay).submit_async("task", measured()).await.unwrap();
        until(&runtime, "task", TaskStatus::Completed).await;
        let waited = begun.elapsed();
        assert!(waited >= delay && waited < delay + Duration::from_millis(600), "{waited:?}");
        worker.end().await;
    }
}
