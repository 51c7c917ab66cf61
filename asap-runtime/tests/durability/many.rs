//! Tasks that are stored together.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use asap_runtime::store::{Append, MemoryStore, StoreFuture, Swap};
use asap_runtime::{CheckpointDurability, Result, Runtime, SnapshotStore, checkpoint, resumable};

use crate::forwarding::forward;
use crate::{EVER, PATIENCE};

/// A store that notes which appends it is given together.
#[derive(Debug, Default)]
struct Groups {
    store: MemoryStore,
    groups: Mutex<Vec<Vec<(String, u64)>>>,
}

impl SnapshotStore for Groups {
    forward!(SnapshotStore: |this| this.store; append);

    fn append_all<'a>(&'a self, appends: &'a [Append<'a>]) -> StoreFuture<'a, Vec<Result<Swap>>> {
        let of = |append: &Append<'_>| (append.snapshot.task_id.clone(), append.snapshot.version);
        self.groups.lock().unwrap().push(appends.iter().map(of).collect());
        self.store.append_all(appends)
    }
}

#[resumable]
fn meets(#[resource] all: Arc<Barrier>, n: u64) -> u64 {
    let mut sum = 0;
    for i in 1..=n {
        sum += i;
        checkpoint!();
    }
    all.wait();
    sum
}

#[test]
fn tasks_are_stored_together_and_each_in_its_order() {
    const TASKS: usize = 4;
    let store = Arc::new(Groups::default());
    let runtime = Runtime::new(Arc::clone(&store))
        .with_resource(Arc::new(Barrier::new(TASKS)))
        .with_durability(CheckpointDurability::Within(EVER));
    thread::scope(|scope| {
        for task in 0..TASKS {
            let runtime = runtime.clone();
            scope.spawn(move || assert_eq!(runtime.run(format!("t{task}"), meets(25)).unwrap(), 325));
        }
    });
    let groups = store.groups.lock().unwrap();
    // Whoever ends first has all of them stored.
    assert_eq!(groups.len(), 1, "{groups:?}");
    assert_eq!(groups[0].len(), TASKS * 25);
    for task in 0..TASKS {
        let task = format!("t{task}");
        let versions = groups[0].iter().filter(|(of, _)| *of == task).map(|(_, version)| *version);
        assert_eq!(versions.collect::<Vec<_>>(), (2..=26).collect::<Vec<_>>());
    }
}

#[resumable]
fn goes_on(#[resource] store: Arc<Groups>) -> u64 {
    #[rebuild]
    let begun = std::time::Instant::now();
    let mut count = 0;
    // Until a few intervals have passed.
    while store.groups.lock().unwrap().len() < 4 {
        assert!(begun.elapsed() < PATIENCE, "what waits is stored in time");
        count += 1;
        checkpoint!();
    }
    count
}

#[test]
fn a_busy_task_is_stored_once_per_interval() {
    let store = Arc::new(Groups::default());
    let runtime = Runtime::new(Arc::clone(&store))
        .with_resource(Arc::clone(&store))
        .with_durability(CheckpointDurability::Within(Duration::from_millis(50)));
    let begun = std::time::Instant::now();
    let count = runtime.run("t", goes_on()).unwrap();
    let groups = store.groups.lock().unwrap();
    let stored: usize = groups.iter().map(Vec::len).sum();
    assert_eq!(stored as u64, count, "each once");
    // In rounds of 2,048, as many as an interval brings; the last is that of the end.
    let rounds = groups.iter().filter(|group| group.len() == 2048).count();
    let intervals = begun.elapsed().as_millis() / 50 + 2;
    assert!((groups.len() - rounds) as u128 <= intervals, "{} groups, {intervals} intervals", groups.len());
}
