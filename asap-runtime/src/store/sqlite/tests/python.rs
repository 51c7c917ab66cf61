//! Rows as the protocol's Python package and other writers make them, and ours as it reads them.

use chrono::{DateTime, Utc};
use tempfile::tempdir;

use super::{insert, raw, snapshot};
use crate::store::{SnapshotStore, SqliteStore};

/// A file that Python has made: its pragmas, its statement, its row.
fn python(rows: &[(&str, &str)]) -> (tempfile::TempDir, SqliteStore) {
    let directory = tempdir().unwrap();
    let path = directory.path().join("asap_state.db");
    let connection = raw(&path);
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL").unwrap();
    connection.execute_batch(include_str!("../sql/0001_snapshots.sql")).unwrap();
    for (version, (data, created_at)) in (1..).zip(rows) {
        insert(&connection, "task", version, data, created_at);
    }
    let store = SqliteStore::open(&path).unwrap();
    (directory, store)
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn times_of_any_writer_are_read() {
    let times = [
        ("2026-01-02T03:04:05.678901+00:00", "2026-01-02T03:04:05.678901Z"),
        ("2026-01-02T03:04:05+00:00", "2026-01-02T03:04:05Z"),
        ("2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.678901Z"),
        ("2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678Z"),
        ("2026-01-02T05:04:05.678901+02:00", "2026-01-02T03:04:05.678901Z"),
        ("2026-01-01T21:34:05-05:30", "2026-01-02T03:04:05Z"),
        ("2026-01-02T03:04:05.678901", "2026-01-02T03:04:05.678901Z"),
        ("2026-01-02T03:04:05", "2026-01-02T03:04:05Z"),
        ("2026-01-02 03:04:05.5", "2026-01-02T03:04:05.5Z"),
        ("2026-01-02T03:04:05.678901999Z", "2026-01-02T03:04:05.678901Z"),
        ("2026-01-02t03:04:05z", "2026-01-02T03:04:05Z"),
    ];
    let rows: Vec<_> = times.iter().map(|(written, _)| ("{}", *written)).collect();
    let (_directory, store) = python(&rows);
    for (version, (written, read)) in (1..).zip(times) {
        let found = store.get_version("task", version).wait().unwrap().unwrap();
        assert_eq!(found.created_at, utc(read), "{written}");
    }
}

#[test]
fn data_of_any_writer_is_read_as_compact_text() {
    let nested = format!("{}1{}", r#"{"a":"#.repeat(400), "}".repeat(400));
    let texts = [
        (
            r#"{"step": 1, "items": ["a", "b"], "done": false}"#,
            r#"{"step":1,"items":["a","b"],"done":false}"#,
        ),
        (r#"{"caf\u00e9": "\u6f22\ud83e\udd80"}"#, r#"{"café":"漢🦀"}"#),
        (r#"{"café":"漢🦀"}"#, r#"{"café":"漢🦀"}"#),
        (
            r#"{"n": NaN, "i": [Infinity, -Infinity]}"#,
            r#"{"n":{"$float":"NaN"},"i":[{"$float":"inf"},{"$float":"-inf"}]}"#,
        ),
        (
            r#"{"big": 340282366920938463463374607431768211456, "e": 1e300}"#,
            r#"{"big":340282366920938463463374607431768211456,"e":1e300}"#,
        ),
        (r#"{"z": 1, "a": 2, "m": -0.0}"#, r#"{"z":1,"a":2,"m":-0.0}"#),
        (&nested, &nested),
        ("{}", "{}"),
        (r#" { "b" : { } , "a" : [ ] } "#, r#"{"b":{},"a":[]}"#),
    ];
    let rows: Vec<_> = texts.iter().map(|(written, _)| (*written, "2026-01-02T03:04:05+00:00")).collect();
    let (_directory, store) = python(&rows);
    for (version, (written, read)) in (1..).zip(&texts) {
        let found = store.get_version("task", version).wait().unwrap().unwrap();
        assert_eq!(found.data.as_json(), *read, "{written}");
    }
}

#[test]
fn our_rows_have_pythons_form() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let times = [
        ("2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.678901+00:00"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"),
        ("2026-01-02T03:04:05.000001999Z", "2026-01-02T03:04:05.000001+00:00"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00"),
        ("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999+00:00"),
    ];
    let connection = raw(&path);
    for (version, (time, written)) in (1..).zip(times) {
        let mut saved = snapshot("t", version);
        saved.created_at = utc(time);
        store.save(&saved).wait().unwrap();
        let sql = "SELECT created_at, data, typeof(data), checkpoint FROM snapshots WHERE version = ?";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let row = connection.query_row(sql, [i64::try_from(version).unwrap()], read);
        assert_eq!(row, Ok((written.to_owned(), saved.data.as_json().to_owned(), "text".to_owned(), 1)));
    }
}
