//! Line 7 of the contract: If the store refuses or is lost, the task stops there; no `?`, `match` or `catch` can turn it into a value and
//! run on.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{fs, io};

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Error, Runnable, Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};
use asap_tests::trace::{self, effect};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::rows;
use crate::stored::{data, from_version};

/// Code that would go on with anything: `?` into a result it ignores, a `match` that takes all, loops that try again.
#[resumable]
fn takes_everything(n: u32) -> Result<u32, io::Error> {
    let mut tries = 0;
    let mut kept = 0;
    loop {
        tries += 1;
        let attempt: Result<u32, io::Error> = 'attempt: {
            if tries > n {
                break 'attempt Err(io::Error::other("enough"));
            }
            effect(("try", tries));
            checkpoint!();
            effect(("kept", tries));
            Ok(tries)
        };
        match attempt {
            Ok(value) => kept += value,
            Err(_) if tries > n => break,
            Err(_) => {}
        }
        let _ = Some({
            checkpoint!("in a value");
            tries
        })
        .unwrap_or_default();
    }
    effect("end");
    Ok(kept)
}

fn faultless() -> FaultyStore<MemoryStore> {
    FaultyStore::default()
}

/// Fails each version in turn, and expects the stop exactly there.
fn stops_there<T, C>(call: impl Fn() -> C, versions: u64)
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug + 'static,
{
    let whole = faultless();
    let _ = trace::take();
    let value = Runtime::new(whole.clone()).with_retention(Retention::All).run("t", call()).unwrap();
    let effects = trace::take();
    assert_eq!(data(&whole, "t").len() as u64, versions, "the function passes other checkpoints");
    // A full disk, a store that is gone, somebody else, an answer that is lost.
    let troubles: [(fn() -> When, Fault); 4] = [
        (When::writes, Fault::Before),
        (When::any, Fault::Before),
        (When::appends, Fault::Taken),
        (When::appends, Fault::After),
    ];
    for (when, fault) in troubles {
        // That somebody else has begun the task is `one_writer`'s.
        let first = if fault == Fault::Taken { 2 } else { 1 };
        for version in first..=versions {
            let store = faultless();
            let runtime = Runtime::new(store.clone()).with_retention(Retention::All);
            store.fail(from_version(when(), version), fault);
            let error = runtime.run("t", call()).unwrap_err();
            assert!(if fault == Fault::Taken { error.is_conflict() } else { error.is_store() }, "{error:?}");
            let mut done = trace::take();
            store.repair();
            let stored = data(&store, "t").len() as u64;
            // Whose answer is lost does not know that it is stored; that it is, is no harm. Somebody else has stored it.
            assert_eq!(stored, if fault == Fault::Before { version - 1 } else { version });
            let status = runtime.task("t").unwrap().map(|record| record.status);
            assert!(matches!(status, None | Some(TaskStatus::Working)), "{status:?}");
            assert_eq!(runtime.run("t", call()).unwrap(), value);
            assert_eq!(data(&store, "t"), data(&whole, "t"));
            // What was done before and after, without what was done twice, is what the whole run did.
            let rest = trace::take();
            let again = done.len() + rest.len() - effects.len();
            done.truncate(done.len() - again);
            done.extend(rest);
            assert_eq!(done, effects, "{fault:?} at version {version}");
        }
    }
}

#[test]
fn code_that_takes_everything_does_not_take_this() {
    stops_there(|| takes_everything(3), 7);
}

#[resumable]
fn catches(n: u32) -> u32 {
    let mut caught = 0;
    for i in 0..n {
        effect(i);
        let answer = catch_unwind(|| if i == 1 { panic!("mine") } else { i }).map_err(drop);
        checkpoint!();
        caught += u32::from(answer.is_err());
        effect(("after", caught));
    }
    caught
}

