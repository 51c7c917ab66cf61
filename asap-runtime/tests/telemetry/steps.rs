//! Each step of a lifecycle is reported, once, whoever has made it: the runtime, or a store by itself.

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::{Fault, FaultyStore, Operation, When};
use asap_runtime::{
    Runtime, TaskStatus, Waits, checkpoint, compensate, join, receive, resumable, sleep, spawn, telemetry,
};

use crate::metrics::{counter, recorded};
use crate::spans::{Seen, watched};

#[resumable]
fn asks() -> u32 {
    receive!("more")
}

#[resumable]
pub(crate) fn plain(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
fn parent() -> u32 {
    let child = spawn!(plain(2));
    let more: u32 = receive!("more");
    join!(child).map_or(0, |child| child + more)
}

#[resumable]
fn undone() -> u32 {
    compensate!(plain(3));
    checkpoint!();
    sleep!(std::time::Duration::from_hours(1));
    1
}

/// The steps that were seen of a task, as `from to`.
pub(crate) fn steps(seen: &Seen, task_id: &str) -> Vec<String> {
    let fields = seen.fields("asap.transition").into_iter().filter(|fields| fields["task_id"] == task_id);
    fields.map(|fields| format!("{} {}", fields["from"], fields["to"])).collect()
}

fn returning() -> Runtime {
    Runtime::new(MemoryStore::new()).with_waits(Waits::Return)
}

/// The only child of a task.
fn child(runtime: &Runtime) -> String {
    let mut tasks = runtime.tasks().unwrap().into_iter().filter_map(Result::ok);
    tasks.find(|task| task.depth == 1).unwrap().task_id
}

#[test]
fn a_message_ends_the_wait_for_it() {
    let runtime = returning();
    let seen = watched(|| {
        assert!(runtime.run("task", asks()).unwrap_err().is_waiting());
        runtime.send("task", "more", 1u32).unwrap();
        runtime.send("task", "more", 2u32).unwrap();
        assert_eq!(runtime.resume::<u32>("task").unwrap(), 1);
    });
    let expected = ["working input_required", "input_required working", "working completed"];
    assert_eq!(steps(&seen, "task"), expected);
}

#[test]
fn steps_are_counted_once() {
    let runtime = returning();
    let values = recorded(|| {
        for task_id in ["a", "b"] {
            assert!(runtime.run(task_id, asks()).unwrap_err().is_waiting());
            runtime.send(task_id, "more", 1u32).unwrap();
            assert_eq!(runtime.resume::<u32>(task_id).unwrap(), 1);
        }
    });
    let count = |labels: &str| counter(&values, &format!("{} {labels}", telemetry::TRANSITIONS));
    assert_eq!(count("from=working,to=input_required"), 2);
    assert_eq!(count("from=input_required,to=working"), 2);
    assert_eq!(count("from=working,to=completed"), 2);
}

#[test]
fn the_end_of_a_child_ends_its_parents_wait() {
    let runtime = returning();
    let seen = watched(|| {
        assert!(runtime.run("parent", parent()).unwrap_err().is_waiting());
        assert_eq!(runtime.resume::<u32>(&child(&runtime)).unwrap(), 2);
        // It looks for its message again.
        assert!(runtime.resume::<u32>("parent").unwrap_err().is_waiting());
        runtime.send("parent", "more", 1u32).unwrap();
        assert_eq!(runtime.resume::<u32>("parent").unwrap(), 3);
    });
    let wait = ["working input_required", "input_required working"];
    assert_eq!(steps(&seen, "parent"), [&wait[..], &wait[..], &["working completed"]].concat());
    assert_eq!(steps(&seen, &child(&runtime)), ["submitted working", "working completed"]);
}

#[test]
fn a_rollback_is_a_step() {
    let runtime = returning();
    let seen = watched(|| {
        assert_eq!(runtime.run("task", plain(1)).unwrap(), 1);
        runtime.rollback("task", 1).unwrap();
        assert_eq!(runtime.resume::<u32>("task").unwrap(), 1);
    });
    assert_eq!(steps(&seen, "task"), ["working completed", "completed working", "working completed"]);
}

#[test]
fn a_cancellation_that_its_undoing_completes_is_a_step() {
    let store = FaultyStore::new(MemoryStore::new());
    let is_end = |operation: &Operation<'_>| matches!(operation, Operation::SwapRecord { record, .. } if record.status == TaskStatus::Cancelled);
    store.fail(When::swaps().matching(is_end).nth(1), Fault::Before);
    let runtime = Runtime::new(store).with_waits(Waits::Return);
    let seen = watched(|| {
        assert!(runtime.run("task", undone()).unwrap_err().is_waiting());
        assert!(runtime.cancel("task").unwrap_err().is_store());
        // What runs the compensations goes on until it waits for the first of them.
        let _ = runtime.resume::<()>(&child(&runtime));
    });
    assert_eq!(runtime.task("task").unwrap().unwrap().status, TaskStatus::Cancelled);
    assert_eq!(steps(&seen, "task"), ["working cancelled"]);
}
