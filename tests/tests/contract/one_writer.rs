//! Line 6 of the contract: Two that resume one task: exactly one goes on. With processes: `recovery`.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use asap_runtime::store::{Append, MemoryStore, Retention, SqliteStore, Swap};
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Error, Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};

static EFFECTS: [AtomicU32; 2] = [const { AtomicU32::new(0) }; 2];

#[resumable]
fn works(which: usize, n: u32) -> u32 {
    let mut done = 0;
    while done < n {
        checkpoint!();
        EFFECTS[which].fetch_add(1, Ordering::SeqCst);
        done += 1;
    }
    done
}

#[test]
fn of_threads_with_a_connection_each_exactly_one_goes_on() {
    const THREADS: usize = 6;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    Runtime::open(&file).unwrap().run("t", works(0, 0)).unwrap();
    for round in 0..5 {
        let task = format!("round {round}");
        // A task that was begun, and whose process is gone.
        let store = SqliteStore::open(&file).unwrap();
        begin(&store, &task, 7);
        let before = EFFECTS[0].load(Ordering::SeqCst);
        let together = Barrier::new(THREADS);
        let resume = || {
            let runtime = Runtime::open(&file).unwrap();
            together.wait();
            runtime.resume::<u32>(&task)
        };
        let answers: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(resume)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        // A thread that comes when the task has ended is given its result.
        for answer in &answers {
            match answer {
                Ok(done) => assert_eq!(*done, 7),
                Err(error) => assert!(error.is_conflict(), "{error}"),
            }
        }
        assert!(
            answers.iter().any(Result::is_ok) || Runtime::open(&file).unwrap().resume::<u32>(&task).is_ok()
        );
        let record = store.record(&task).wait().unwrap().unwrap();
        assert_eq!((record.status, record.result.as_deref()), (TaskStatus::Completed, Some("7")));
        assert_eq!(store.list_versions(&task).wait().unwrap(), (1..=8).collect::<Vec<_>>());
        // Each attempt that lost the task may have been between two checkpoints.
        let effects = EFFECTS[0].load(Ordering::SeqCst) - before;
        assert!(u64::from(effects) < 7 + record.attempt, "{effects} effects in {} attempts", record.attempt);
    }
}

/// Stores the start of a task as its process would have left it.
fn begin(store: &SqliteStore, task: &str, n: u32) {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.run(task, works(1, n)).unwrap();
    let snapshot = runtime.store().get_version(task, 1).wait().unwrap().unwrap();
    let text = snapshot.data.as_json().replace(r#""which":1"#, r#""which":0"#);
    let snapshot = asap_runtime::StateSnapshot { data: text.parse().unwrap(), ..snapshot };
    let record = runtime.task(task).unwrap().unwrap();
    let record = asap_runtime::store::TaskRecord { status: TaskStatus::Working, result: None, ..record };
    let append = Append {
        snapshot: &snapshot,
        attempt: None,
        record: Some(&record),
        retention: Retention::All,
        parts: None,
    };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
}

#[test]
fn a_version_that_somebody_else_has_appended_stops_the_task() {
    #[resumable]
    fn appends_behind_its_own_back(file: std::path::PathBuf, task: String) -> u32 {
        let mut passed = 0;
        checkpoint!("first");
        passed += 1;
        let store = SqliteStore::open(&file).unwrap();
        let latest = store.get(&task).wait().unwrap().unwrap();
        if latest.version == 2 {
            let next = asap_runtime::StateSnapshot { version: 3, ..latest };
            assert_eq!(store.append(Append::new(&next)).wait().unwrap(), Swap::Stored);
        }
        drop(store);
        checkpoint!("second");
        EFFECTS[1].store(1_000, Ordering::SeqCst);
        passed
    }

    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap();
    let error = runtime.run("t", appends_behind_its_own_back(file.clone(), "t".to_owned())).unwrap_err();
    assert!(matches!(&error, Error::Conflict { task_id, version: 3 } if task_id == "t"), "{error:?}");
    assert!(EFFECTS[1].load(Ordering::SeqCst) < 1_000, "the task went on");
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1, 2, 3]);
    let latest = runtime.store().get("t").wait().unwrap().unwrap();
    assert!(latest.data.as_json().contains(r#""at":"first""#), "the other's version is untouched");
}

#[test]
fn a_version_that_is_taken_ends_the_attempt_and_not_the_task() {
    let store = FaultyStore::<MemoryStore>::default();
    let runtime = Runtime::new(store.clone());
    store.fail(When::appends().version(4), Fault::Taken);
    let error = runtime.run("t", works(1, 5)).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 4, .. }), "{error:?}");
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
    store.repair();
    assert_eq!(runtime.resume::<u32>("t").unwrap(), 5);
}
