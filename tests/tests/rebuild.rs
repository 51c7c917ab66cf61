//! `#[rebuild] let`: what is not saved, and made again where it is needed.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::CrashTest;
use asap_runtime::{Runnable, Runtime, checkpoint, resumable};
use serde::Serialize;
use serde::de::DeserializeOwned;

thread_local! {
    /// What the functions do, but for making connections.
    static DONE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The connections that were made and closed.
    static MADE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Cannot be saved.
struct Connection {
    to: String,
}

impl Connection {
    fn send(&self, text: &str) {
        DONE.with_borrow_mut(|done| done.push(format!("{}: {text}", self.to)));
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        MADE.with_borrow_mut(|made| made.push(format!("close {}", self.to)));
    }
}

fn connect(to: &str) -> Result<Connection, String> {
    MADE.with_borrow_mut(|made| made.push(format!("open {to}")));
    if to.is_empty() { Err("nowhere".to_owned()) } else { Ok(Connection { to: to.to_owned() }) }
}

/// Crashes everywhere; the effects are those of a run without a crash.
fn holds<T, C>(call: impl FnMut() -> C)
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Serialize + DeserializeOwned + PartialEq + Debug + 'static,
{
    CrashTest::new().crashes(2).compare_effects(|| DONE.take()).check(call);
}

/// The connections that a resume behind each checkpoint makes, by version.
fn made_after_each<T, C>(mut call: impl FnMut() -> C) -> Vec<Vec<String>>
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Serialize + DeserializeOwned + 'static,
{
    let whole = Runtime::new(MemoryStore::new()).with_retention(Retention::All);
    whole.run("task", call()).expect("it ends");
    let versions = whole.store().list_versions("task").wait().expect("a store in memory answers");
    versions
        .into_iter()
        .map(|version| {
            let snapshot =
                whole.store().get_version("task", version).wait().expect("it answers").expect("it is kept");
            let cut = Runtime::new(MemoryStore::new());
            cut.store().save(&snapshot).wait().expect("it is stored");
            MADE.take();
            cut.resume::<T>("task").expect("it ends");
            MADE.take()
        })
        .collect()
}

#[resumable]
fn one(to: String, lines: Vec<String>) -> Result<usize, String> {
    #[rebuild]
    let connection = connect(&to)?;
    let mut sent = 0;
    for line in &lines {
        connection.send(line);
        sent += 1;
        checkpoint!();
    }
    drop(connection);
    checkpoint!("closed");
    Ok(sent)
}

#[test]
fn it_is_made_again_where_it_is_used_and_nowhere_else() {
    let call = || one("host".to_owned(), vec!["a".to_owned(), "b".to_owned()]);
    holds(call);
    let open = ["open host", "close host"].map(str::to_owned).to_vec();
    assert_eq!(made_after_each(call), [open.clone(), open.clone(), open, Vec::new()]);
}

#[test]
fn an_initializer_that_fails_fails_the_attempt() {
    holds(|| one(String::new(), Vec::new()));
    let runtime = Runtime::new(MemoryStore::new());
    let error = runtime.run("task", one(String::new(), Vec::new())).expect_err("there is no such host");
    assert_eq!(error.to_string(), "task `task` failed: nowhere");
}

#[resumable]
fn two(names: Vec<String>) -> Result<String, String> {
    let first = names[0].clone();
    #[rebuild]
    let (one, mut other): (Connection, Connection) = (connect(&first)?, connect(&names[1])?);
    other.to.push('!');
    checkpoint!("both");
    one.send("hello");
    if names.len() > 2 {
        drop(one);
        checkpoint!("one is gone");
    }
    Ok(other.to.clone())
}

#[test]
fn a_pattern_is_made_again_as_a_whole_and_changes_to_it_are_lost() {
    let names = || ["a", "b", "c"].map(str::to_owned).to_vec();
    let runtime = Runtime::new(MemoryStore::new()).with_retention(Retention::All);
    assert_eq!(runtime.run("task", two(names())).expect("it ends"), "b!");
    let cut = Runtime::new(MemoryStore::new());
    let snapshot = runtime.store().get_version("task", 2).wait().expect("it answers").expect("it is kept");
    assert!(!snapshot.data.as_json().contains("other"), "{}", snapshot.data.as_json());
    cut.store().save(&snapshot).wait().expect("it is stored");
    assert_eq!(cut.resume::<String>("task").expect("it ends"), "b");
}

#[resumable]
fn later(mut to: String) -> Result<String, String> {
    #[rebuild]
    let connection = connect(&to)?;
    to.push_str(" again");
    checkpoint!();
    connection.send("x");
    Ok(connection.to.clone())
}

#[test]
fn the_initializer_runs_with_what_its_locals_hold_at_the_checkpoint() {
    let made = made_after_each(|| later("host".to_owned()));
    assert_eq!(made[1], ["open host again", "close host again"]);
}

#[resumable]
fn in_a_loop(rounds: u32) -> Result<u32, String> {
    let mut sum = 0;
    for round in 0..rounds {
        #[rebuild]
        let connection = connect(&format!("round {round}"))?;
        if round == 1 {
            continue;
        }
        checkpoint!("open");
        connection.send("x");
        let connection = connection;
        checkpoint!("moved");
        connection.send("y");
        sum += round;
    }
    Ok(sum)
}

#[test]
fn each_round_has_its_own() {
    holds(|| in_a_loop(4));
    let made = made_after_each(|| in_a_loop(4));
    assert_eq!(made[2][..2], ["open round 0", "close round 0"]);
    assert_eq!(made[6], ["open round 3", "close round 3"]);
}

#[resumable]
fn guarded(#[resource] shared: Arc<Mutex<u32>>, rounds: u32) -> u32 {
    #[rebuild]
    let mut guard = shared.lock().expect("nobody panics with it");
    for round in 0..rounds {
        *guard += round;
        checkpoint!();
    }
    *guard
}

#[test]
fn a_guard_is_taken_again() {
    let shared = Arc::new(Mutex::new(0_u32));
    let runtime =
        Runtime::new(MemoryStore::new()).with_retention(Retention::All).with_resource(Arc::clone(&shared));
    assert_eq!(runtime.run("task", guarded(4)).expect("it ends"), 6);
    let cut = Runtime::new(MemoryStore::new()).with_resource(Arc::new(Mutex::new(100_u32)));
    let snapshot = runtime.store().get_version("task", 3).wait().expect("it answers").expect("it is kept");
    cut.store().save(&snapshot).wait().expect("it is stored");
    assert_eq!(cut.resume::<u32>("task").expect("it ends"), 105);
}

#[resumable]
fn borrowed(to: String) -> Result<usize, String> {
    #[rebuild]
    let connection = connect(&to)?;
    let host = connection.to.as_str();
    let held = connect("held")?.to.len();
    checkpoint!();
    DONE.with_borrow_mut(|done| done.push(host.to_owned()));
    Ok(host.len() + held)
}

#[test]
fn what_borrows_from_it_is_derived_from_the_new_one() {
    holds(|| borrowed("host".to_owned()));
}
