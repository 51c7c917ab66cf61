//! What the process that acknowledged sees, and what is left when it ends.

use std::task::{Context, Waker};

use asap_runtime::{SnapshotStore, checkpoint, resumable};

use crate::{EVER, Look, block_on, within};

#[resumable]
async fn stops_at_three(#[resource] look: Look) -> Vec<u64> {
    let mut seen = Vec::new();
    for i in 1..=5 {
        seen.push(i);
        checkpoint!();
        if i == 3 && look.versions("t").len() == 1 {
            std::future::pending::<()>().await;
        }
    }
    seen
}

/// Polls a task once and drops it.
fn begin_and_drop(runtime: &asap_runtime::Runtime) {
    let mut running = Box::pin(runtime.run("t", stops_at_three()));
    assert!(running.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

#[test]
fn a_resume_goes_on_from_what_was_acknowledged() {
    let (store, runtime) = within(EVER);
    begin_and_drop(&runtime);
    assert_eq!(Look(store.clone()).versions("t"), [1], "the store shows what is stored");
    assert_eq!(block_on(runtime.resume_async::<Vec<u64>>("t")).unwrap(), [1, 2, 3, 4, 5]);
    // Versions 2 to 4 are those of the first attempt: nothing was done twice.
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn the_last_clone_of_a_runtime_stores_what_waits() {
    let (store, runtime) = within(EVER);
    let other = runtime.clone();
    begin_and_drop(&runtime);
    drop(runtime);
    assert_eq!(Look(store.clone()).versions("t"), [1]);
    drop(other);
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4]);
}

#[test]
fn a_flush_stores_what_waits() {
    let (store, runtime) = within(EVER);
    begin_and_drop(&runtime);
    runtime.flush().wait().unwrap();
    assert_eq!(Look(store.clone()).versions("t"), [1, 2, 3, 4]);
    block_on(runtime.flush()).unwrap();
    let latest = store.inner().get("t").wait().unwrap().unwrap();
    assert_eq!(latest.version, 4);
}
