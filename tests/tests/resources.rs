//! Parameters that the runtime supplies.
#![cfg(not(plain))]

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use asap_runtime::store::MemoryStore;
use asap_runtime::{Error, Runtime, TaskStatus, call, checkpoint, register, resumable};
use asap_tests::trace::{self, effect};
use serde::{Deserialize, Serialize};

thread_local! {
    static FAILS: Cell<bool> = const { Cell::new(false) };
}

/// A pool of connections, say: a clone shares it.
#[derive(Debug, Clone, Default)]
struct Pool(Arc<AtomicU32>);

impl Pool {
    fn take(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// What cannot be cloned, and is borrowed.
#[derive(Debug, Default)]
struct Client {
    sent: Mutex<Vec<String>>,
}

impl Client {
    fn send(&self, line: String) {
        self.sent().push(line);
    }

    fn sent(&self) -> MutexGuard<'_, Vec<String>> {
        self.sent.lock().expect("nobody panics with it")
    }
}

fn runtime() -> Runtime {
    Runtime::new(MemoryStore::new())
}

fn crash() -> Result<(), String> {
    if FAILS.replace(false) { Err("crashed".to_owned()) } else { Ok(()) }
}

#[resumable]
fn owned(n: u32, #[resource] pool: Pool) -> Result<Vec<u32>, String> {
    let mut taken = Vec::new();
    for i in 0..n {
        taken.push(pool.take());
        checkpoint!();
        if i == 1 {
            crash()?;
        }
    }
    Ok(taken)
}

#[test]
fn an_owned_resource_is_that_of_the_runtime_that_goes_on() {
    let first = Pool::default();
    let runtime = runtime().with_resource(first.clone());
    FAILS.set(true);
    assert!(runtime.run("t", owned(4)).unwrap_err().is_failed());
    assert_eq!(first.take(), 2);
    let second = Pool(Arc::new(AtomicU32::new(100)));
    let runtime = runtime.with_resource(second.clone());
    assert_eq!(runtime.resume::<Vec<u32>>("t").unwrap(), [0, 1, 100, 101]);
    assert_eq!((first.take(), second.take()), (3, 102));
}

#[test]
fn a_resource_is_no_part_of_a_snapshot_nor_of_the_arguments() {
    let runtime = runtime().with_resource(Pool::default());
    runtime.run("t", owned(2)).unwrap();
    for version in runtime.store().list_versions("t").wait().unwrap() {
        let snapshot = runtime.store().get_version("t", version).wait().unwrap().unwrap();
        assert!(!snapshot.data.as_json().contains("pool"), "{}", snapshot.data.as_json());
    }
    let others = runtime.with_resource(Pool(Arc::new(AtomicU32::new(7))));
    assert_eq!(others.run("t", owned(2)).unwrap(), [0, 1]);
}

#[resumable]
fn lent(#[resource] client: &Client, words: Vec<String>, #[resource] pool: Pool) -> Result<usize, String> {
    for word in &words {
        client.send(format!("{word} {}", pool.take()));
        checkpoint!();
        crash()?;
    }
    let sent = client.sent();
    Ok(sent.len())
}

#[test]
fn a_borrowed_resource() {
    let runtime = runtime().with_resource(Client::default()).with_resource(Pool::default());
    let words = || vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
    FAILS.set(true);
    assert!(runtime.run("t", lent(words())).unwrap_err().is_failed());
    assert_eq!(runtime.run("t", lent(words())).unwrap(), 3);
    // The same client for all tasks of a runtime.
    assert_eq!(runtime.run("u", lent(words())).unwrap(), 6);
}

#[resumable]
fn shadowed_and_moved(#[resource] mut pool: Pool, #[resource] name: &'static str) -> u32 {
    let first = pool.take();
    checkpoint!();
    effect(name);
    pool = Pool(Arc::new(AtomicU32::new(first + 10)));
    let moved = pool.clone();
    let second = moved.take();
    checkpoint!();
    let pool = second + 1;
    checkpoint!();
    first + second + pool
}

#[test]
fn a_resource_is_a_local_like_any_other() {
    let whole = runtime().with_resource(Pool::default()).with_resource("name");
    let _ = trace::take();
    assert_eq!(whole.run("t", shadowed_and_moved()).unwrap(), 21);
    assert_eq!(trace::take(), [r#""name""#]);
    for version in 1..=4 {
        let snapshot = whole.store().get_version("t", version).wait().unwrap();
        let Some(snapshot) = snapshot else { continue };
        let other = runtime().with_resource(Pool::default()).with_resource("name");
        other.store().save(&snapshot).wait().unwrap();
        assert_eq!(other.resume::<u32>("t").unwrap(), 21, "from {version}");
    }
    let _ = trace::take();
}

#[resumable]
fn never_begun(n: u32, #[resource] pool: Pool) -> u32 {
    effect("ran");
    checkpoint!();
    n + pool.take()
}

#[test]
fn a_resource_that_is_missing_is_said_before_anything_runs() {
    let runtime = runtime();
    let _ = trace::take();
    let error = runtime.run("t", never_begun(1)).unwrap_err();
    let Error::MissingResource { function, parameter, expected, .. } = &error else { panic!("{error:?}") };
    assert_eq!((*function, *parameter, *expected), ("resources::never_begun", "pool", "resources::Pool"));
    assert!(error.to_string().contains("Runtime::with_resource"), "{error}");
    assert_eq!(runtime.task("t").unwrap(), None);
    assert_eq!(trace::take(), [""; 0]);
}

#[test]
fn a_resource_that_is_missing_on_resume_changes_nothing() {
    let with = runtime().with_resource(Pool::default());
    FAILS.set(true);
    with.run("t", owned(4)).unwrap_err();
    let snapshot = with.store().get("t").wait().unwrap().unwrap();
    let without = runtime();
    without.store().save(&snapshot).wait().unwrap();
    for _ in 0..2 {
        let error = without.resume::<Vec<u32>>("t").unwrap_err();
        assert!(matches!(error, Error::MissingResource { parameter: "pool", .. }), "{error}");
        assert_eq!(without.task("t").unwrap(), None);
    }
    let (_, answer) = {
        let record = with.task("t").unwrap().unwrap();
        let _ = without.store().swap_record(None, &record).wait().unwrap();
        let mut working = record.clone();
        working.status = TaskStatus::Working;
        let _ = without.store().swap_record(Some(record.attempt), &working).wait().unwrap();
        without.recover().unwrap().remove(0)
    };
    assert!(matches!(answer, Err(Error::MissingResource { .. })), "{answer:?}");
    assert_eq!(without.task("t").unwrap().unwrap().status, TaskStatus::Working);
    let with = without.with_resource(Pool::default());
    assert_eq!(with.resume::<Vec<u32>>("t").unwrap(), [0, 1, 0, 1]);
}

#[resumable]
fn parent(n: u32) -> u32 {
    checkpoint!();
    effect("parent");
    let sum = call!(never_begun(n));
    sum + 1
}

#[test]
fn a_resource_that_is_missing_for_a_called_function() {
    let runtime = runtime();
    let _ = trace::take();
    let error = runtime.run("t", parent(1)).unwrap_err();
    assert!(matches!(error, Error::MissingResource { function: "resources::never_begun", .. }), "{error}");
    assert_eq!(trace::take(), [r#""parent""#]);
    // With it the task goes on where it was: the caller's effect is behind its checkpoint.
    let runtime = runtime.with_resource(Pool::default());
    assert_eq!(runtime.run("t", parent(1)).unwrap(), 2);
    assert_eq!(trace::take(), [r#""parent""#, r#""ran""#]);
}

#[test]
fn a_resource_that_is_missing_for_a_called_function_that_goes_on() {
    let with = runtime().with_resource(Pool::default());
    with.run("t", parent(1)).unwrap();
    let snapshot = with.store().get("t").wait().unwrap().unwrap();
    assert!(snapshot.data.as_json().contains("never_begun"));
    let without = runtime();
    without.store().save(&snapshot).wait().unwrap();
    let _ = trace::take();
    let error = without.resume::<u32>("t").unwrap_err();
    assert!(matches!(error, Error::MissingResource { parameter: "pool", .. }), "{error}");
    assert_eq!(trace::take(), [""; 0]);
    assert_eq!(without.store().get("t").wait().unwrap().unwrap(), snapshot);
    assert_eq!(without.with_resource(Pool::default()).resume::<u32>("t").unwrap(), 2);
    let _ = trace::take();
}

#[resumable]
fn hands_on(n: u32, #[resource] pool: Pool, #[resource] client: &Client) -> usize {
    let mut sum = 0;
    for i in 0..n {
        client.send(format!("{i}"));
        sum += call!(takes(i)) + pool.take() as usize;
    }
    sum
}

#[resumable]
fn takes(i: u32, #[resource] pool: Pool, #[resource] client: &Client) -> usize {
    let text = client.sent().join(",");
    checkpoint!();
    text.len() + (i + pool.take()) as usize
}

#[test]
fn caller_and_called_have_the_same_resources() {
    let pool = Pool::default();
    let runtime = runtime().with_resource(pool.clone()).with_resource(Client::default());
    assert_eq!(runtime.run("t", hands_on(2)).unwrap(), 1 + 1 + 3 + 6);
    assert_eq!(pool.take(), 4);
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Job {
    name: String,
}

#[resumable]
impl Job {
    #[resumable]
    fn work(self, #[resource] client: &Client) -> usize {
        client.send(self.name.clone());
        checkpoint!();
        client.sent().len() + self.name.len()
    }
}

#[test]
fn a_method_has_resources() {
    let runtime = runtime().with_resource(Client::default());
    assert_eq!(runtime.run("t", Job { name: "job".to_owned() }.work()).unwrap(), 4);
}

trait Counts: Send + Sync + 'static {
    fn count(&self) -> u32;
}

impl Counts for Pool {
    fn count(&self) -> u32 {
        self.take()
    }
}

#[resumable]
fn generic<T: Clone, R: Counts>(items: Vec<T>, #[resource] counts: &R) -> Vec<(T, u32)> {
    let mut counted = Vec::new();
    for item in items {
        counted.push((item, counts.count()));
        checkpoint!();
    }
    counted
}

register!(generic::<char, Pool>);

#[test]
fn a_generic_function_has_resources() {
    let whole = runtime().with_resource(Pool::default());
    let counted = whole.run("t", generic::<_, Pool>(vec!['a', 'b'])).unwrap();
    assert_eq!(counted, [('a', 0), ('b', 1)]);
    let other = runtime().with_resource(Pool(Arc::new(AtomicU32::new(10))));
    let snapshot = whole.store().get_version("t", 2).wait().unwrap();
    let snapshot = snapshot.unwrap_or_else(|| whole.store().get("t").wait().unwrap().unwrap());
    other.store().save(&snapshot).wait().unwrap();
    assert_eq!(other.resume::<Vec<(char, u32)>>("t").unwrap().len(), 2);
}

#[resumable]
fn of_a_trait(
    n: u32,
    #[resource] counts: Arc<dyn Counts>,
    #[resource] boxed: &Box<dyn Fn(u32) -> u32 + Send + Sync>,
) -> u32 {
    checkpoint!();
    boxed(n) + counts.count()
}

#[test]
fn a_resource_of_any_type() {
    let boxed: Box<dyn Fn(u32) -> u32 + Send + Sync> = Box::new(|n| n * 2);
    let runtime = runtime().with_resource(Arc::new(Pool::default()) as Arc<dyn Counts>).with_resource(boxed);
    assert_eq!(runtime.run("t", of_a_trait(4)).unwrap(), 8);
}
