//! `spawn!`, `join!` and their like.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::{
    Awaited, ChildFailed, Error, Handle, Runtime, TaskStatus, Waits, cancel, checkpoint, compensate, fan_out,
    join, join_all, join_first, receive, resumable, sleep, spawn,
};

use crate::stores;

#[resumable]
fn square(n: u64) -> Result<u64, String> {
    if n == 13 {
        return Err("unlucky".to_owned());
    }
    checkpoint!();
    Ok(n * n)
}

#[resumable]
fn squares(numbers: Vec<u64>) -> Result<Vec<u64>, ChildFailed> {
    let mut children = Vec::new();
    for n in numbers {
        let child = spawn!(square(n));
        children.push(child);
    }
    let mut squares = Vec::new();
    for child in children {
        squares.push(join!(child)?);
    }
    Ok(squares)
}

#[resumable]
fn all_squares(numbers: Vec<u64>) -> Vec<Result<u64, String>> {
    let mut children = Vec::new();
    for n in &numbers {
        children.push(spawn!(square(*n), queue = "squares"));
    }
    let ended = join_all!(&children);
    ended.into_iter().map(|ended| ended.map_err(|error| error.message)).collect()
}

#[resumable]
fn fan(numbers: Vec<u64>, at_once: usize) -> Vec<Option<u64>> {
    let squares = fan_out!(numbers, at_once = at_once, |n| square(n));
    squares.into_iter().map(Result::ok).collect()
}

#[resumable]
async fn nap(naps: u32) -> u32 {
    for _ in 0..naps {
        sleep!(Duration::from_millis(15));
    }
    naps
}

#[resumable]
async fn first_nap() -> (usize, u32) {
    let children = [spawn!(nap(40)), spawn!(nap(1))];
    let first = join_first!(&children);
    first.map(|(index, naps)| (index, naps.unwrap_or(0))).unwrap_or_default()
}

#[resumable]
fn deep(depth: u32) -> u32 {
    if depth == 0 {
        return 0;
    }
    let child = spawn!(deep(depth - 1));
    join!(child).map_or(0, |below| below + 1)
}

#[resumable]
fn asked() -> String {
    let child = spawn!(asking());
    join!(child).unwrap_or_else(|error| error.to_string())
}

#[resumable]
fn asking() -> String {
    receive!("word")
}

#[resumable]
fn joins(task_id: String) -> u64 {
    let other = Handle::<u64>::of(task_id);
    join!(other).unwrap_or(0)
}

/// What `#[resumable]` leaves alone.
#[resumable]
async fn futures() -> (u8, u8) {
    let both = tokio::join!(async { 1u8 }, async { 2u8 });
    checkpoint!();
    use tokio::join;
    let again = join!(async { both.1 }, async { both.0 });
    checkpoint!();
    again
}

fn numbers() -> Vec<u64> {
    vec![2, 3, 4]
}

#[test]
fn a_call_that_waits_with_its_task_runs_the_children() {
    for store in stores() {
        let runtime = Runtime::new(store);
        assert_eq!(runtime.run("squares", squares(numbers())).unwrap(), [4, 9, 16]);
        let mut tasks: Vec<_> = runtime.tasks().unwrap().into_iter().map(Result::unwrap).collect();
        tasks.retain(|task| task.task_id != "squares");
        assert_eq!(tasks.len(), 3, "no child was begun twice");
        for child in tasks {
            assert_eq!(child.parent_task_id.as_deref(), Some("squares"));
            assert_eq!((child.depth, child.status), (1, TaskStatus::Completed));
        }
    }
}

#[test]
fn children_that_fail_say_why() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let error = runtime.run("squares", squares(vec![2, 13])).unwrap_err().to_string();
        assert!(error.starts_with("task `squares` failed: task `squares/"), "{error}");
        assert!(error.ends_with("is failed: unlucky"), "{error}");
        let all = runtime.run("all", all_squares(vec![2, 13, 4])).unwrap();
        assert_eq!(all, [Ok(4), Err("unlucky".to_owned()), Ok(16)]);
    }
}

#[test]
fn a_waiting_parent_returns_if_told_to() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let returning = runtime.clone().with_waits(Waits::Return);
        let again = || returning.run("squares", squares(vec![7]));
        let child = match again().unwrap_err() {
            Error::Waiting { awaited: Awaited::Task(child), .. } => child,
            other => panic!("{other:?}"),
        };
        assert_eq!(returning.task("squares").unwrap().unwrap().status, TaskStatus::Working);
        assert_eq!(runtime.queued(&child).unwrap().unwrap().queue, "default");
        assert!(again().unwrap_err().is_waiting(), "no second child");
        assert_eq!(runtime.resume::<u64>(&child).unwrap(), 49);
        assert_eq!(again().unwrap(), [49]);
    }
}

#[test]
fn a_fan_gives_the_values_in_the_order_of_its_items() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let expected = [Some(1), Some(4), None, Some(9)];
        assert_eq!(runtime.run("fan", fan(vec![1, 2, 13, 3], 2)).unwrap(), expected);
        assert_eq!(runtime.run("wide", fan(vec![1, 2, 13, 3], usize::MAX)).unwrap(), expected);
        assert_eq!(runtime.run("none", fan(vec![], 0)).unwrap(), []);
    }
}

