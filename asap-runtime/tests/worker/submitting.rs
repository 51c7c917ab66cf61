//! What becomes of a submission.

use std::time::Duration;

use asap_runtime::store::queue::Standing;
use asap_runtime::store::{Append, MemoryStore, SnapshotStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Error, Runtime, StateSnapshot, Submitted, TaskStatus, checkpoint, resumable};

#[resumable]
fn double(n: u64) -> u64 {
    checkpoint!();
    2 * n
}

#[resumable]
fn triple(n: u64) -> u64 {
    checkpoint!();
    3 * n
}

#[test]
fn a_submitted_task_is_stored_and_not_begun() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.submit("task", double(4)).unwrap(), Submitted::New);
    let record = runtime.task("task").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Submitted, 1));
    assert!(record.function.ends_with("double"));
    let place = runtime.queued("task").unwrap().unwrap();
    assert_eq!((place.queue.as_str(), place.priority), ("default", 0));
    assert_eq!(runtime.result::<u64>("task").unwrap(), None);
}

#[test]
fn queue_priority_and_delay_are_the_submitters() {
    let runtime = Runtime::new(MemoryStore::new());
    let queue = runtime.queue("mail").priority(7).delay(Duration::from_mins(1));
    queue.submit("task", double(4)).unwrap();
    let place = runtime.queued("task").unwrap().unwrap();
    assert_eq!((place.queue.as_str(), place.priority), ("mail", 7));
    let Standing::Waiting(due) = place.standing else { panic!("{place:?}") };
    let wait = due - chrono::Utc::now();
    assert!((50..=60).contains(&wait.num_seconds()), "{wait}");
}

#[test]
fn the_same_submission_again_changes_nothing() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.submit("task", double(4)).unwrap();
    assert_eq!(runtime.queue("other").submit("task", double(4)).unwrap(), Submitted::Known);
    assert_eq!(runtime.queued("task").unwrap().unwrap().queue, "default");
    let error = runtime.submit("task", double(5)).unwrap_err();
    assert!(matches!(&error, Error::ArgumentsDiffer { parameter, .. } if parameter == "n"), "{error}");
    assert!(matches!(runtime.submit("task", triple(4)), Err(Error::FunctionDiffers { .. })));
}

#[test]
fn a_task_that_was_begun_is_known() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.run("task", double(4)).unwrap(), 8);
    assert_eq!(runtime.submit("task", double(4)).unwrap(), Submitted::Known);
    assert_eq!(runtime.queued("task").unwrap(), None, "it has ended");
    assert_eq!(runtime.result::<u64>("task").unwrap(), Some(8));
}

#[test]
fn whoever_runs_a_submitted_task_takes_it_out_of_its_queue() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.submit("task", double(4)).unwrap();
    assert_eq!(runtime.run("task", double(4)).unwrap(), 8);
    assert_eq!(runtime.queued("task").unwrap(), None);
}

#[test]
fn recover_leaves_queued_tasks_to_the_workers() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.submit("task", double(4)).unwrap();
    assert!(runtime.recover().unwrap().is_empty());
    assert_eq!(runtime.task("task").unwrap().unwrap().status, TaskStatus::Submitted);
}

#[tokio::test]
async fn an_executor_submits_without_blocking() {
    for store in super::stores() {
        let runtime = Runtime::new(store);
        assert_eq!(runtime.queue("mail").submit_async("task", double(4)).await.unwrap(), Submitted::New);
        assert_eq!(runtime.queue("mail").submit_async("task", double(4)).await.unwrap(), Submitted::Known);
        let error = runtime.submit("other", double(4)).unwrap_err();
        assert!(matches!(error, Error::InsideExecutor { .. }), "{error}");
        let error = runtime.put_back("task").unwrap_err();
        assert!(matches!(error, Error::InsideExecutor { .. }), "{error}");
        assert!(!runtime.put_back_async("task").await.unwrap(), "it is in its place");
    }
}

/// A store without queues.
#[derive(Debug, Default)]
struct Plain(MemoryStore);

impl SnapshotStore for Plain {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.0.save(snapshot)
    }
    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.get(task_id)
    }
    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.get_version(task_id, version)
    }
    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.0.list_versions(task_id)
    }
    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.0.delete(task_id)
    }
    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.0.delete_version(task_id, version)
    }
    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        self.0.append(append)
    }
    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.0.record(task_id)
    }
    fn records(&self) -> StoreFuture<'_, Vec<asap_runtime::Result<TaskRecord>>> {
        self.0.records()
    }
    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.0.swap_record(expected, record)
    }
}

#[tokio::test]
async fn a_store_without_queues_says_so() {
    let runtime = Runtime::new(Plain::default());
    let error = runtime.queue("mail").submit_async("task", double(4)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store has no queues, so task `task` cannot be submitted; use one that has (`SnapshotStore::queue`)"
    );
    assert_eq!(runtime.task("task").unwrap(), None, "nothing was stored");
    let error = asap_runtime::Worker::new(runtime).run_until(std::future::pending()).await.unwrap_err();
    assert!(matches!(error, Error::NoQueue { .. }), "{error}");
}

#[test]
fn a_store_that_cannot_change_the_past_says_so() {
    let runtime = Runtime::new(Plain::default());
    assert_eq!(runtime.run("task", double(4)).unwrap(), 8);
    let error = runtime.rollback("task", 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store does not have `SnapshotStore::rewrite`; use one that has, or add it"
    );
    assert!(matches!(runtime.snapshot("id"), Err(Error::Unsupported { method: "find" })));
    assert_eq!(runtime.result::<u64>("task").unwrap(), Some(8), "nothing was changed");
}
