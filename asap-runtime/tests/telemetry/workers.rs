//! The steps of tasks that workers run: most of them are made by the store.

use std::future::Future;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use asap_runtime::store::queue::{QueueLimits, Sending, Standing, Take};
use asap_runtime::store::{MemoryStore, TaskQueue};
use asap_runtime::testing::{FaultyStore, Operation};
use asap_runtime::{Data, Runtime, StateSnapshot, TaskStatus, Worker, receive, resumable, telemetry};
use chrono::{TimeDelta, Utc};

use crate::metrics::{counter, recorded};
use crate::spans::watched;
use crate::steps::{plain, steps};

/// What a task waits for that is given back since it cannot be run here.
const UNFIT: TimeDelta = TimeDelta::seconds(10);

#[derive(Debug, Clone)]
struct Tool;

#[resumable]
fn asks() -> u32 {
    receive!("more")
}

#[resumable]
fn needs(#[resource] tool: Tool) -> String {
    format!("{tool:?}")
}

/// Works on this thread, so that what is reported is seen, until something is so.
fn work(worker: Worker, done: impl Future<Output = ()> + Send) {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    executor.block_on(worker.run_until(done)).unwrap();
}

async fn until_status(runtime: &Runtime, task_id: &str, status: TaskStatus) {
    while runtime.store().record(task_id).await.unwrap().unwrap().status != status {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn until_given_back(runtime: &Runtime, task_id: &str) {
    let queues = runtime.store().queue().unwrap();
    while !matches!(queues.queued(task_id).await.unwrap().unwrap().standing,
        Standing::Waiting(due) if due > Utc::now() + UNFIT)
    {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

fn ask_and_answer(runtime: &Runtime, task_id: &str) {
    runtime.submit(task_id, asks()).unwrap();
    work(Worker::new(runtime.clone()), until_status(runtime, task_id, TaskStatus::InputRequired));
    runtime.send(task_id, "more", 1u32).unwrap();
    work(Worker::new(runtime.clone()), until_status(runtime, task_id, TaskStatus::Completed));
}

#[test]
fn a_task_is_taken_waits_is_woken_and_ends() {
    let runtime = Runtime::new(MemoryStore::new());
    let seen = watched(|| ask_and_answer(&runtime, "task"));
    let expected =
        ["submitted working", "working input_required", "input_required working", "working completed"];
    assert_eq!(steps(&seen, "task"), expected);
}

#[test]
fn its_steps_are_counted_once() {
    let runtime = Runtime::new(MemoryStore::new());
    let values = recorded(|| ask_and_answer(&runtime, "task"));
    let count = |labels: &str| counter(&values, &format!("{} {labels}", telemetry::TRANSITIONS));
    assert_eq!(count("from=submitted,to=working"), 1);
    assert_eq!(count("from=working,to=input_required"), 1);
    assert_eq!(count("from=input_required,to=working"), 1);
    assert_eq!(count("from=working,to=completed"), 1);
}

#[test]
fn a_wait_that_was_over_before_it_began_is_no_step() {
    let store = FaultyStore::new(MemoryStore::new());
    let sender = store.clone();
    store.on_request(move |operation| {
        if let Operation::Release(release) = operation {
            let send =
                Sending { task_id: release.task_id, topic: "more", id: "once", value: "1", now: Utc::now() };
            let _ = sender.inner().send(send).wait().unwrap();
        }
    });
    let runtime = Runtime::new(store);
    let seen = watched(|| {
        runtime.submit("task", asks()).unwrap();
        work(Worker::new(runtime.clone()), until_status(&runtime, "task", TaskStatus::Completed));
    });
    assert_eq!(runtime.task("task").unwrap().unwrap().attempt, 2, "it was given back, and taken again");
    assert_eq!(steps(&seen, "task"), ["submitted working", "working completed"]);
}

#[test]
fn a_task_that_loses_its_leases_is_parked() {
    let runtime = Runtime::new(MemoryStore::new());
    let queues = runtime.store().queue().unwrap();
    let take = Take {
        worker: "dies",
        queues: &[QueueLimits::new("default")],
        most: 1,
        lease: Duration::from_millis(1),
        max_lost_leases: 1,
        now: Utc::now(),
    };
    let seen = watched(|| {
        runtime.submit("task", plain(1)).unwrap();
        // By another process.
        assert_eq!(queues.take(take).wait().unwrap().tasks.len(), 1);
        thread::sleep(Duration::from_millis(5));
        let worker = || Worker::new(runtime.clone()).max_lost_leases(1);
        work(worker(), until_status(&runtime, "task", TaskStatus::InputRequired));
        assert!(queues.put_back("task", Utc::now()).wait().unwrap());
        work(worker(), until_status(&runtime, "task", TaskStatus::Completed));
    });
    let expected = ["working input_required", "input_required working", "working completed"];
    assert_eq!(steps(&seen, "task"), expected);
}

#[test]
fn a_task_that_cannot_be_begun_goes_back() {
    let store = Arc::new(MemoryStore::new());
    let runtime = Runtime::new(Arc::clone(&store)).with_resource(Tool);
    runtime.submit("task", needs()).unwrap();
    let other = Runtime::new(store);
    let seen = watched(|| work(Worker::new(other.clone()), until_given_back(&other, "task")));
    assert_eq!(steps(&seen, "task"), ["submitted working", "working submitted"]);
}

#[test]
fn a_task_whose_state_does_not_fit_goes_back() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.submit("task", plain(7)).unwrap();
    let first = runtime.store().get("task").wait().unwrap().unwrap();
    let data = first.data.as_json().replace("\"n\":7", "\"n\":\"seven\"");
    assert_ne!(data, first.data.as_json());
    let unfit = StateSnapshot { data: Data::from_json(&data).unwrap(), ..first };
    runtime.store().save(&unfit).wait().unwrap();
    let seen = watched(|| work(Worker::new(runtime.clone()), until_given_back(&runtime, "task")));
    assert_eq!(steps(&seen, "task"), ["submitted working", "working submitted"]);
}
