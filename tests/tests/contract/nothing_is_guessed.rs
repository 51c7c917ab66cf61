//! Line 5 of the contract: An unknown checkpoint, a missing local, a value of another type, a function that changed: a typed error that
//! names what differs; the snapshot stays untouched.

use std::path::{Path, PathBuf};

use asap_runtime::{Call, Error, Fails, Runtime, TaskStatus, checkpoint, resumable};
use asap_tests::trace::{self, effect};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::rows;

/// The function as it was when the tasks were begun; it fails where the first effect is made a second time.
#[resumable(name = "invoice v1")]
fn invoice(customer: String, items: u32) -> Result<u64, String> {
    let mut total: u64 = 0;
    for item in 0..items {
        if item == 2 && customer == "Ada" {
            return Err("stopped".to_owned());
        }
        total += u64::from(item) + 10;
        checkpoint!("item");
    }
    effect(customer);
    Ok(total)
}

/// The next release has changed other things than what the snapshot holds: it goes on.
#[resumable(name = "invoice, edited elsewhere")]
fn edited_elsewhere(customer: String, items: u32) -> Result<u64, String> {
    if items > 1_000 {
        checkpoint!("large");
        effect("large");
    }
    let mut total: u64 = 0;
    for item in 0..items {
        effect(item);
        total += u64::from(item) + 10;
        checkpoint!("item");
    }
    checkpoint!("before the customer");
    effect(&customer);
    Ok(total)
}

/// The loop around the checkpoint is gone.
#[resumable(name = "invoice, without the loop")]
fn without_the_loop(customer: String, items: u32) -> Result<u64, String> {
    let total = u64::from(items) * 10;
    checkpoint!("item");
    effect(customer);
    Ok(total)
}

/// The checkpoint has another name.
#[resumable(name = "invoice, checkpoint renamed")]
fn checkpoint_renamed(customer: String, items: u32) -> Result<u64, String> {
    let mut total: u64 = 0;
    for item in 0..items {
        total += u64::from(item) + 10;
        checkpoint!("line");
    }
    effect(customer);
    Ok(total)
}

/// A local has another name.
#[resumable(name = "invoice, local renamed")]
fn local_renamed(customer: String, items: u32) -> Result<u64, String> {
    let mut sum: u64 = 0;
    for item in 0..items {
        sum += u64::from(item) + 10;
        checkpoint!("item");
    }
    effect(customer);
    Ok(sum)
}

/// A local has another type, in which its value could be read: 21 is a `u32` too.
#[resumable(name = "invoice, type changed")]
fn type_changed(customer: String, items: u32) -> Result<u64, String> {
    let mut total: u32 = 0;
    for item in 0..items {
        total += item + 10;
        checkpoint!("item");
    }
    effect(customer);
    Ok(u64::from(total))
}

#[derive(Clone, Serialize, Deserialize)]
struct Customer {
    name: String,
}

/// A parameter is a structure now.
#[resumable(name = "invoice, parameter changed")]
fn parameter_changed(customer: Customer, items: u32) -> Result<u64, String> {
    let mut total: u64 = 0;
    for item in 0..items {
        total += u64::from(item) + 10;
        checkpoint!("item");
    }
    effect(customer.name);
    Ok(total)
}

/// A file with task `t`, stopped after its second item, and a whole one, `u`, that was begun too.
fn stopped() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap();
    for task in ["t", "u"] {
        assert!(runtime.run(task, invoice("Ada".to_owned(), 3)).unwrap_err().is_failed());
    }
    // Both are as tasks whose process has died.
    rows::change(&file, 2, "UPDATE asap_tasks SET status = 'working', error = NULL");
    rows::change(&file, 6, r#"UPDATE snapshots SET data = replace(data, '"Ada"', '"Bob"')"#);
    let _ = trace::take();
    (directory, file)
}

/// Resumes `t`, which must not work, change anything, or run anything.
fn refused(file: &Path) -> Error {
    let before = rows::snapshots(file);
    let runtime = Runtime::open(file).unwrap();
    let error = runtime.resume::<u64>("t").unwrap_err();
    assert_eq!(trace::take(), [""; 0], "something ran");
    assert_eq!(rows::snapshots(file), before, "a snapshot was changed");
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
    // What is wrong with one task is nothing to the others.
    assert_eq!(runtime.resume::<u64>("u").unwrap(), 33);
    error
}

