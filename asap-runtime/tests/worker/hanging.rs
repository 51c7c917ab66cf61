//! A store that does not answer, and how often it is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use asap_runtime::store::queue::{Release, Renew, Standing, Take, Taken};
use asap_runtime::store::{MemoryStore, SnapshotStore, StoreFuture, Swap, TaskQueue};
use asap_runtime::{Runtime, TaskStatus, Worker, checkpoint, resumable};
use chrono::Utc;
use tokio::sync::Notify;

use super::{Beside, PATIENCE, until};
use crate::forwarding::forward;

/// A store whose `take` and `renew` can be made to hang; what hangs is done when it is let go. A `release` is done, and its answer hangs.
#[derive(Debug, Clone, Default)]
struct Hanging {
    store: Arc<MemoryStore>,
    hangs: Arc<Hangs>,
}

#[derive(Debug, Default)]
struct Hangs {
    take: AtomicBool,
    renew: AtomicBool,
    release: AtomicBool,
    /// How many calls hang, or did.
    count: AtomicU64,
    /// How often it was asked for tasks, or for leases to be renewed.
    asked: AtomicU64,
    let_go: Notify,
}

impl Hangs {
    async fn wait(&self, hangs: &AtomicBool) {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut counted = false;
        while hangs.load(Ordering::SeqCst) {
            let let_go = self.let_go.notified();
            if !std::mem::replace(&mut counted, true) {
                self.count.fetch_add(1, Ordering::SeqCst);
            }
            let_go.await;
        }
    }