#[test]
fn a_loop_that_catches_panics_catches_its_own_only() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let stopped = catch_unwind(|| stops_there(|| catches(3), 4));
    std::panic::set_hook(hook);
    stopped.unwrap();
}

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// Panics when it is dropped after its checkpoint has failed.
#[derive(Serialize, serde::Deserialize)]
struct Angry(bool);

impl Drop for Angry {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
        assert!(!self.0, "angry");
    }
}

#[resumable]
fn holds_what_panics() -> u32 {
    let mut angry = Angry(true);
    checkpoint!();
    angry.0 = false;
    7
}

#[test]
fn a_destructor_that_panics_does_not_hide_it() {
    let store = faultless();
    store.fail(When::appends().version(2), Fault::Before);
    let runtime = Runtime::new(store.clone());
    let error =
        catch_unwind(AssertUnwindSafe(|| runtime.run("t", holds_what_panics()))).unwrap().unwrap_err();
    assert!(error.is_store(), "{error:?}");
    assert_eq!(DROPPED.get(), 1);
    store.repair();
    assert_eq!(runtime.resume::<u32>("t").unwrap(), 7);
}

#[resumable]
fn inner() -> u32 {
    checkpoint!();
    effect("inner went on");
    1
}

thread_local! {
    static OUTER: Cell<Option<Runtime>> = const { Cell::new(None) };
}

fn run_inner() -> Result<u32, Error> {
    let runtime = OUTER.take().unwrap();
    let answer = runtime.run("inner", inner());
    OUTER.set(Some(runtime));
    answer
}

#[resumable]
fn ignores_an_inner_task() -> u32 {
    let answer = run_inner().unwrap_or(0);
    effect(("answer", answer));
    checkpoint!();
    effect("outer went on");
    answer
}

#[test]
fn a_task_that_ignores_the_failure_of_an_inner_one_stops_at_its_own() {
    let store = faultless();
    store.fail(from_version(When::any(), 2), Fault::Before);
    let runtime = Runtime::new(store.clone());
    OUTER.set(Some(runtime.clone()));
    let _ = trace::take();
    assert!(runtime.run("t", ignores_an_inner_task()).unwrap_err().is_store());
    assert_eq!(trace::take(), [r#"("answer", 0)"#]);
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, serde::Deserialize)]
enum Loss {
    Table,
    File,
    Nothing,
}

fn lose(file: &Path, loss: Loss) {
    match loss {
        Loss::Table => rows::change(file, 0, "ALTER TABLE snapshots RENAME TO lost"),
        Loss::File => fs::rename(file, file.with_extension("lost")).unwrap(),
        Loss::Nothing => {}
    }
}

#[resumable]
fn loses_its_store(file: PathBuf, loss: Loss) -> u32 {
    let mut passed = 1;
    checkpoint!();
    lose(&file, loss);
    checkpoint!("lost");
    effect("went on");
    passed += 1;
    passed
}

#[test]
fn a_file_that_is_lost_stops_the_task() {
    for loss in [Loss::Table, Loss::File, Loss::Nothing] {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("tasks.db");
        let runtime = Runtime::open(&file).unwrap();
        let _ = trace::take();
        let answer = runtime.run("t", loses_its_store(file.clone(), loss));
        if loss == Loss::Nothing {
            assert_eq!(answer.unwrap(), 2);
        } else {
            assert!(answer.as_ref().is_err_and(Error::is_store), "{loss:?}: {answer:?}");
            assert_eq!(trace::take(), [""; 0]);
        }
    }
}

#[test]
fn a_start_that_is_not_stored_runs_nothing() {
    let store = faultless();
    store.fail(When::writes(), Fault::Before);
    let _ = trace::take();
    assert!(Runtime::new(store.clone()).run("t", takes_everything(1)).unwrap_err().is_store());
    assert_eq!(trace::take(), [""; 0]);
    assert_eq!(
        MemoryStore::new().list_versions("t").wait().unwrap(),
        store.list_versions("t").wait().unwrap()
    );
}