#[test]
fn tasks_are_nested_ten_deep() {
    let runtime = Runtime::new(MemoryStore::new());
    // The eleventh cannot begin another, and fails.
    assert_eq!(runtime.run("deep", deep(10)).unwrap(), 10);
    assert_eq!(runtime.run("deeper", deep(11)).unwrap(), 9);
    let failed = runtime
        .tasks()
        .unwrap()
        .into_iter()
        .map(Result::unwrap)
        .find(|task| task.status == TaskStatus::Failed);
    let error = failed.unwrap().error.unwrap();
    assert!(
        error.ends_with("is 10 tasks deep, and cannot begin another: tasks are nested no deeper than that"),
        "{error}"
    );
}

#[test]
fn a_child_may_wait_for_a_message() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let parent = runtime.clone();
        let running = std::thread::spawn(move || parent.run("asked", asked()));
        let child = loop {
            let tasks = runtime.tasks().unwrap();
            let child = tasks.into_iter().map(Result::unwrap).find(|task| task.parent_task_id.is_some());
            match child {
                Some(child) if child.status == TaskStatus::InputRequired => break child.task_id,
                _ => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        runtime.send(&child, "word", "hello".to_owned()).unwrap();
        assert_eq!(running.join().unwrap().unwrap(), "hello");
    }
}

#[test]
fn any_task_can_be_joined() {
    let store: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    let runtime = Runtime::new(store).with_waits(Waits::Return);
    runtime.run("other", square(5)).unwrap();
    assert_eq!(runtime.run("joins", joins("other".to_owned())).unwrap(), 25);
    assert_eq!(runtime.run("nobody", joins("absent".to_owned())).unwrap(), 0, "it does not exist");
}

#[tokio::test]
async fn the_first_of_several() {
    for store in stores() {
        let runtime = Runtime::new(store);
        // One after the other, without a worker: the first in the list ends first.
        assert_eq!(runtime.run("first", first_nap()).await.unwrap(), (0, 40));
    }
}

#[tokio::test]
async fn a_join_of_futures_is_left_alone() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.run("futures", futures()).await.unwrap(), (2, 1));
}

#[cfg(feature = "worker")]
mod workers {
    use asap_runtime::Worker;
    use tokio::sync::oneshot;

    use super::*;

    static RUNS: AtomicU32 = AtomicU32::new(0);

    #[resumable]
    async fn naps(count: u32) -> u32 {
        let naps = fan_out!(0..count, at_once = 4, |_| counted());
        u32::try_from(naps.into_iter().flatten().count()).unwrap()
    }

    #[resumable]
    async fn counted() {
        RUNS.fetch_add(1, Ordering::Relaxed);
        sleep!(Duration::from_millis(10));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn workers_run_the_children_and_wake_the_parent() {
        for store in stores() {
            RUNS.store(0, Ordering::Relaxed);
            let runtime = Runtime::new(store);
            let (stop, stopped) = oneshot::channel::<()>();
            let worker = Worker::new(runtime.clone()).queue("default").queue("squares").concurrency(4);
            let worker = tokio::spawn(worker.run_until(async {
                let _ = stopped.await;
            }));
            runtime.queue("default").submit_async("naps", naps(20)).await.unwrap();
            runtime.queue("default").submit_async("first", first_nap()).await.unwrap();
            runtime.queue("default").submit_async("squares", squares(numbers())).await.unwrap();
            for task in ["naps", "first", "squares"] {
                let begun = std::time::Instant::now();
                while runtime.store().record(task).await.unwrap().unwrap().status != TaskStatus::Completed {
                    assert!(begun.elapsed() < crate::PATIENCE, "{:?}", runtime.store().record(task).await);
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            }
            let result = async |task| runtime.store().record(task).await.unwrap().unwrap().result.unwrap();
            assert_eq!(result("naps").await, "20");
            assert_eq!(result("first").await, "[1,1]");
            assert_eq!(result("squares").await, "[4,9,16]");
            assert_eq!(RUNS.load(Ordering::Relaxed), 20, "nothing ran twice");
            stop.send(()).unwrap();
            let summary = worker.await.unwrap().unwrap();
            assert!(summary.waiting > 20, "{summary:?}");
        }
    }
}

#[resumable]
fn supervised() -> bool {
    let child = spawn!(asking());
    compensate!(cancel(&child));
    join!(child).is_ok()
}

#[test]
fn a_child_may_be_told_to_end_with_its_parent() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let returning = runtime.clone().with_waits(Waits::Return);
        let child = match returning.run("supervised", supervised()).unwrap_err() {
            Error::Waiting { awaited: Awaited::Task(child), .. } => child,
            other => panic!("{other:?}"),
        };
        let undo = returning.cancel("supervised").unwrap().undo.unwrap();
        assert_eq!(runtime.task(&child).unwrap().unwrap().status, TaskStatus::Submitted, "not yet");
        assert_eq!(runtime.resume::<u64>(&undo).unwrap(), 1);
        let record = runtime.task(&child).unwrap().unwrap();
        assert_eq!(record.status, TaskStatus::Cancelled);
        assert!(record.error.unwrap().contains("`supervised"), "it says why");
    }
}
