//! Stores that fail, and tasks that two would run.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use asap_runtime::store::{Append, MemoryStore, Retention, SnapshotStore, TaskRecord};
use asap_runtime::{Error, Result, Runtime, TaskStatus};

use crate::functions::{count, effects, fail_once, hook};
use crate::stores::{Gate, Gated, lost};

fn over<G: Gate + 'static>(store: &Arc<MemoryStore>, gate: G) -> Runtime {
    Runtime::new(Gated { store: Arc::clone(store), gate })
}

/// Refuses one version.
#[derive(Debug)]
struct Refuses(u64);

impl Gate for Refuses {
    fn append(&self, _: &MemoryStore, append: &Append<'_>) -> Result<()> {
        if append.snapshot.version == self.0 { Err(lost("append")) } else { Ok(()) }
    }
}

#[test]
fn a_checkpoint_that_is_not_stored_stops_the_task_there() {
    let store = Arc::new(MemoryStore::new());
    let error = over(&store, Refuses(4)).run("t", count(9)).unwrap_err();
    assert!(error.is_store());
    assert_eq!(effects(), [1, 2, 3]);
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3]);
    // Whether the refused version is there is the store's to know: the record is left alone.
    assert_eq!(store.record("t").wait().unwrap().unwrap().status, TaskStatus::Working);
    assert_eq!(over(&store, Refuses(0)).resume::<u64>("t").unwrap(), 45);
    assert_eq!(effects(), [3, 4, 5, 6, 7, 8, 9]);
}

/// Loses every record of an end.
#[derive(Debug)]
struct Forgets;

impl Gate for Forgets {
    fn swap(&self, _: &MemoryStore, _: Option<u64>, record: &TaskRecord) -> Result<()> {
        if record.status == TaskStatus::Working { Ok(()) } else { Err(lost("swap")) }
    }
}

#[test]
fn a_result_that_is_not_stored_is_not_returned() {
    let store = Arc::new(MemoryStore::new());
    assert!(over(&store, Forgets).run("t", count(2)).unwrap_err().is_store());
    assert_eq!(over(&store, Refuses(0)).run("t", count(2)).unwrap(), 3);
    assert_eq!(effects(), [1, 2]);
}

#[test]
fn an_error_that_cannot_be_recorded_is_returned_nevertheless() {
    let store = Arc::new(MemoryStore::new());
    fail_once(2, || std::io::Error::other("mine"));
    let error = over(&store, Forgets).run("t", count(2)).unwrap_err();
    assert_eq!(error.to_string(), "task `t` failed: mine");
}

/// Lets two claims go through at one moment.
#[derive(Debug)]
struct Meets(Barrier);

impl Gate for Meets {
    fn swap(&self, _: &MemoryStore, _: Option<u64>, record: &TaskRecord) -> Result<()> {
        if record.status == TaskStatus::Working {
            self.0.wait();
        }
        Ok(())
    }
}

#[test]
fn of_two_that_resume_at_once_exactly_one_goes_on() {
    let store = Arc::new(MemoryStore::new());
    fail_once(2, || std::io::Error::other("once"));
    over(&store, Refuses(0)).run("t", count(4)).unwrap_err();
    let runtime = over(&store, Meets(Barrier::new(2)));
    let answers = thread::scope(|scope| {
        let resume = || (runtime.resume::<u64>("t"), effects());
        let threads = [scope.spawn(resume), scope.spawn(resume)];
        threads.map(|thread| thread.join().unwrap())
    });
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(answer, _)| answer.is_ok());
    assert_eq!(won[0].1, [2, 3, 4]);
    assert_eq!(won[0].0.as_ref().unwrap(), &10);
    assert!(lost[0].0.as_ref().unwrap_err().is_conflict());
    assert_eq!(lost[0].1, [0; 0]);
    assert_eq!((won.len(), lost.len()), (1, 1));
}

#[test]
fn of_many_that_begin_at_once_exactly_one_begins() {
    let runtime = Runtime::new(MemoryStore::new());
    let (begun, others) = (AtomicBool::new(false), Barrier::new(8));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                others.wait();
                match runtime.run("t", count(50)) {
                    Ok(sum) => assert_eq!(sum, 1275),
                    Err(error) => assert!(error.is_conflict(), "{error}"),
                }
                if effects().first() == Some(&1) {
                    assert!(!begun.swap(true, Ordering::SeqCst), "effect 1 ran twice");
                }
            });
        }
    });
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1275);
}

#[test]
fn whoever_lost_its_task_stores_nothing_more() {
    let runtime = Runtime::new(MemoryStore::new());
    let other = runtime.clone();
    let mut taken = false;
    hook(move |effect| {
        if effect == 3 && !std::mem::replace(&mut taken, true) {
            assert_eq!(other.resume::<u64>("t").unwrap(), 10);
        }
        Ok(())
    });
    let error = runtime.run("t", count(4)).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 4, .. }), "{error}");
    // The other's 3 and 4, then the loser's 3, which it could not store.
    assert_eq!(effects(), [1, 2, 3, 4, 3]);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Completed, 2));
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1, 2, 3, 4, 5]);
}

#[test]
fn whoever_lost_its_task_cannot_end_it() {
    let runtime = Runtime::new(MemoryStore::new());
    let other = runtime.clone();
    hook(move |effect| {
        if effect == 2 {
            let mut record = other.task("t").unwrap().unwrap();
            record.attempt = 2;
            let _ = other.store().swap_record(Some(1), &record).wait().unwrap();
            return Err(std::io::Error::other("too late"));
        }
        Ok(())
    });
    assert!(runtime.run("t", count(2)).unwrap_err().is_conflict());
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
}

/// Stores one more version for the attempt that is about to lose its task.
#[derive(Debug)]
struct Sneaks(AtomicBool);

impl Gate for Sneaks {
    fn swap(&self, store: &MemoryStore, expected: Option<u64>, _: &TaskRecord) -> Result<()> {
        if !self.0.swap(true, Ordering::SeqCst) {
            let mut snapshot = store.get("t").wait()?.expect("the task has begun");
            snapshot.version += 1;
            let text = snapshot.data.as_json().replace(r#""sum":1,"i":1"#, r#""sum":3,"i":2"#);
            snapshot.data = asap_runtime::Data::from_json(&text)?;
            let append = Append {
                snapshot: &snapshot,
                attempt: expected,
                record: None,
                retention: Retention::default(),
            };
            let _ = store.append(append).wait()?;
        }
        Ok(())
    }
}

#[test]
fn a_version_that_was_stored_before_the_claim_is_gone_on_from() {
    let store = Arc::new(MemoryStore::new());
    fail_once(2, || std::io::Error::other("once"));
    over(&store, Refuses(0)).run("t", count(4)).unwrap_err();
    assert_eq!(effects(), [1]);
    assert_eq!(over(&store, Sneaks(AtomicBool::new(false))).resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [3, 4]);
}
