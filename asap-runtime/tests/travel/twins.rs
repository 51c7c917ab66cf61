//! The same as futures, over a store that blocks and one that does not.

use std::sync::Arc;
use std::thread::{self, ThreadId};

use asap_runtime::protocol::{StateQuery, StateRestore};
use asap_runtime::store::{Append, MemoryStore, Rewrite, SnapshotStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Result, Runtime, StateSnapshot, checkpoint, resumable};

#[resumable]
async fn count(to: u64) -> u64 {
    let mut n = 0;
    while n < to {
        n += 1;
        checkpoint!();
    }
    n
}

/// `store` is what the runtime is over, to look into.
async fn all_of_them(runtime: Runtime, store: &dyn SnapshotStore) {
    runtime.run("t", count(5)).await.unwrap();
    let text = runtime.export_async("t").await.unwrap();
    runtime.rollback_async("t", 3).await.unwrap();
    runtime.fork_async("t", None, "u").await.unwrap();
    runtime.edit_async("u", |edit| edit.set("n", &4)).await.unwrap();
    let latest =
        runtime.answer_query_async(&StateQuery { task_id: "u".into(), version: None }).await.unwrap();
    assert_eq!((latest.version, latest.data.get("n")), (4, Some("4")));
    let third = store.get_version("u", 3).await.unwrap().unwrap();
    let restore = StateRestore { task_id: "u".into(), snapshot_id: third.id };
    assert!(runtime.restore_async(&restore).await.unwrap().is_ok());
    for task_id in ["t", "u"] {
        assert_eq!(runtime.resume_async::<u64>(task_id).await.unwrap(), 5);
    }
    assert!(store.delete("t").await.unwrap());
    runtime.import_async(text).await.unwrap();
    assert_eq!(store.list_versions("t").await.unwrap(), [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn in_memory() {
    let store = Arc::new(MemoryStore::new());
    all_of_them(Runtime::new(Arc::clone(&store)), &store).await;
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn in_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(asap_runtime::store::SqliteStore::open(directory.path().join("tasks.db")).unwrap());
    all_of_them(Runtime::new(Arc::clone(&store)), &store).await;
}

/// Says that it blocks, and may so not be used on the executor's thread.
#[derive(Debug)]
struct Blocking {
    store: Arc<MemoryStore>,
    executor: ThreadId,
}

impl Blocking {
    fn store(&self) -> &MemoryStore {
        assert_ne!(thread::current().id(), self.executor, "an executor's thread would wait");
        &self.store
    }
}

impl SnapshotStore for Blocking {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.store().save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store().get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store().get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.store().list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.store().delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.store().delete_version(task_id, version)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        self.store().append(append)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.store().record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store().records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.store().swap_record(expected, record)
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        self.store().rewrite(rewrite)
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store().find(id, task_id)
    }

    fn blocks(&self) -> bool {
        true
    }
}

#[tokio::test]
async fn in_a_store_that_blocks() {
    let store = Arc::new(MemoryStore::new());
    let blocking = Blocking { store: Arc::clone(&store), executor: thread::current().id() };
    all_of_them(Runtime::new(blocking), &store).await;
}

#[cfg(feature = "tokio")]
#[tokio::test]
async fn who_would_block_an_executor_is_told_to_await() {
    let runtime = Runtime::new(Arc::new(MemoryStore::new()));
    let error = runtime.rollback("t", 1).unwrap_err();
    assert!(error.to_string().contains("await the answer"), "{error}");
}
