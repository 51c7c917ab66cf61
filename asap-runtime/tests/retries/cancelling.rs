//! `Runtime::cancel`.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::ManualClock;
use asap_runtime::{Error, Runtime, TaskStatus, Waits, checkpoint, join, receive, resumable, sleep, spawn};

use crate::world::World;
use crate::{PATIENCE, stores, until};

const DAY: Duration = Duration::from_hours(24);

#[resumable]
fn ask() -> String {
    receive!("word")
}

#[resumable]
fn nap() -> u32 {
    sleep!(DAY);
    7
}

/// Is cancelled by itself, in the midst of an attempt.
#[resumable]
fn cancels_itself(#[resource] world: World, #[resource] runtime: &Runtime) -> Result<u32, String> {
    world.act("before")?;
    checkpoint!();
    runtime.cancel_because("itself", "enough").map_err(|error| error.to_string())?;
    world.act("up to the checkpoint")?;
    checkpoint!();
    world.act("behind")
}

/// As that, with no checkpoint to come.
#[resumable]
fn ends_too_late(#[resource] runtime: &Runtime) -> bool {
    checkpoint!();
    runtime.cancel("itself").is_ok()
}

#[resumable]
fn fails(#[resource] world: World) -> Result<u32, String> {
    world.act("failing")
}

#[resumable]
fn parent() -> String {
    let child = spawn!(ask());
    join!(child).unwrap_or_else(|error| error.to_string())
}

fn returning(store: Arc<dyn SnapshotStore>) -> Runtime {
    Runtime::new(store).with_waits(Waits::Return)
}

#[track_caller]
fn is_cancelled<T: std::fmt::Debug>(answer: Result<T, Error>, task: &str, why: Option<&str>) {
    match answer.unwrap_err() {
        Error::Cancelled { task_id, reason } => assert_eq!((&*task_id, reason.as_deref()), (task, why)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_submitted_task_is_cancelled_at_once() {
    for store in stores() {
        let runtime = returning(store);
        runtime.submit("nap", nap()).unwrap();
        let cancelled = runtime.cancel("nap").unwrap();
        assert_eq!((cancelled.is_new, cancelled.undo), (true, None));
        assert_eq!(runtime.task("nap").unwrap().unwrap().status, TaskStatus::Cancelled);
        assert_eq!(runtime.queued("nap").unwrap(), None, "it has left its queue");
        assert!(!runtime.put_back("nap").unwrap());
        is_cancelled(runtime.run("nap", nap()), "nap", None);
        is_cancelled(runtime.resume::<u32>("nap"), "nap", None);
        is_cancelled(runtime.result::<u32>("nap"), "nap", None);
        assert_eq!(runtime.recover().unwrap().len(), 0);
    }
}

#[test]
fn a_waiting_task_is_cancelled_at_once_and_says_why() {
    for store in stores() {
        let runtime = returning(store);
        runtime.run("ask", ask()).unwrap_err();
        assert!(runtime.cancel_because("ask", "nobody answers").unwrap().is_new);
        is_cancelled(runtime.run("ask", ask()), "ask", Some("nobody answers"));
        let error = runtime.run("ask", ask()).unwrap_err();
        assert_eq!(error.to_string(), "task `ask` was cancelled: nobody answers");
        let sent = runtime.send("ask", "word", "late".to_owned());
        assert!(matches!(sent, Err(Error::Ended { status: TaskStatus::Cancelled, .. })), "{sent:?}");
        // Once more changes nothing.
        assert!(!runtime.cancel_because("ask", "really").unwrap().is_new);
        assert_eq!(runtime.task("ask").unwrap().unwrap().error.as_deref(), Some("nobody answers"));
    }
}

#[test]
fn what_has_failed_can_be_cancelled_and_what_is_completed_cannot() {
    for store in stores() {
        let world = World::default();
        let runtime = returning(store).with_resource(world.clone());
        world.fails(1);
        assert!(runtime.run("fails", fails()).unwrap_err().is_failed());
        assert!(runtime.cancel("fails").unwrap().is_new);
        is_cancelled(runtime.run("fails", fails()), "fails", None);
        runtime.run("fine", fails()).unwrap();
        let refused = runtime.cancel("fine");
        assert!(matches!(refused, Err(Error::Ended { status: TaskStatus::Completed, .. })), "{refused:?}");
        assert!(runtime.cancel("nobody").unwrap_err().is_not_found());
    }
}

#[test]
fn a_running_attempt_stops_at_its_next_checkpoint() {
    for store in stores() {
        let world = World::default();
        let other = Runtime::new(Arc::clone(&store));
        let runtime = Runtime::new(store).with_resource(world.clone()).with_resource(other);
        is_cancelled(runtime.run("itself", cancels_itself()), "itself", Some("enough"));
        assert_eq!(world.done(), ["before", "up to the checkpoint"]);
        let record = runtime.task("itself").unwrap().unwrap();
        assert_eq!((record.status, record.attempt), (TaskStatus::Cancelled, 2));
        assert_eq!(runtime.store().list_versions("itself").wait().unwrap(), [1, 2]);
    }
}

#[test]
fn a_value_that_comes_too_late_is_not_stored() {
    for store in stores() {
        let other = Runtime::new(Arc::clone(&store));
        let runtime = Runtime::new(store).with_resource(other);
        is_cancelled(runtime.run("itself", ends_too_late()), "itself", None);
        let record = runtime.task("itself").unwrap().unwrap();
        assert_eq!((record.status, record.result), (TaskStatus::Cancelled, None));
    }
}

#[test]
fn a_call_that_waits_with_its_task_returns() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let (sleeping, asking) = (runtime.clone(), runtime.clone());
        let sleeping = thread::spawn(move || sleeping.run("nap", nap()));
        let asking = thread::spawn(move || asking.run("ask", ask()));
        until(|| runtime.store().list_versions("nap").wait().unwrap().len() == 2);
        until(|| runtime.task("ask").unwrap().is_some_and(|task| task.status == TaskStatus::InputRequired));
        runtime.cancel("nap").unwrap();
        is_cancelled(sleeping.join().unwrap(), "nap", None);
        runtime.cancel_because("ask", "no").unwrap();
        is_cancelled(asking.join().unwrap(), "ask", Some("no"));
    }
}

#[test]
fn a_call_in_another_process_sees_it_within_a_minute() {
    let store: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    let clock = ManualClock::new();
    let there = Runtime::new(Arc::clone(&store)).with_clock(clock.clone());
    let here = Runtime::new(store).with_clock(clock.clone());
    let sleeping = thread::spawn(move || there.run("nap", nap()));
    until(|| here.store().list_versions("nap").wait().unwrap().len() == 2);
    // It may not have begun to wait yet.
    here.cancel("nap").unwrap();
    let begun = std::time::Instant::now();
    while !sleeping.is_finished() {
        assert!(begun.elapsed() < PATIENCE);
        clock.advance(Duration::from_mins(1));
        thread::sleep(Duration::from_millis(2));
    }
    is_cancelled(sleeping.join().unwrap(), "nap", None);
}

#[test]
fn a_child_that_is_cancelled_wakes_its_parent() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let waiting = runtime.clone();
        let waiting = thread::spawn(move || waiting.run("parent", parent()));
        let mut child = None;
        until(|| {
            let tasks = runtime.tasks().unwrap().into_iter().map(Result::unwrap);
            let found = tasks.filter(|task| task.parent_task_id.is_some()).last();
            child = found.filter(|task| task.status == TaskStatus::InputRequired);
            child.is_some()
        });
        let child = child.unwrap().task_id;
        runtime.cancel_because(&child, "not needed").unwrap();
        assert_eq!(waiting.join().unwrap().unwrap(), format!("task `{child}` is cancelled: not needed"));
    }
}

