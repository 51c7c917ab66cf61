//! A frozen SQLite file with tasks that cannot be gone on with, each by a fault of its own.

use asap_runtime::{Error, Runtime, TaskStatus};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::fixtures::{copy, results};

/// Whether it is the error that the fault must be.
fn is_right(fault: &str, error: &Error) -> bool {
    match fault {
        "cut off" | "a list" | "a blob" | "empty" | "lone surrogate" | "twice" | "no place" => {
            error.is_corrupt()
        }
        "no resume" | "format 3" => matches!(error, Error::NotResumable { .. }),
        "other function" => {
            matches!(error, Error::UnknownFunction { function, .. } if function == "frozen::gone")
        }
        "other checkpoint" => matches!(error, Error::UnknownCheckpoint { at, .. } if at == "gone"),
        "other name" => matches!(error, Error::MissingLocal { local, .. } if local == "out"),
        "other type" => matches!(error, Error::WrongType { local, .. } if local == "out"),
        other => panic!("no fault `{other}`"),
    }
}

/// The data in each row, whatever it is.
fn rows(file: &std::path::Path) -> Vec<(String, i64, Value)> {
    let connection = Connection::open(file).unwrap();
    let mut statement =
        connection.prepare("SELECT task_id, version, data FROM snapshots ORDER BY task_id, version").unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    statement.query_map((), row).unwrap().map(Result::unwrap).collect()
}

#[test]
fn each_fault_is_its_error_and_changes_nothing() {
    let (_directory, file) = copy("damaged.sqlite");
    let before = rows(&file);
    let runtime = Runtime::open(&file).unwrap();
    let tasks: Vec<_> = runtime.tasks().unwrap().into_iter().map(Result::unwrap).collect();
    assert_eq!(tasks.len(), 14);
    for task in tasks.iter().filter(|task| task.task_id != "whole") {
        let error = runtime.resume::<Vec<String>>(&task.task_id).unwrap_err();
        assert!(is_right(&task.task_id, &error), "{}: {error:?}", task.task_id);
        let record = runtime.task(&task.task_id).unwrap().unwrap();
        assert_eq!((record.status, record.result), (TaskStatus::Working, None), "{}", task.task_id);
    }
    assert_eq!(rows(&file), before);
}

#[test]
fn recover_finds_the_whole_one_among_them() {
    let (_directory, file) = copy("damaged.sqlite");
    let runtime = Runtime::open(&file).unwrap();
    for (task, answer) in runtime.recover().unwrap() {
        match answer {
            Ok(()) => assert_eq!(task, "whole"),
            Err(error) => assert!(is_right(&task, &error), "{task}: {error:?}"),
        }
    }
    let whole = runtime.task("whole").unwrap().unwrap();
    assert_eq!(whole.result, results().remove("branches"));
}