    /// Waits until some call hangs.
    async fn seen(&self) {
        let begun = Instant::now();
        while self.count.load(Ordering::SeqCst) == 0 {
            assert!(begun.elapsed() < PATIENCE, "nothing hangs");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

impl SnapshotStore for Hanging {
    forward!(SnapshotStore: |this| this.store; append);

    fn queue(&self) -> Option<&dyn TaskQueue> {
        Some(self)
    }
}

impl TaskQueue for Hanging {
    forward!(TaskQueue: |this| this.store);

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        StoreFuture::pending(async move {
            self.hangs.wait(&self.hangs.take).await;
            self.store.take(Take { now: Utc::now(), ..take }).await
        })
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        StoreFuture::pending(async move {
            self.hangs.wait(&self.hangs.renew).await;
            self.store.renew(Renew { now: Utc::now(), ..renew }).await
        })
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::pending(async move {
            let swap = self.store.release(release).await;
            self.hangs.wait(&self.hangs.release).await;
            swap
        })
    }
}

/// Lets the test decide when it goes on.
#[derive(Debug, Clone, Default)]
struct Gate(Arc<Notify>);

#[resumable]
async fn patient(#[resource] gate: Gate) -> u64 {
    checkpoint!();
    gate.0.notified().await;
    checkpoint!();
    1
}

#[resumable]
async fn short() -> u64 {
    checkpoint!();
    2
}

/// A worker that runs a patient task, and has room for another.
async fn begun(worker: impl FnOnce(Worker) -> Worker) -> (Hanging, Gate, Runtime, Beside) {
    let (store, gate) = (Hanging::default(), Gate::default());
    let runtime = Runtime::new(store.clone()).with_resource(gate.clone());
    let beside = Beside::start(worker(Worker::new(runtime.clone()).concurrency(2)));
    runtime.queue("default").submit_async("patient", patient()).await.unwrap();
    until(&runtime, "patient", TaskStatus::Working).await;
    (store, gate, runtime, beside)
}

#[tokio::test]
async fn leases_are_renewed_while_a_take_hangs() {
    let lease = Duration::from_millis(150);
    let (store, gate, runtime, worker) = begun(|worker| worker.lease(lease)).await;
    store.hangs.take.store(true, Ordering::SeqCst);
    runtime.queue("default").submit_async("short", short()).await.unwrap();
    store.hangs.seen().await;
    let begun = Instant::now();
    while begun.elapsed() < 4 * lease {
        let place = runtime.queued("patient").unwrap().unwrap();
        let Standing::Leased { until, .. } = place.standing else { panic!("{place:?}") };
        assert!(until > Utc::now() - lease, "the lease was not renewed: {until}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    gate.0.notify_one();
    until(&runtime, "patient", TaskStatus::Completed).await;
    store.hangs.take.store(false, Ordering::SeqCst);
    store.hangs.let_go.notify_waiters();
    until(&runtime, "short", TaskStatus::Completed).await;
    let summary = worker.end().await;
    assert_eq!((summary.completed, summary.lost), (2, 0), "{summary:?}");
}

#[tokio::test]
async fn a_worker_ends_while_a_take_hangs() {
    let grace = Duration::from_secs(2);
    let (store, gate, runtime, worker) = begun(|worker| worker.grace(grace)).await;
    store.hangs.take.store(true, Ordering::SeqCst);
    runtime.queue("default").submit_async("short", short()).await.unwrap();
    store.hangs.seen().await;
    gate.0.notify_one();
    let begun = Instant::now();
    let summary = worker.end().await;
    assert_eq!((summary.interrupted + summary.completed, summary.left), (1, 0), "{summary:?}");
    assert!(begun.elapsed() < grace + Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn what_a_take_brings_when_the_worker_ends_is_given_back() {
    let (store, gate, runtime, worker) = begun(|worker| worker).await;
    store.hangs.take.store(true, Ordering::SeqCst);
    runtime.queue("default").submit_async("short", short()).await.unwrap();
    store.hangs.seen().await;
    let ending = tokio::spawn(worker.end());
    // The worker has heard of its end when it lets go of the patient task behind its checkpoint.
    gate.0.notify_one();
    while matches!(
        runtime.queued("patient").unwrap().map(|place| place.standing),
        Some(Standing::Leased { .. })
    ) {
        gate.0.notify_one();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    store.hangs.take.store(false, Ordering::SeqCst);
    store.hangs.let_go.notify_waiters();
    ending.await.unwrap();
    for task_id in ["patient", "short"] {
        let place = runtime.queued(task_id).unwrap();
        let waits = place.as_ref().is_none_or(|place| matches!(place.standing, Standing::Waiting(_)));
        assert!(waits, "{task_id}: {place:?}");
    }
    let record = runtime.task("short").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Submitted, 1), "no code of it has run");
}

#[tokio::test]
async fn a_worker_ends_while_a_renewal_hangs() {
    let (store, gate, runtime, worker) = begun(|worker| worker.lease(PATIENCE / 3)).await;
    store.hangs.renew.store(true, Ordering::SeqCst);
    let begun = Instant::now();
    let ending = tokio::spawn(worker.end());
    store.hangs.seen().await;
    gate.0.notify_one();
    let summary = ending.await.unwrap();
    assert_eq!((summary.interrupted + summary.completed, summary.left), (1, 0), "{summary:?}");
    assert!(begun.elapsed() < PATIENCE / 6, "{:?}", begun.elapsed());
    assert!(runtime.task("patient").unwrap().unwrap().status != TaskStatus::Failed);
}

#[tokio::test]
async fn a_task_that_is_being_given_back_has_lost_no_lease() {
    let (store, gate, runtime, worker) = begun(|worker| worker).await;
    store.hangs.renew.store(true, Ordering::SeqCst);
    let ending = tokio::spawn(worker.end());
    store.hangs.seen().await;
    // The task is given back, and nobody has heard of it when the renewal finds that its lease is gone.
    store.hangs.release.store(true, Ordering::SeqCst);
    gate.0.notify_one();
    while matches!(
        runtime.queued("patient").unwrap().map(|place| place.standing),
        Some(Standing::Leased { .. })
    ) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    store.hangs.renew.store(false, Ordering::SeqCst);
    store.hangs.let_go.notify_waiters();
    tokio::time::sleep(Duration::from_millis(50)).await;
    store.hangs.release.store(false, Ordering::SeqCst);
    store.hangs.let_go.notify_waiters();
    let summary = ending.await.unwrap();
    assert_eq!((summary.interrupted, summary.lost, summary.left), (1, 0, 0), "{summary:?}");
}

#[tokio::test]
async fn a_task_that_comes_back_to_its_own_worker_runs_once() {
    let lease = Duration::from_millis(150);
    let (store, gate, runtime, worker) = begun(|worker| worker.lease(lease)).await;
    store.hangs.renew.store(true, Ordering::SeqCst);
    // The lease runs out while its renewal hangs, and the worker is the only one who looks.
    let begun = Instant::now();
    while runtime.task("patient").unwrap().unwrap().attempt < 2 {
        assert!(begun.elapsed() < PATIENCE, "nobody takes it");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    store.hangs.renew.store(false, Ordering::SeqCst);
    store.hangs.let_go.notify_waiters();
    // The gate wakes who has waited longest: the attempt before, if it were still there.
    gate.0.notify_one();
    until(&runtime, "patient", TaskStatus::Completed).await;
    let summary = worker.end().await;
    assert_eq!(summary.completed, 1, "{summary:?}");
    assert!(summary.lost >= 1, "{summary:?}");
}

#[tokio::test]
async fn an_idle_worker_asks_at_most_once_a_second() {
    let store = Hanging::default();
    let worker = Worker::new(Runtime::new(store.clone())).lease(Duration::from_millis(300)).concurrency(8);
    let worker = Beside::start(worker);
    let idle = Duration::from_millis(2500);
    tokio::time::sleep(idle).await;
    let asked = store.hangs.asked.load(Ordering::SeqCst);
    assert!((1..=1 + idle.as_secs()).contains(&asked), "{asked} questions in {idle:?}");
    worker.end().await;
}
