//! Futures of synchronous functions: one that is dropped stops its function at the next checkpoint, on whatever thread it
//! runs, and one that belongs to a thread does not block it.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]

use std::pin::pin;
use std::sync::{Mutex, mpsc};
use std::task::{Context, Waker};
use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Error, Result, Runtime, SnapshotStore, call, checkpoint, resumable};

/// Tells each step, and waits until it may go on.
struct Gate {
    steps: mpsc::Sender<u32>,
    open: Mutex<mpsc::Receiver<()>>,
}

#[resumable]
fn walk(count: u32, #[resource] gate: &Gate) -> u32 {
    let mut step = 0;
    while step < count {
        step += 1;
        gate.steps.send(step).unwrap();
        gate.open.lock().unwrap().recv().unwrap();
        checkpoint!();
    }
    step
}

#[resumable]
async fn calls(count: u32) -> u32 {
    call!(walk(count))
}

struct Site {
    store: FaultyStore<MemoryStore>,
    runtime: Runtime,
    steps: mpsc::Receiver<u32>,
    open: mpsc::Sender<()>,
}

impl Site {
    fn new() -> Self {
        let ((steps, taken), (open, opened)) = (mpsc::channel(), mpsc::channel());
        let store = FaultyStore::new(MemoryStore::new());
        let runtime = Runtime::new(store.clone()).with_resource(Gate { steps, open: Mutex::new(opened) });
        Self { store, runtime, steps: taken, open }
    }

    /// Polls it until it has taken a step, drops it, and opens the gate.
    fn drop_within_a_step(self, running: impl Future<Output = Result<u32>>) {
        {
            let mut running = pin!(running);
            while self.steps.recv_timeout(Duration::from_millis(1)).is_err() {
                assert!(running.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
            }
        }
        let before = self.store.list_versions("t").wait().unwrap();
        for _ in 0..3 {
            self.open.send(()).unwrap();
        }
        drop(self.runtime);
        // It would tell its next step; when it has stopped, nobody is left who could.
        let next = self.steps.recv_timeout(Duration::from_mins(1));
        assert_eq!(next, Err(mpsc::RecvTimeoutError::Disconnected));
        assert_eq!(self.store.list_versions("t").wait().unwrap(), before);
    }
}

#[test]
fn a_called_function_stops_when_it_is_dropped() {
    let site = Site::new();
    let running = site.runtime.run("t", calls(3));
    site.drop_within_a_step(running);
}

#[test]
fn a_resumed_function_stops_when_it_is_dropped() {
    let site = Site::new();
    site.store.fail(When::appends().version(2), Fault::Before);
    site.open.send(()).unwrap();
    assert!(site.runtime.run("t", walk(3)).unwrap_err().is_store());
    assert_eq!(site.steps.recv(), Ok(1));
    site.store.repair();
    let running = site.runtime.resume_async("t");
    site.drop_within_a_step(running);
}

#[test]
fn a_future_on_one_thread_does_not_run_what_would_block_it() {
    let site = Site::new();
    site.store.fail(When::appends().version(2), Fault::Before);
    site.open.send(()).unwrap();
    assert!(site.runtime.run("t", walk(1)).unwrap_err().is_store());
    site.store.repair();
    let before = site.runtime.task("t").unwrap();
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = executor.block_on(site.runtime.resume_local::<u32>("t")).unwrap_err();
    assert!(matches!(&error, Error::InsideExecutor { task_id } if task_id == "t"), "{error}");
    assert_eq!(site.runtime.task("t").unwrap(), before);
    site.open.send(()).unwrap();
    assert_eq!(executor.block_on(site.runtime.resume_async::<u32>("t")).unwrap(), 1);
}