/// The task goes on in another program, in which its function is this one.
fn in_a_program_with<T>(
    _: impl Fn(T, u32) -> Call<u64, Fails<String>>,
    function: &str,
) -> (TempDir, PathBuf) {
    let (directory, file) = stopped();
    let sql = format!(
        r#"UPDATE snapshots SET data = replace(data, '"invoice v1"', '"{function}"') WHERE task_id = 't'"#
    );
    rows::change(&file, 3, &sql);
    (directory, file)
}

#[test]
fn a_loop_that_is_gone() {
    let (_directory, file) = in_a_program_with(without_the_loop, "invoice, without the loop");
    let error = refused(&file);
    assert!(error.is_incompatible() && error.to_string().contains("for item"), "{error}");
}

#[test]
fn a_change_elsewhere_is_none() {
    let (_directory, file) = in_a_program_with(edited_elsewhere, "invoice, edited elsewhere");
    assert_eq!(Runtime::open(&file).unwrap().resume::<u64>("t").unwrap(), 33);
    assert_eq!(trace::take(), ["2", r#""Bob""#]);
}

#[test]
fn a_function_that_is_gone() {
    let (_directory, file) = in_a_program_with(invoice, "invoice v0");
    let error = refused(&file);
    assert!(error.is_incompatible());
    let Error::UnknownFunction { function, known, .. } = error else { panic!("{error:?}") };
    assert_eq!(function, "invoice v0");
    assert!(known.contains("`invoice v1`"), "{known}");
}

#[test]
fn a_checkpoint_that_is_gone() {
    let (_directory, file) = in_a_program_with(checkpoint_renamed, "invoice, checkpoint renamed");
    let error = refused(&file);
    assert!(error.is_incompatible());
    let Error::UnknownCheckpoint { version: 3, at, known, .. } = error else { panic!("{error:?}") };
    assert_eq!((at.as_str(), known.as_str()), ("item", "`line`"));
}

#[test]
fn a_local_that_is_missing() {
    let (_directory, file) = in_a_program_with(local_renamed, "invoice, local renamed");
    let error = refused(&file);
    assert!(error.is_incompatible());
    let Error::MissingLocal { checkpoint: "item", local, known, .. } = error else { panic!("{error:?}") };
    assert_eq!(local, "sum");
    assert!(known.contains("`total`"), "{known}");
}

#[test]
fn a_local_of_another_type_although_its_value_would_fit() {
    let (_directory, file) = in_a_program_with(type_changed, "invoice, type changed");
    let error = refused(&file);
    assert!(error.is_incompatible());
    let Error::WrongType { checkpoint: "item", local, expected, .. } = error else { panic!("{error:?}") };
    assert_eq!((local.as_str(), &*expected), ("total", "u32"));
}

#[test]
fn a_parameter_of_another_type() {
    let (_directory, file) = in_a_program_with(parameter_changed, "invoice, parameter changed");
    let error = refused(&file);
    let Error::WrongType { local, expected, .. } = error else { panic!("{error:?}") };
    assert_eq!((local.as_str(), &*expected), ("customer", "Customer"));
}

#[test]
fn a_loop_that_has_no_place_in_the_snapshot() {
    let (_directory, file) = stopped();
    let sql = r#"UPDATE snapshots SET data = replace(data, '"for item"', '"for other"') WHERE task_id = 't'"#;
    rows::change(&file, 3, sql);
    let error = refused(&file);
    let Error::ChangedState { reason, compared, .. } = &error else { panic!("{error:?}") };
    assert_eq!(reason, "it has no state of `for item`, which the function has there now");
    assert!(compared.contains("state of `for other`"), "{compared}");
}

#[test]
fn a_format_of_the_future() {
    let (_directory, file) = stopped();
    let sql = r#"UPDATE snapshots SET data = replace(data, '"format":1', '"format":3') WHERE task_id = 't'"#;
    rows::change(&file, 3, sql);
    let error = refused(&file);
    assert!(
        matches!(&error, Error::NotResumable { version: 3, reason, .. } if reason.contains("format 3")),
        "{error:?}"
    );
    assert!(error.is_incompatible());
}

#[test]
fn a_damaged_row_is_a_typed_error_and_stays_as_it_is() {
    let damages = [
        "data = substr(data, 1, length(data) / 2)",
        "data = ''",
        "data = '[]'",
        "data = x'00ff'",
        r#"data = '{"customer":"Bob","$resume":7}'"#,
        r#"data = replace(data, '"at":"item",', '')"#,
        "created_at = 'yesterday'",
        "checkpoint = 'maybe'",
        "id = x'00'",
    ];
    for damage in damages {
        let (_directory, file) = stopped();
        rows::change(&file, 1, &format!("UPDATE snapshots SET {damage} WHERE task_id = 't' AND version = 3"));
        let error = refused(&file);
        let Error::Corrupt { task_id, version, .. } = error else { panic!("{damage}: {error:?}") };
        assert_eq!((task_id.as_str(), version), ("t", 3), "{damage}");
    }
}

#[test]
fn recover_reports_what_is_damaged_and_goes_on_with_the_others() {
    let (_directory, file) = stopped();
    rows::change(&file, 1, "UPDATE snapshots SET data = '{' WHERE task_id = 't' AND version = 3");
    let before = rows::snapshots(&file);
    let runtime = Runtime::open(&file).unwrap();
    for attempt in 1..=2 {
        let mut answers = runtime.recover().unwrap();
        answers.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (task, answer) = &answers[0];
        assert!(task == "t" && answer.as_ref().is_err_and(Error::is_corrupt), "{answers:?}");
        if attempt == 1 {
            assert!(answers[1].0 == "u" && answers[1].1.is_ok(), "{answers:?}");
        } else {
            assert_eq!(answers.len(), 1, "the other is completed");
        }
    }
    let of_t = |rows: Vec<Vec<rusqlite::types::Value>>| -> Vec<_> {
        rows.into_iter().filter(|row| row[0] == "t".to_owned().into()).collect()
    };
    assert_eq!(of_t(rows::snapshots(&file)), of_t(before));
    // The version before it is whole: whoever decides to go back to it may.
    rows::change(&file, 1, "DELETE FROM snapshots WHERE task_id = 't' AND version = 3");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 33);
}

#[test]
fn a_damaged_record_does_not_keep_recover_from_the_other_tasks() {
    let (_directory, file) = stopped();
    rows::change(&file, 1, "UPDATE asap_tasks SET status = 'asleep' WHERE task_id = 't'");
    let is_t = |error: &Error| matches!(error, Error::CorruptRecord { task_id, .. } if task_id == "t");
    let runtime = Runtime::open(&file).unwrap();
    let answers = runtime.recover().unwrap();
    assert_eq!(answers.len(), 2, "{answers:?}");
    for (task, answer) in &answers {
        assert!(if task == "t" { answer.as_ref().is_err_and(is_t) } else { answer.is_ok() }, "{answers:?}");
    }
    let (damaged, whole): (Vec<_>, Vec<_>) = runtime.tasks().unwrap().into_iter().partition(Result::is_err);
    assert!(damaged.len() == 1 && damaged[0].as_ref().is_err_and(is_t), "{damaged:?}");
    assert_eq!(whole[0].as_ref().unwrap().status, TaskStatus::Completed);
    rows::change(
        &file,
        1,
        "UPDATE asap_tasks SET status = 'working' WHERE task_id = 't' AND status = 'asleep'",
    );
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 33, "the row was kept as it was");
}

#[test]
fn a_damaged_start_is_needed_for_its_arguments_only() {
    let (_directory, file) = stopped();
    rows::change(&file, 1, "UPDATE snapshots SET data = '{' WHERE task_id = 't' AND version = 1");
    let runtime = Runtime::open(&file).unwrap();
    let error = runtime.run("t", invoice("Bob".to_owned(), 3)).unwrap_err();
    assert!(matches!(error, Error::Corrupt { version: 1, .. }), "{error:?}");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 33);
}

#[test]
fn other_arguments_are_an_error_that_names_the_parameter() {
    let (_directory, file) = stopped();
    let runtime = Runtime::open(&file).unwrap();
    let error = runtime.run("t", invoice("Eve".to_owned(), 3)).unwrap_err();
    let Error::ArgumentsDiffer { parameter, saved, given, .. } = error else { panic!("{error:?}") };
    assert_eq!((parameter.as_str(), saved.as_str(), given.as_str()), ("customer", r#""Bob""#, r#""Eve""#));
    assert_eq!(runtime.run("t", invoice("Bob".to_owned(), 3)).unwrap(), 33);
}