#[tokio::test]
async fn it_can_be_awaited() {
    for store in stores() {
        let runtime = returning(store);
        runtime.queue("default").submit_async("nap", nap()).await.unwrap();
        assert!(matches!(runtime.cancel("nap"), Err(Error::InsideExecutor { .. })));
        assert!(runtime.cancel_because_async("nap", "not today").await.unwrap().is_new);
        assert!(!runtime.cancel_async("nap").await.unwrap().is_new);
        let error = runtime.resume_async::<u32>("nap").await.unwrap_err();
        assert_eq!(error.to_string(), "task `nap` was cancelled: not today");
    }
}

#[cfg(feature = "worker")]
mod workers {
    use std::sync::atomic::{AtomicBool, Ordering};

    use asap_runtime::Worker;
    use tokio::sync::oneshot;

    use super::*;

    static GOES_ON: AtomicBool = AtomicBool::new(true);

    #[resumable]
    fn never_ends() -> u32 {
        let mut rounds = 0;
        while GOES_ON.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(1));
            rounds += 1;
            checkpoint!();
        }
        rounds
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_workers_attempt_stops_and_a_suspended_task_leaves_its_queue() {
        for store in stores() {
            let runtime = Runtime::new(store);
            let (stop, stopped) = oneshot::channel::<()>();
            let worker = Worker::new(runtime.clone()).concurrency(2);
            let worker = tokio::spawn(worker.run_until(async {
                let _ = stopped.await;
            }));
            runtime.queue("default").submit_async("endless", never_ends()).await.unwrap();
            runtime.queue("default").submit_async("ask", ask()).await.unwrap();
            let blocking = runtime.clone();
            tokio::task::spawn_blocking(move || {
                until(|| blocking.store().list_versions("endless").wait().unwrap().len() > 5);
                until(|| {
                    let place = blocking.queued("ask").unwrap().map(|place| place.standing);
                    matches!(place, Some(asap_runtime::store::queue::Standing::Suspended(_)))
                });
                blocking.cancel("endless").unwrap();
                blocking.cancel("ask").unwrap();
                let stored = blocking.store().list_versions("endless").wait().unwrap();
                for task in ["endless", "ask"] {
                    assert_eq!(blocking.queued(task).unwrap(), None);
                    assert_eq!(blocking.task(task).unwrap().unwrap().status, TaskStatus::Cancelled);
                }
                thread::sleep(Duration::from_millis(20));
                assert_eq!(blocking.store().list_versions("endless").wait().unwrap(), stored);
            })
            .await
            .unwrap();
            stop.send(()).unwrap();
            let summary = worker.await.unwrap().unwrap();
            assert_eq!((summary.cancelled, summary.failed, summary.waiting), (1, 0, 1), "{summary:?}");
        }
    }
}
