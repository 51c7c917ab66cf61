//! Tasks that were stopped in the old program and are resumed in the new one.

use std::cell::Cell;

use asap_runtime::store::MemoryStore;
use asap_runtime::{Data, Error, Runnable, Runtime, StateSnapshot, TaskStatus};

thread_local! {
    static STOP: Cell<bool> = const { Cell::new(false) };
}

/// Stops the old program's task here; the new one goes on.
pub(crate) fn stop() -> Result<(), String> {
    if STOP.get() { Err("stopped".to_owned()) } else { Ok(()) }
}

/// A task `t` of the old function that was stopped, in the new function's name.
pub(crate) fn stopped<C: Runnable<Value = u64, Answer = asap_runtime::Result<u64>>>(
    old: C,
    new: &str,
) -> Runtime {
    let runtime = Runtime::new(MemoryStore::new());
    STOP.set(true);
    let answer = runtime.run("t", old).map(drop).unwrap_err();
    STOP.set(false);
    assert_eq!(answer.to_string(), "task `t` failed: stopped");
    let name = runtime.task("t").unwrap().unwrap().function;
    let (from, to) = (format!("\"function\":\"{name}\""), format!("\"function\":\"{new}\""));
    edit(&runtime, |text| text.replace(&from, &to));
    let mut record = runtime.task("t").unwrap().unwrap();
    record.status = TaskStatus::Working;
    let _ = runtime.store().swap_record(Some(1), &record).wait().unwrap();
    runtime
}

/// Changes the text of all snapshots.
pub(crate) fn edit(runtime: &Runtime, edit: impl Fn(&str) -> String) {
    for version in runtime.store().list_versions("t").wait().unwrap() {
        let mut snapshot = runtime.store().get_version("t", version).wait().unwrap().unwrap();
        snapshot.data = Data::from_json(&edit(snapshot.data.as_json())).unwrap();
        runtime.store().save(&snapshot).wait().unwrap();
    }
}

/// The latest snapshot.
pub(crate) fn latest(runtime: &Runtime) -> StateSnapshot {
    runtime.store().get("t").wait().unwrap().unwrap()
}

/// The error of a resume, which changed nothing.
pub(crate) fn refused(runtime: &Runtime) -> Error {
    let before = (latest(runtime), runtime.task("t").unwrap().unwrap());
    let error = runtime.resume::<u64>("t").unwrap_err();
    assert!(error.is_incompatible(), "{error}");
    assert_eq!((latest(runtime), runtime.task("t").unwrap().unwrap()), before, "nothing changed");
    error
}
