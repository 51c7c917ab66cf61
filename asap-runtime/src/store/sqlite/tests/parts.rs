//! Parts in a file: damaged ones, and what a task without any costs.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any};
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

use super::conformance::parts_of;
use super::{append, corrupt, raw, snapshot, versions};
use crate::parts::row::Reference;
use crate::protocol::{Data, StateSnapshot};
use crate::store::conformance::{PartStep, follow_part_history};
use crate::store::{
    Append, Part, PartChanges, PartKey, Retention, Rewrite, SnapshotStore, SqliteStore, Swap, TaskQueue,
};

/// A part that refers to no other.
fn leaf(text: &str) -> Part {
    Part::new([&[0], text.as_bytes()].concat())
}

/// A version whose data is a list of three numbers in two parts, the second of them in this version alone.
fn row(version: u64) -> (StateSnapshot, [Part; 2]) {
    let parts = [leaf("[1,2"), leaf(&format!(",{version}"))];
    let bytes = parts.iter().map(|part| part.content.len() - 1).sum();
    let mut list = String::new();
    Reference { parts: parts.iter().map(|part| part.id).collect(), bytes, gone: (0, 0), end: "]".to_owned() }
        .write(&mut list);
    let data = format!(r#"{{"list":{list},"$resume":{{"format":2}}}}"#);
    (StateSnapshot { data: Data::from_trusted(data), ..snapshot("t", version) }, parts)
}

/// What is read of it.
fn whole(version: u64) -> StateSnapshot {
    let data = format!(r#"{{"list":[1,2,{version}],"$resume":{{"format":1}}}}"#);
    StateSnapshot { data: Data::from_trusted(data), ..snapshot("t", version) }
}

fn append_parts(store: &SqliteStore, version: u64) -> Swap {
    let (row, [common, own]) = row(version);
    let before = self::row(version - 1).1[1].id;
    let (added, dropped) = if version == 1 {
        (vec![common, own], Vec::new())
    } else {
        (vec![own], vec![PartKey { first: version - 1, id: before }])
    };
    let parts = Some(PartChanges { added: &added, dropped: &dropped });
    store.append(Append { parts, retention: Retention::All, ..Append::new(&row) }).wait().unwrap()
}

/// A store with three versions of task `t`, and what has happened to its parts.
fn damaged(damage: impl FnOnce(&Connection)) -> (TempDir, SqliteStore) {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    for version in 1..=3 {
        assert_eq!(append_parts(&store, version), Swap::Stored);
    }
    assert_eq!(append(&store, "u", 1, Retention::All), Swap::Stored);
    damage(&raw(&path));
    (directory, store)
}

#[test]
fn a_missing_part_is_an_error_for_its_versions_only() {
    let own = row(3).1[1].id;
    let (_directory, store) = damaged(|connection| {
        let gone = connection.execute("DELETE FROM asap_parts WHERE id = ?", [own.as_bytes()]);
        assert_eq!(gone, Ok(1));
    });
    let reason = format!("part {own} is missing");
    corrupt(store.get("t").wait(), 3, &reason);
    corrupt(store.get_version("t", 3).wait(), 3, &reason);
    corrupt(store.find(&row(3).0.id, None).wait(), 3, &reason);
    assert_eq!(store.get_stored("t", None).wait().unwrap().unwrap().snapshot, row(3).0, "the row is there");
    corrupt(store.get_stored("t", None).wait().unwrap().unwrap().whole(), 3, &reason);
    assert_eq!(versions(&store, "t"), [1, 2, 3]);
    for version in [1, 2] {
        assert_eq!(store.get_version("t", version).wait().unwrap(), Some(whole(version)));
    }
    assert_eq!(store.get("u").wait().unwrap(), Some(snapshot("u", 1)));
    // It can be gone back behind, and on from there.
    let first = super::record("t", 1);
    let rewrite = Rewrite { keep: Some(2), ..Rewrite::new(None, &first) };
    assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored);
    assert_eq!(append_parts(&store, 3), Swap::Stored);
    assert_eq!(store.get("t").wait().unwrap(), Some(whole(3)));
}

#[test]
fn a_part_that_all_versions_share_is_missed_by_all() {
    let common = row(1).1[0].id;
    let (_directory, store) = damaged(|connection| {
        let gone = connection.execute("DELETE FROM asap_parts WHERE id = ?", [common.as_bytes()]);
        assert_eq!(gone, Ok(1));
    });
    for version in 1..=3 {
        corrupt(store.get_version("t", version).wait(), version, &format!("part {common} is missing"));
    }
    assert!(store.delete("t").wait().unwrap(), "it can be deleted");
}

#[test]
fn damaged_parts_are_said_to_be() {
    const DROPPED: &str = "INSERT INTO asap_dropped_parts (task_id, of_start, until, first, id)
        SELECT task_id, 0, 2, first, id FROM asap_parts WHERE first = 3";
    let own = row(3).1[1].id;
    let of = |change: &str| format!("UPDATE asap_parts SET {change} WHERE first = 3");
    for (damage, reason) in [
        (of("content = x'80'"), format!("part {own} is damaged")),
        (of("content = x''"), format!("part {own} is damaged")),
        (of("content = 'text'"), "a row of one of its parts is damaged".to_owned()),
        (of("content = NULL"), String::new()),
        (of("id = x'00'"), "a row of one of its parts is damaged".to_owned()),
        (of("content = x'002c3334'"), "bytes that were stored".to_owned()),
        (of("content = x'00'"), "fewer than the".to_owned()),
        (of("content = x'00ffff'"), "no text".to_owned()),
        (DROPPED.to_owned(), format!("part {own} is missing")),
        (of("first = 4"), format!("part {own} is missing")),
    ] {
        let mut is_refused = false;
        let (_directory, store) = damaged(|connection| is_refused = connection.execute(&damage, ()).is_err());
        if is_refused {
            assert!(reason.is_empty(), "{damage}: SQLite does not allow that");
            continue;
        }
        corrupt(store.get("t").wait(), 3, &reason);
        corrupt(store.get_version("t", 3).wait(), 3, &reason);
        assert_eq!(store.get_version("t", 2).wait().unwrap(), Some(whole(2)), "{damage}");
        assert_eq!(store.get_version("t", 1).wait().unwrap(), Some(whole(1)), "{damage}");
    }
}

#[test]
fn a_queued_task_with_a_missing_part_is_taken_with_its_error() {
    use crate::protocol::TaskStatus;
    use crate::store::TaskRecord;
    use crate::store::queue::{Placing, QueueLimits, Take};
    use std::time::Duration;

    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let now = chrono::Utc::now();
    let (row, added) = row(1);
    let record = TaskRecord { status: TaskStatus::Submitted, ..super::record("t", 1) };
    let parts = Some(PartChanges { added: &added, dropped: &[] });
    let append = Append { record: Some(&record), parts, ..Append::new(&row) };
    let placing = Placing { queue: "q", priority: 0, delay: Duration::ZERO, now };
    assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored);
    raw(&path).execute("DELETE FROM asap_parts WHERE id = ?", [added[1].id.as_bytes()]).unwrap();
    let queues = [QueueLimits::new("q")];
    let lease = Duration::from_mins(1);
    let take = Take { worker: "w", queues: &queues, most: 1, lease, max_lost_leases: 3, now };
    let mut taken = store.take(take).wait().unwrap().tasks;
    let latest = taken.remove(0).latest.unwrap().unwrap();
    corrupt(latest.whole(), 1, &format!("part {} is missing", added[1].id));
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_history_of_parts_is_kept(steps in vec(any::<PartStep>(), 1..60)) {
        let store = SqliteStore::in_memory().unwrap();
        let count = |task_id: &str| store.pool.with_writer(|writer| parts_of(&writer.connection, task_id));
        follow_part_history(&store, &count, &steps);
    }
}
