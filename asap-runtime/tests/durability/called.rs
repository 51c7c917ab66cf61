//! A called function that wants its checkpoints durable at once.

use asap_runtime::testing::{Fault, When};
use asap_runtime::{call, checkpoint, resumable};

use crate::{EVER, Look, block_on, within};

#[resumable(durable_within = "0s")]
fn strict(#[resource] look: Look, inner: bool) -> Vec<Vec<u64>> {
    let mut seen = vec![look.versions("t")];
    checkpoint!();
    seen.push(look.versions("t"));
    if inner {
        seen.extend(call!(lax()));
    }
    seen
}

#[resumable]
fn lax(#[resource] look: Look) -> Vec<Vec<u64>> {
    checkpoint!();
    vec![look.versions("t")]
}

#[resumable]
fn outer(#[resource] look: Look) -> Vec<Vec<u64>> {
    checkpoint!("one");
    checkpoint!("two");
    let mut seen = call!(strict(true));
    checkpoint!("three");
    seen.push(look.versions("t"));
    seen.extend(call!(lax()));
    seen
}

#[resumable]
async fn outer_later(#[resource] look: Look) -> Vec<Vec<u64>> {
    checkpoint!("one");
    checkpoint!("two");
    let mut seen = call!(strict_later());
    checkpoint!("three");
    seen.push(look.versions("t"));
    seen.extend(call!(strict(false)));
    seen
}

#[resumable(durable_within = "0s")]
async fn strict_later(#[resource] look: Look) -> Vec<Vec<u64>> {
    let mut seen = vec![look.versions("t")];
    checkpoint!();
    seen.push(look.versions("t"));
    seen
}

fn up_to(version: u64) -> Vec<u64> {
    (1..=version).collect()
}

#[test]
fn it_is_called_behind_all_that_was_acknowledged_and_waits_until_it_returns() {
    let (store, runtime) = within(EVER);
    let seen = runtime.run("t", outer()).unwrap();
    // In it, behind its checkpoint, behind that of what it called; then they are acknowledged again.
    assert_eq!(seen, [up_to(3), up_to(4), up_to(5), up_to(5), up_to(5)]);
    assert_eq!(Look(store).versions("t"), up_to(7));
}

#[test]
fn asynchronous_functions_wait_too() {
    let (store, runtime) = within(EVER);
    let seen = block_on(runtime.run("t", outer_later())).unwrap();
    assert_eq!(seen, [up_to(3), up_to(4), up_to(4), up_to(5), up_to(6)]);
    assert_eq!(Look(store).versions("t"), up_to(6));
}

#[test]
fn it_is_not_called_behind_what_could_not_be_stored() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(2), Fault::Before);
    let error = runtime.run("t", outer()).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert_eq!(Look(store.clone()).versions("t"), [1]);
    let error = block_on(within_faulty().run("t", outer_later())).unwrap_err();
    assert!(error.is_store(), "{error}");
    store.repair();
    assert_eq!(runtime.resume::<Vec<Vec<u64>>>("t").unwrap().len(), 5);
}

fn within_faulty() -> asap_runtime::Runtime {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(2), Fault::Before);
    runtime
}

#[test]
fn a_resume_inside_of_it_waits_too() {
    let (store, runtime) = within(EVER);
    runtime.run("t", outer()).unwrap();
    let cut = within(EVER).1;
    let snapshot = asap_runtime::SnapshotStore::get_version(&*store, "t", 4).wait().unwrap().unwrap();
    cut.store().save(&snapshot).wait().unwrap();
    let seen = cut.resume::<Vec<Vec<u64>>>("t").unwrap();
    assert_eq!(seen[1..], [vec![4], vec![4, 5], vec![4, 5], vec![4, 5]]);
}
