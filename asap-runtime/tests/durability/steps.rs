//! What waits until all in front of it is stored.

use std::time::Duration;

use asap_runtime::{Error, Waits, checkpoint, compensate, effect, receive, resumable, sleep, spawn};

use crate::{EVER, Look, block_on, within};

#[resumable]
fn sends(#[resource] look: Look) -> (Vec<u64>, Vec<u64>) {
    checkpoint!("one");
    checkpoint!("two");
    let during = effect!("send", retry, look.versions("t"));
    let behind = look.versions("t");
    checkpoint!("three");
    (during, behind)
}

#[resumable]
async fn sends_later(#[resource] look: Look) -> (Vec<u64>, Vec<u64>) {
    checkpoint!("one");
    checkpoint!("two");
    let during = effect!("send", retry, look.versions("t"));
    let behind = look.versions("t");
    checkpoint!("three");
    (during, behind)
}

#[test]
fn an_effect_begins_behind_its_intent_and_all_in_front_of_it() {
    let seen = (vec![1, 2, 3, 4], vec![1, 2, 3, 4, 5]);
    assert_eq!(within(EVER).1.run("t", sends()).unwrap(), seen);
    assert_eq!(block_on(within(EVER).1.run("t", sends_later())).unwrap(), seen);
}

#[resumable]
fn stored_by_the_next(#[resource] look: Look) -> Vec<u64> {
    checkpoint!("one");
    effect!("send", retry, ());
    checkpoint!("two");
    look.versions("t")
}

#[test]
fn the_checkpoint_that_has_what_an_effect_gave_is_durable() {
    assert_eq!(within(EVER).1.run("t", stored_by_the_next()).unwrap(), [1, 2, 3, 4]);
}

#[resumable]
fn sleeps() -> u64 {
    checkpoint!("one");
    checkpoint!("two");
    sleep!(Duration::from_hours(2));
    7
}

#[resumable]
fn receives() -> u64 {
    checkpoint!("one");
    checkpoint!("two");
    receive!("topic")
}

#[test]
fn a_task_waits_behind_all_that_it_was_acknowledged() {
    let (store, runtime) = within(EVER);
    let runtime = runtime.with_waits(Waits::Return);
    let error = runtime.run("t", sleeps()).unwrap_err();
    assert!(matches!(error, Error::Waiting { .. }), "{error}");
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4]);
    let (store, runtime) = within(EVER);
    let runtime = runtime.with_waits(Waits::Return);
    let error = runtime.run("t", receives()).unwrap_err();
    assert!(matches!(error, Error::Waiting { .. }), "{error}");
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4]);
}

#[resumable]
fn child() -> u64 {
    7
}

#[resumable]
fn spawns(#[resource] look: Look) -> Vec<u64> {
    checkpoint!("one");
    checkpoint!("two");
    let _child = spawn!(child());
    look.versions("t")
}

#[test]
fn a_child_begins_behind_all_that_its_parent_was_acknowledged() {
    assert_eq!(within(EVER).1.run("t", spawns()).unwrap(), [1, 2, 3, 4]);
}

#[resumable]
fn undo() {}

#[resumable]
fn books(#[resource] look: Look) -> (Vec<u64>, Vec<u64>) {
    checkpoint!("one");
    compensate!(undo());
    checkpoint!("two");
    let registered = look.versions("t");
    checkpoint!("three");
    (registered, look.versions("t"))
}

#[test]
fn what_is_to_be_undone_is_durable_with_the_checkpoint_behind_it() {
    let stored = vec![1, 2, 3];
    assert_eq!(within(EVER).1.run("t", books()).unwrap(), (stored.clone(), stored));
}

#[resumable]
fn fails() -> Result<u64, String> {
    checkpoint!("one");
    checkpoint!("two");
    Err("no".to_owned())
}

#[test]
fn a_failure_is_recorded_behind_all_that_was_acknowledged() {
    let (store, runtime) = within(EVER);
    let error = runtime.run("t", fails()).unwrap_err();
    assert!(error.is_failed(), "{error}");
    assert_eq!(Look(store).versions("t"), [1, 2, 3]);
}
