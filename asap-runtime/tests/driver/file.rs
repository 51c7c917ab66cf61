//! The driver over a SQLite file.

use std::io;
use std::sync::Barrier;
use std::thread;

use asap_runtime::{Runtime, TaskStatus};
use rusqlite::Connection;

use crate::functions::{count, effects, fail_once};

#[test]
fn another_runtime_on_the_file_carries_on() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    fail_once(3, || io::Error::other("once"));
    Runtime::open(&path).unwrap().run("t", count(4)).unwrap_err();
    assert_eq!(effects(), [1, 2]);
    assert_eq!(Runtime::open(&path).unwrap().run("t", count(4)).unwrap(), 10);
    assert_eq!(effects(), [3, 4]);
    assert_eq!(Runtime::open(&path).unwrap().resume::<u64>("t").unwrap(), 10);
}

#[test]
fn a_damaged_row_is_an_error_that_leaves_it_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    fail_once(3, || io::Error::other("once"));
    Runtime::open(&path).unwrap().run("t", count(4)).unwrap_err();
    effects();
    let damaged = r#"{"n":4,"sum":"#;
    let connection = Connection::open(&path).unwrap();
    connection.execute("UPDATE snapshots SET data = ?1 WHERE version = 3", [damaged]).unwrap();
    let runtime = Runtime::open(&path).unwrap();
    for _ in 0..2 {
        let error = runtime.resume::<u64>("t").unwrap_err();
        assert!(error.is_corrupt(), "{error}");
        let error = runtime.run("t", count(4)).unwrap_err();
        assert!(error.is_corrupt(), "{error}");
    }
    assert_eq!(effects(), [0; 0]);
    let data: String =
        connection.query_row("SELECT data FROM snapshots WHERE version = 3", [], |row| row.get(0)).unwrap();
    assert_eq!(data, damaged);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Failed, 1));
    // The version before is sound: whoever takes the damaged one away goes on from there.
    connection.execute("DELETE FROM snapshots WHERE version = 3", []).unwrap();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [2, 3, 4]);
}

#[test]
fn of_several_runtimes_on_the_file_one_runs_each_step() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    fail_once(2, || io::Error::other("once"));
    Runtime::open(&path).unwrap().run("t", count(20)).unwrap_err();
    effects();
    let barrier = Barrier::new(4);
    let answers = thread::scope(|scope| {
        let resume = || {
            let runtime = Runtime::open(&path).unwrap();
            barrier.wait();
            runtime.resume::<u64>("t")
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(resume)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    for answer in &answers {
        match answer {
            Ok(sum) => assert_eq!(*sum, 210),
            Err(error) => assert!(error.is_conflict(), "{error}"),
        }
    }
    assert!(answers.iter().any(Result::is_ok));
    let versions = Runtime::open(&path).unwrap().store().list_versions("t").wait().unwrap();
    assert_eq!(versions, (1..=21).collect::<Vec<_>>());
}
