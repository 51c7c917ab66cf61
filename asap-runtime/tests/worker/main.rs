//! Workers in one process: what they run, and how they end.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod ending;
mod limits;
#[cfg(feature = "postgres")]
#[path = "../postgres/place.rs"]
#[allow(dead_code, reason = "the tests of that store use all of it")]
mod place;
#[cfg(feature = "postgres")]
mod postgres;
mod running;
mod submitting;

use std::sync::Arc;
use std::time::Duration;

use asap_runtime::store::{MemoryStore, SnapshotStore, SqliteStore};
use asap_runtime::{Result, Runtime, Summary, TaskStatus, Worker};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A store of each kind that a worker handles differently: one that answers at once, one that blocks, and one whose answers
/// come over a network, where a server is.
fn stores() -> Vec<Arc<dyn SnapshotStore>> {
    let mut stores: Vec<Arc<dyn SnapshotStore>> =
        vec![Arc::new(MemoryStore::new()), Arc::new(SqliteStore::in_memory().unwrap())];
    #[cfg(feature = "postgres")]
    stores.extend(postgres::store());
    stores
}

/// A worker that runs beside the test.
struct Beside {
    stop: oneshot::Sender<()>,
    worker: JoinHandle<Result<Summary>>,
}

impl Beside {
    fn start(worker: Worker) -> Self {
        let (stop, stopped) = oneshot::channel();
        let shutdown = async {
            let _ = stopped.await;
        };
        Self { stop, worker: tokio::spawn(worker.run_until(shutdown)) }
    }

    /// Tells it to end, and waits for it.
    async fn end(self) -> Summary {
        let _ = self.stop.send(());
        tokio::time::timeout(PATIENCE, self.worker).await.expect("a worker ends").unwrap().unwrap()
    }
}

/// Waits until the task has this status.
async fn until(runtime: &Runtime, task_id: &str, status: TaskStatus) {
    let now = async {
        loop {
            let record = runtime.store().record(task_id).await.unwrap();
            if record.is_some_and(|record| record.status == status) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let is_late = tokio::time::timeout(PATIENCE, now).await.is_err();
    let record = runtime.store().record(task_id).await;
    assert!(!is_late, "task `{task_id}` did not become {status}: {record:?}");
}

/// Asks on a thread that may wait, as a test's own, which is an executor's, may not.
fn outside<T: Send>(ask: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(ask).join().unwrap())
}
