//! Asynchronous callers: on tokio's runtimes and on none, and futures that are dropped.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use asap_runtime::{Runtime, checkpoint, resumable};

use crate::place::Place;

#[resumable]
async fn counts(count: u32) -> Vec<u32> {
    let mut counted = Vec::new();
    for number in 0..count {
        counted.push(number);
        checkpoint!();
    }
    counted
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Polls a future this often at the most, whenever it is woken.
fn poll<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    for _ in 0..polls {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return Some(output),
            Poll::Pending => thread::park(),
        }
    }
    None
}

#[test]
fn tasks_run_on_any_executor_and_on_none() {
    let Some(place) = Place::new() else { return };
    let runtime = Runtime::new(place.store());
    let expected: Vec<u32> = (0..50).collect();
    let current = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(current.block_on(runtime.run("current", counts(50))).unwrap(), expected);
    let several = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    several.block_on(async {
        let runs = (0..20).map(|number| {
            let runtime = Runtime::new(place.store());
            tokio::spawn(async move { runtime.run(format!("several {number}"), counts(50)).await })
        });
        for run in runs.collect::<Vec<_>>() {
            assert_eq!(run.await.unwrap().unwrap(), expected);
        }
    });
    assert_eq!(poll(runtime.run("none", counts(50)), usize::MAX).unwrap().unwrap(), expected);
}

#[test]
fn a_future_that_is_dropped_leaves_whole_versions() {
    let Some(place) = Place::new() else { return };
    let runtime = Runtime::new(place.store());
    let mut dropped = 0;
    for polls in 1.. {
        let task_id = format!("dropped after {polls}");
        if poll(runtime.run(&task_id, counts(5)), polls).is_some() {
            break;
        }
        dropped += 1;
        let store = runtime.store();
        let versions = store.list_versions(&task_id).wait().unwrap();
        assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
        for version in versions {
            assert!(store.get_version(&task_id, version).wait().unwrap().is_some());
        }
        // The write that was on its way may take the version away from the first run: then it stops, and the next goes on.
        let run = || poll(runtime.run(&task_id, counts(5)), usize::MAX).unwrap();
        let again = run().or_else(|error| if error.is_conflict() { run() } else { Err(error) });
        assert_eq!(again.unwrap(), [0, 1, 2, 3, 4]);
    }
    assert!(dropped >= 5, "dropped at {dropped} places only");
}
