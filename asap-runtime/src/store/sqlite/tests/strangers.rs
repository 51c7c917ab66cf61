//! Other programs that change a task's versions know nothing of its parts.

use tempfile::tempdir;

use super::{raw, snapshot};
use crate::parts::row::Reference;
use crate::protocol::{Data, StateSnapshot};
use crate::store::{Append, Part, PartChanges, PartKey, Retention, SnapshotStore, SqliteStore, Swap};

fn part(text: &str) -> Part {
    Part::new([&[0], text.as_bytes()].concat())
}

/// A version whose list is these parts.
fn row(version: u64, parts: &[Part]) -> StateSnapshot {
    let mut list = String::new();
    let bytes = parts.iter().map(|part| part.content.len() - 1).sum();
    let parts = parts.iter().map(|part| part.id).collect();
    Reference { parts, bytes, gone: (0, 0), end: "]".to_owned() }.write(&mut list);
    let data = format!(r#"{{"list":{list},"$resume":{{"format":2}}}}"#);
    StateSnapshot { data: Data::from_trusted(data), ..snapshot("t", version) }
}

fn append(store: &SqliteStore, version: u64, refers: &[Part], added: &[Part], dropped: &[PartKey]) {
    let row = row(version, refers);
    let parts = Some(PartChanges { added, dropped });
    let append = Append { parts, retention: Retention::Newest(100), ..Append::new(&row) };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
}

fn list(store: &SqliteStore, version: u64) -> String {
    let read = store.get_version("t", version).wait().unwrap().unwrap();
    read.data.as_json().split(r#","$resume""#).next().unwrap().to_owned()
}

#[test]
fn a_task_begins_again_whose_rows_another_program_has_deleted() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let [one, two] = [part("[1"), part(",2")];
    for _ in 0..2 {
        append(&store, 1, &[one.clone(), two.clone()], &[one.clone(), two.clone()], &[]);
        append(&store, 2, std::slice::from_ref(&one), &[], &[PartKey { first: 1, id: two.id }]);
        append(&store, 3, &[one.clone(), two.clone()], std::slice::from_ref(&two), &[]);
        for (version, expected) in [(1, r#"{"list":[1,2]"#), (2, r#"{"list":[1]"#), (3, r#"{"list":[1,2]"#)] {
            assert_eq!(list(&store, version), expected, "version {version}");
        }
        assert_eq!(raw(&path).execute("DELETE FROM snapshots WHERE task_id = 't'", ()), Ok(3));
    }
}

#[test]
fn a_task_goes_on_whose_last_rows_another_program_has_deleted() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let [one, two, three] = [part("[1"), part(",2"), part(",3")];
    append(&store, 1, std::slice::from_ref(&one), std::slice::from_ref(&one), &[]);
    append(&store, 2, &[one.clone(), two.clone()], std::slice::from_ref(&two), &[]);
    append(&store, 3, &[one.clone(), three.clone()], &[three], &[PartKey { first: 2, id: two.id }]);
    assert_eq!(raw(&path).execute("DELETE FROM snapshots WHERE task_id = 't' AND version > 1", ()), Ok(2));
    append(&store, 2, &[one.clone(), two.clone()], std::slice::from_ref(&two), &[]);
    for version in 3..6 {
        append(&store, version, &[one.clone(), two.clone()], &[], &[]);
    }
    for version in 2..6 {
        assert_eq!(list(&store, version), r#"{"list":[1,2]"#, "version {version}");
    }
}

#[test]
fn what_a_version_has_dropped_that_another_program_has_deleted_is_there() {
    for last in [2u64, 3] {
        let directory = tempdir().unwrap();
        let path = directory.path().join("tasks.db");
        let store = SqliteStore::open(&path).unwrap();
        let [one, two] = [part("[1"), part(",2")];
        // With the start's parts, and with those of a later version.
        append(&store, 1, std::slice::from_ref(&one), std::slice::from_ref(&one), &[]);
        for version in 2..last {
            append(&store, version, &[one.clone(), two.clone()], std::slice::from_ref(&two), &[]);
        }
        let key = if last == 2 { PartKey { first: 1, id: one.id } } else { PartKey { first: 2, id: two.id } };
        append(&store, last, &[], &[], &[key]);
        assert_eq!(
            raw(&path)
                .execute("DELETE FROM snapshots WHERE task_id = 't' AND version = ?", [last.cast_signed()]),
            Ok(1)
        );
        let refers = if last == 2 { vec![one] } else { vec![one, two] };
        let expected = list(&store, last - 1);
        append(&store, last, &refers, &[], &[]);
        append(&store, last + 1, &refers, &[], &[]);
        for version in [last, last + 1] {
            assert_eq!(list(&store, version), expected, "version {version}");
        }
        // And it can be dropped again.
        append(&store, last + 2, &[], &[], &[key]);
        assert_eq!(list(&store, last + 1), expected);
    }
}
