//! A frozen SQLite file, whose tasks had stopped here and there.

use asap_runtime::store::TaskRecord;
use asap_runtime::{Runtime, TaskStatus};

use crate::fixtures::{copy, results, resume};
use crate::frozen::{FUNCTIONS, run};

/// The function of a task, and how it had stopped: the id is both.
fn parts(record: &TaskRecord) -> (&str, &str) {
    record.task_id.split_once(' ').unwrap()
}

fn tasks(runtime: &Runtime) -> Vec<TaskRecord> {
    runtime.tasks().unwrap().into_iter().map(Result::unwrap).collect()
}

#[test]
fn its_tasks_are_listed_as_they_were() {
    let (_directory, file) = copy("tasks.sqlite");
    let tasks = tasks(&Runtime::open(&file).unwrap());
    assert_eq!(tasks.len(), 6 * FUNCTIONS.len());
    for task in &tasks {
        let (function, stop) = parts(task);
        assert_eq!(task.function, format!("frozen::{function}"));
        let (status, attempt) = match stop {
            "failed" => (TaskStatus::Failed, 3),
            "completed" => (TaskStatus::Completed, 1),
            _ => (TaskStatus::Working, 1),
        };
        assert_eq!((task.status, task.attempt), (status, attempt), "{}", task.task_id);
        assert_eq!(task.error.as_deref(), (stop == "failed").then_some("the disk was full"));
        assert_eq!(task.result.is_some(), stop == "completed");
        assert_eq!(task.created_at.to_rfc3339(), "2026-01-02T03:04:06.678901+00:00");
    }
}

#[test]
fn each_task_is_resumed_by_its_id() {
    let (_directory, file) = copy("tasks.sqlite");
    let (runtime, results) = (Runtime::open(&file).unwrap(), results());
    for task in tasks(&runtime) {
        let (function, _) = parts(&task);
        assert_eq!(resume(&runtime, &task.task_id, function).unwrap(), results[function], "{}", task.task_id);
    }
}

#[test]
fn each_task_is_gone_on_with_by_a_call() {
    let (_directory, file) = copy("tasks.sqlite");
    let (runtime, results) = (Runtime::open(&file).unwrap(), results());
    for task in tasks(&runtime) {
        let (function, _) = parts(&task);
        assert_eq!(run(&runtime, &task.task_id, function).unwrap(), results[function], "{}", task.task_id);
    }
}

#[test]
fn recover_goes_on_with_what_was_unfinished() {
    let (_directory, file) = copy("tasks.sqlite");
    let runtime = Runtime::open(&file).unwrap();
    let answers = runtime.recover().unwrap();
    assert_eq!(answers.len(), 4 * FUNCTIONS.len());
    assert!(answers.iter().all(|(_, answer)| answer.is_ok()), "{answers:?}");
    let unfinished = tasks(&runtime).into_iter().filter(|task| !task.status.is_terminal());
    assert_eq!(unfinished.count(), 0);
}
