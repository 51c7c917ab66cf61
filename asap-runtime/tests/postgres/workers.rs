//! Workers on a server that is restarted, and over connections that are cut.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::PostgresStore;
use asap_runtime::{Runtime, TaskStatus, Worker, checkpoint, resumable};
use tokio::sync::oneshot;

use crate::cluster::Cluster;
use crate::place::Place;
use crate::proxy::{Cut, Proxy};

/// How often a step was taken, over all tasks of a test.
#[derive(Debug, Clone, Default)]
struct Steps(std::sync::Arc<AtomicU64>);

#[resumable]
async fn walk(steps: u64, #[resource] taken: Steps) -> u64 {
    let mut sum = 0;
    for step in 0..steps {
        sum += step;
        taken.0.fetch_add(1, Ordering::SeqCst);
        checkpoint!();
    }
    sum
}

const TASKS: u64 = 24;
const STEPS: u64 = 60;

/// Has two workers, each with its store, run tasks, and disturbs them at each quarter of the way.
fn disturbed(stores: [PostgresStore; 2], disturb: impl Fn()) {
    let taken = Steps::default();
    let runtimes = stores.map(|store| Runtime::new(store).with_resource(taken.clone()));
    let executor =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for task in 0..TASKS {
        runtimes[0].submit(format!("task {task}"), walk(STEPS)).unwrap();
    }
    let workers = runtimes.clone().map(|runtime| {
        let (stop, stopped) = oneshot::channel::<()>();
        let worker = Worker::new(runtime).concurrency(4).lease(Duration::from_secs(2)).max_lost_leases(100);
        let worker = worker.run_until(async {
            let _ = stopped.await;
        });
        (stop, executor.spawn(worker))
    });
    let begun = Instant::now();
    let patience = || assert!(begun.elapsed() < Duration::from_mins(2), "the tasks do not come on");
    for quarter in 1..4 {
        while taken.0.load(Ordering::SeqCst) < TASKS * STEPS * quarter / 4 {
            patience();
            thread::sleep(Duration::from_millis(1));
        }
        disturb();
    }
    for task in 0..TASKS {
        let task_id = format!("task {task}");
        loop {
            let record = runtimes[1].task(&task_id).unwrap().unwrap();
            assert_ne!(record.status, TaskStatus::Failed, "{record:?}");
            if record.status == TaskStatus::Completed {
                break;
            }
            patience();
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(runtimes[1].result::<u64>(&task_id).unwrap(), Some(STEPS * (STEPS - 1) / 2));
    }
    for (stop, worker) in workers {
        let _ = stop.send(());
        let summary = executor.block_on(worker).unwrap().unwrap();
        assert_eq!(summary.failed, 0);
    }
}

#[test]
fn workers_go_on_when_the_server_is_back() {
    let Some(cluster) = Cluster::new() else { return };
    let open = || PostgresStore::connect(&cluster.url()).wait().unwrap();
    disturbed([open(), open()], || cluster.restart());
}

#[test]
fn workers_go_on_over_connections_that_are_cut() {
    let Some(place) = Place::new() else { return };
    let proxy = Proxy::to(place.address());
    let open = || place.open_at(proxy.address(), place.store_options());
    disturbed([open(), open()], || {
        for cut in [Cut::Before, Cut::After, Cut::After, Cut::Late(Duration::from_millis(30))] {
            proxy.arm("task ", cut);
            proxy.arm("default", cut);
        }
    });
}
