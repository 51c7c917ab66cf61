//! Checkpoints that are acknowledged at once and durable a moment later.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]

mod acknowledged;
mod called;
mod failing;
#[path = "../forwarding/mod.rs"]
mod forwarding;
mod kept;
mod many;
mod same_process;
mod steps;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::FaultyStore;
use asap_runtime::{CheckpointDurability, Runtime, SnapshotStore};

/// Longer than any test: what is stored before was waited for.
const EVER: Duration = Duration::from_hours(1);

/// How long a test waits for what ought to come.
const PATIENCE: Duration = Duration::from_mins(1);

type Store = FaultyStore<MemoryStore>;

/// What a test's functions look into.
#[derive(Debug, Clone)]
struct Look(Arc<Store>);

impl Look {
    /// The versions of a task that are stored now.
    fn versions(&self, task_id: &str) -> Vec<u64> {
        self.0.inner().list_versions(task_id).wait().unwrap()
    }

    /// Waits until this version is stored.
    fn wait_for(&self, task_id: &str, version: u64) {
        let end = Instant::now() + PATIENCE;
        while !self.versions(task_id).contains(&version) {
            assert!(Instant::now() < end, "version {version} is stored in the end");
            thread::yield_now();
        }
    }
}

/// A store, and a runtime over it whose checkpoints may be durable so much later.
fn within(interval: Duration) -> (Arc<Store>, Runtime) {
    let store = Arc::new(FaultyStore::new(MemoryStore::new()));
    let runtime = over(&store, interval);
    (store, runtime)
}

/// Another runtime over a store.
fn over(store: &Arc<Store>, interval: Duration) -> Runtime {
    Runtime::new(Arc::clone(store))
        .with_retention(Retention::All)
        .with_resource(Look(Arc::clone(store)))
        .with_durability(CheckpointDurability::Within(interval))
}

/// Waits for a future on this thread.
fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
