//! What is said of the size of a task, against what is there.

use asap_runtime::store::Retention;
use asap_runtime::{Runtime, checkpoint, resumable};
use rusqlite::Connection;
use tempfile::TempDir;

#[resumable]
fn grows(count: u32) -> usize {
    let mut records = Vec::new();
    for number in 0..count {
        records.push(format!("{number:06} {}", "x".repeat(90)));
        checkpoint!();
    }
    records.len()
}

#[resumable]
fn edits(count: usize) -> usize {
    let mut records: Vec<String> =
        (0..1_000).map(|number| format!("{number:06} {}", "x".repeat(90))).collect();
    for number in 0..count {
        let at = number * 37 % records.len();
        records[at] = format!("{number:06} {}", "y".repeat(90));
        checkpoint!();
    }
    records.len()
}

#[resumable]
fn goes_through(count: u32) -> u32 {
    let items: Vec<String> = (0..count).map(|number| format!("{number:06} {}", "x".repeat(90))).collect();
    let mut seen = 0;
    for item in items {
        seen += u32::from(item.ends_with('x'));
        checkpoint!();
    }
    seen
}

/// What the file holds of all tasks: the data of the rows, and the contents of the parts.
fn held(file: &std::path::Path) -> u64 {
    let connection = Connection::open(file).expect("the file is sound");
    let sum = |sql: &str| {
        connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("the file is sound").cast_unsigned()
    };
    sum("SELECT sum(length(CAST(data AS BLOB))) FROM snapshots")
        + sum("SELECT coalesce(sum(length(content)), 0) FROM asap_parts")
}

fn agrees(retention: Option<Retention>, run: impl FnOnce(&Runtime)) {
    let directory = TempDir::new().expect("the file is sound");
    let file = directory.path().join("tasks.db");
    let mut runtime = Runtime::open(&file).expect("the file is sound");
    if let Some(retention) = retention {
        runtime = runtime.with_retention(retention);
    }
    run(&runtime);
    let statistics = runtime.statistics("t").expect("the file is sound");
    for version in &statistics.versions {
        let whole = runtime
            .store()
            .get_version("t", version.version)
            .wait()
            .expect("a version that is listed")
            .expect("it is there");
        assert_eq!(version.bytes, whole.data.as_json().len() as u64, "version {}", version.version);
    }
    assert_eq!(statistics.stored(), held(&file));
}

#[test]
fn of_a_list_that_grows_beyond_its_window() {
    agrees(None, |runtime| assert_eq!(runtime.run("t", grows(400)).unwrap(), 400));
    agrees(Some(Retention::All), |runtime| assert_eq!(runtime.run("t", grows(150)).unwrap(), 150));
}

#[test]
fn of_a_list_that_is_edited() {
    agrees(None, |runtime| assert_eq!(runtime.run("t", edits(250)).unwrap(), 1_000));
}

#[test]
fn of_a_loop_by_value() {
    agrees(None, |runtime| assert_eq!(runtime.run("t", goes_through(400)).unwrap(), 400));
}
