//! Workers in one process: what they run, and how they end.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod ending;
#[path = "../forwarding/mod.rs"]
mod forwarding;
mod hanging;
mod limits;
mod past;
#[cfg(feature = "postgres")]
#[path = "../postgres/place.rs"]
#[allow(dead_code, reason = "the tests of that store use all of it")]
mod place;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "redis")]
#[path = "../redis/place.rs"]
mod redis_place;
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

/// A store of each kind that a worker handles differently: one that answers at once, one that blocks, and, if a server
/// answers, one by whose clock delays and leases go.
fn stores() -> Stores {
    let stores: [Arc<dyn SnapshotStore>; 2] =
        [Arc::new(MemoryStore::new()), Arc::new(SqliteStore::in_memory().unwrap())];
    let mut stores = Vec::from(stores);
    #[cfg(feature = "postgres")]
    stores.extend(postgres::store());
    #[cfg(feature = "redis")]
    let place = redis_place::Place::new();
    #[cfg(feature = "redis")]
    let stores =
        stores.into_iter().chain(place.iter().map(|place| Arc::new(place.store()) as _)).collect::<Vec<_>>();
    Stores {
        stores: stores.into_iter(),
        #[cfg(feature = "redis")]
        _place: place,
    }
}

/// The stores of a test; what they have kept on a server goes with the last.
struct Stores {
    stores: std::vec::IntoIter<Arc<dyn SnapshotStore>>,
    #[cfg(feature = "redis")]
    _place: Option<redis_place::Place>,
}

impl Iterator for Stores {
    type Item = Arc<dyn SnapshotStore>;

    fn next(&mut self) -> Option<Self::Item> {
        self.stores.next()
    }
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
    let came = tokio::time::timeout(PATIENCE, now).await.is_ok();
    assert!(came, "task `{task_id}` did not become {status}: {:?}", runtime.store().record(task_id).await);
}

/// Asks on a thread that may wait, as a test's own, which is an executor's, may not.
fn outside<T: Send>(ask: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(ask).join().unwrap())
}
