//! Python edits a local of a Rust task, which goes on with what it finds.

use std::io;

use asap_runtime::store::SqliteStore;
use asap_runtime::{Error, Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};

use crate::python::{python, run};

thread_local! {
    static BROKEN: std::cell::Cell<bool> = const { std::cell::Cell::new(true) };
}

fn send(price: f64) -> io::Result<()> {
    if BROKEN.get() && price > 100.0 { Err(io::Error::other("too expensive")) } else { Ok(()) }
}

#[resumable]
fn order(customer: String, asked: f64) -> io::Result<String> {
    let mut price = asked;
    let mut notes = vec![format!("asked for {price:?}")];
    checkpoint!("priced");
    send(price)?;
    notes.push("sent".to_owned());
    price += 1.0;
    checkpoint!("sent");
    notes.push(format!("{customer} pays {price:?}"));
    Ok(notes.join(", "))
}

/// A task that cannot go on as it is.
fn stuck() -> (tempfile::TempDir, std::path::PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap();
    assert!(runtime.run("t", order("Ada".to_owned(), 250.5)).unwrap_err().is_failed());
    assert!(runtime.resume::<String>("t").unwrap_err().is_failed());
    (directory, file)
}

fn edit(python: &str, file: &std::path::Path, local: &str, value: &str) {
    run(python, "edit.py", [file.as_os_str(), "t".as_ref(), local.as_ref(), value.as_ref()]);
}

#[test]
fn a_number_and_a_text() {
    let Some(python) = python() else { return };
    let (_directory, file) = stuck();
    // A whole number is a float too, if somebody writes it by hand.
    edit(python, &file, "price", "90");
    edit(python, &file, "customer", r#""Zoë 🦀""#);
    edit(python, &file, "notes", r#"["edited \u2028", "twice"]"#);
    let runtime = Runtime::open(&file).unwrap();
    let answer = runtime.resume::<String>("t").unwrap();
    assert_eq!(answer, "edited \u{2028}, twice, sent, Zoë 🦀 pays 91.0");
    let store = SqliteStore::open(&file).unwrap();
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3, 4, 5, 6]);
    assert!(!store.get_version("t", 5).wait().unwrap().unwrap().checkpoint, "the edit stays as it was made");
}

#[test]
fn an_edit_that_is_of_another_type_is_refused_and_can_be_mended() {
    let Some(python) = python() else { return };
    let (_directory, file) = stuck();
    edit(python, &file, "price", r#""ninety""#);
    let runtime = Runtime::open(&file).unwrap();
    let before = runtime.task("t").unwrap().unwrap();
    let error = runtime.resume::<String>("t").unwrap_err();
    assert!(matches!(&error, Error::WrongType { version: 3, local, .. } if local == "price"), "{error:?}");
    assert_eq!(runtime.task("t").unwrap().unwrap().status, before.status);
    edit(python, &file, "price", "7.25");
    assert_eq!(runtime.resume::<String>("t").unwrap(), "asked for 250.5, sent, Ada pays 8.25");
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Completed);
}

#[resumable]
fn is_edited_meanwhile(python: String, file: std::path::PathBuf) -> u32 {
    let mut round = 0;
    let mut edits = 0;
    while round < 4 {
        round += 1;
        checkpoint!();
        if round == 2 && edits == 0 {
            // Somebody edits the task that is at work.
            edit(&python, &file, "edits", "1");
            edits += 10;
        }
    }
    edits
}

#[test]
fn an_edit_of_a_task_at_work_stops_it_and_is_gone_on_with() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap();
    let error = runtime.run("t", is_edited_meanwhile(python.to_owned(), file.clone())).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 4, .. }), "{error:?}");
    assert_eq!(runtime.resume::<u32>("t").unwrap(), 1, "the edit was overwritten");
}
