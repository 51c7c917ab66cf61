//! What waits goes on in another process: here another store, runtime and worker over one file.

use std::path::Path;
use std::time::{Duration, Instant};

use asap_runtime::store::SqliteStore;
use asap_runtime::{Runtime, TaskStatus, Worker, receive, resumable, sleep};
use tokio::sync::oneshot;

use crate::PATIENCE;

#[resumable]
async fn patient(pause: Duration) -> String {
    sleep!(pause);
    let word: String = receive!("word");
    word + "!"
}

/// Works until the task has this status, or has stored so many versions.
async fn work(path: &Path, task_id: &str, until: impl Fn(TaskStatus, u64) -> bool) {
    let runtime = Runtime::new(SqliteStore::open(path).unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = tokio::spawn(Worker::new(runtime.clone()).run_until(async {
        let _ = stopped.await;
    }));
    let begun = Instant::now();
    loop {
        let record = runtime.store().record(task_id).await.unwrap().unwrap();
        let versions = runtime.store().list_versions(task_id).await.unwrap();
        if until(record.status, *versions.last().unwrap()) {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{record:?}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stop.send(()).unwrap();
    worker.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_goes_on_at_its_time_and_with_its_message_in_another_process() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("asap.db");
    let submit = Runtime::new(SqliteStore::open(&path).unwrap());
    submit.queue("default").submit_async("patient", patient(Duration::from_millis(700))).await.unwrap();
    drop(submit);
    // It sleeps, and its worker ends.
    work(&path, "patient", |_, version| version == 2).await;
    // Another waits for its time, and ends when it waits for a message.
    let begun = Instant::now();
    work(&path, "patient", |status, _| status == TaskStatus::InputRequired).await;
    assert!(begun.elapsed() < PATIENCE);
    let sender = Runtime::new(SqliteStore::open(&path).unwrap());
    sender.send_async("patient", "word", "hello".to_owned()).await.unwrap();
    drop(sender);
    work(&path, "patient", |status, _| status == TaskStatus::Completed).await;
    let record = Runtime::new(SqliteStore::open(&path).unwrap()).task("patient").unwrap().unwrap();
    assert_eq!(record.result.as_deref(), Some("\"hello!\""));
}
