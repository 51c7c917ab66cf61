//! Appends without a look at the versions: what makes them do without, and what takes it away.

use std::time::Duration;

use chrono::Utc;

use super::{Place, append, record, snapshot, versions};
use crate::protocol::TaskStatus;
use crate::store::postgres::PostgresStore;
use crate::store::postgres::known::Head;
use crate::store::queue::{Placing, QueueLimits, Release, Take, TaskQueue, To};
use crate::store::{Append, Retention, Rewrite, SnapshotStore, Swap, TaskRecord};

const ALL: Retention = Retention::All;

fn known(store: &PostgresStore, version: i64) -> Option<Head> {
    store.inner.shared.known().at("t", version)
}

/// A store that knows version 4 of a task to be the highest, and another that does not.
fn stores(place: &Place, retention: Retention) -> (PostgresStore, PostgresStore) {
    let stores = (place.open(), place.open());
    for version in 1..=4 {
        assert_eq!(append(&stores.0, "t", version, retention), Swap::Stored);
    }
    assert!(known(&stores.0, 4).is_some());
    stores
}

#[test]
fn a_task_is_known_from_its_start_and_from_its_taking() {
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
    assert_eq!(append(&store, "t", 1, ALL), Swap::Stored);
    assert!(known(&store, 1).is_some());
    assert!(store.delete("t").wait().unwrap());

    enqueue(&other, &TaskRecord { status: TaskStatus::Submitted, ..record("t", 1) });
    let (now, queues) = (Utc::now(), [QueueLimits::new("q")]);
    let lease = Duration::from_mins(1);
    let take = Take { worker: "w", queues: &queues, most: 1, lease, max_lost_leases: 3, now };
    assert_eq!(store.take(take).wait().unwrap().tasks.len(), 1);
    assert!(known(&store, 1).is_some());
    for version in 2..=4 {
        assert_eq!(append(&store, "t", version, ALL), Swap::Stored);
    }
    let to = To::Queue(Duration::ZERO);
    let release =
        Release { task_id: "t", attempt: 1, to, status: TaskStatus::Working, error: None, now: Utc::now() };
    assert_eq!(store.release(release).wait().unwrap(), Swap::Stored);
    assert_eq!(other.take(take).wait().unwrap().tasks.len(), 1);
    assert!(known(&other, 4).is_some());
}

fn enqueue(store: &PostgresStore, record: &TaskRecord) {
    let first = snapshot("t", 1);
    let first =
        Append { snapshot: &first, attempt: Some(1), record: Some(record), retention: ALL, parts: None };
    let placing = Placing { queue: "q", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(store.enqueue(first, placing).wait().unwrap(), Swap::Stored);
}

/// The append that was the next before the other store did something.
#[track_caller]
fn assert_refused(store: &PostgresStore, version: u64, retention: Retention) {
    let before = versions(store, "t");
    assert!(known(store, i64::try_from(version).unwrap() - 1).is_some(), "it goes by what it knows");
    assert_eq!(append(store, "t", version, retention), Swap::Taken);
    assert_eq!(versions(store, "t"), before);
}

#[test]
fn an_append_does_not_follow_what_another_has_saved_above() {
    let Some(place) = Place::new() else { return };
    let (store, other) = stores(&place, ALL);
    other.save(&snapshot("t", 9)).wait().unwrap();
    assert_refused(&store, 5, ALL);
    assert_eq!(append(&store, "t", 10, ALL), Swap::Stored);
}

#[test]
fn an_append_does_not_follow_a_version_that_another_has_deleted() {
    let Some(place) = Place::new() else { return };
    let (store, other) = stores(&place, ALL);
    assert!(other.delete_version("t", 4).wait().unwrap());
    assert_refused(&store, 5, ALL);
    assert_eq!(append(&store, "t", 4, ALL), Swap::Stored);
}

#[test]
fn an_append_does_not_follow_versions_that_another_has_taken_back() {
    let Some(place) = Place::new() else { return };
    let (store, other) = stores(&place, ALL);
    // The attempt, which would fence it off, stays the same.
    let record = record("t", 1);
    let rewrite = Rewrite { keep: Some(2), ..Rewrite::new(Some(1), &record) };
    assert_eq!(other.rewrite(rewrite).wait().unwrap(), Swap::Stored);
    assert_refused(&store, 5, ALL);
    assert_eq!(append(&store, "t", 3, ALL), Swap::Stored);
}

#[test]
fn an_append_does_not_go_to_another_task_of_the_same_id() {
    let Some(place) = Place::new() else { return };
    let (store, other) = stores(&place, ALL);
    assert!(other.delete("t").wait().unwrap());
    assert_eq!(append(&other, "t", 1, ALL), Swap::Stored);
    assert_refused(&store, 5, ALL);

    for version in 2..=4 {
        assert_eq!(append(&store, "t", version, ALL), Swap::Stored);
    }
    assert!(other.delete("t").wait().unwrap());
    enqueue(&other, &record("t", 1));
    assert_refused(&store, 5, ALL);
}

/// Of the same attempt: two of them, where there should be one.
#[test]
fn an_append_is_not_made_again_where_the_window_has_taken_its_version() {
    let Some(place) = Place::new() else { return };
    for window in [1, 2, 3, 8, 17] {
        let retention = Retention::Newest(window);
        let (store, other) = stores(&place, retention);
        let mut highest = 4;
        for round in 0..30 {
            // The other goes on, sometimes for long, and by what it knows or not.
            let fresh = (round % 3 == 0).then(|| place.open());
            let ahead = window + window / 8 + 1 + [0, 1, window, 5 * window][round % 4];
            for version in highest + 1..=highest + ahead {
                assert_eq!(append(fresh.as_ref().unwrap_or(&other), "t", version, retention), Swap::Stored);
            }
            assert!(!versions(&store, "t").contains(&(highest + 1)), "it could be inserted");
            assert_refused(&store, highest + 1, retention);
            highest += ahead + 1;
            assert_eq!(append(&store, "t", highest, retention), Swap::Stored);
            // A known version is followed, so that the next round has one however it came.
            highest += 1;
            assert_eq!(append(&store, "t", highest, retention), Swap::Stored);
        }
        assert!(store.delete("t").wait().unwrap());
    }
}

#[test]
fn the_record_is_written_once_for_all_that_falls_out_of_the_window() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let mut revisions = Vec::new();
    for version in 1..=1000 {
        assert_eq!(append(&store, "t", version, Retention::Newest(100)), Swap::Stored);
        revisions.extend(known(&store, version.cast_signed()).map(|head| head.revision));
    }
    revisions.dedup();
    assert_eq!(revisions.len(), 3, "the first, that of the append which took version 2, and one of its own");
}

#[test]
fn what_the_server_has_lost_is_asked_for_on_a_new_connection() {
    let Some(place) = Place::new() else { return };
    let (store, _) = stores(&place, ALL);
    // As a standby that takes over without the last commit.
    place.run("DELETE FROM asap_snapshots WHERE version = 4");
    place.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND query LIKE '%' || current_schema() || '%'",
    );
    // Another question meets that first, and no append of this task.
    assert_eq!(store.highest("t").wait().unwrap(), Some(3));
    assert_eq!(append(&store, "t", 5, ALL), Swap::Taken);
    assert_eq!(versions(&store, "t"), [1, 2, 3]);
}

#[test]
fn a_task_that_has_ended_is_known_no_longer() {
    let Some(place) = Place::new() else { return };
    let (store, _) = stores(&place, ALL);
    let ended = TaskRecord { status: TaskStatus::Completed, ..record("t", 1) };
    assert_eq!(store.swap_record(Some(1), &ended).wait().unwrap(), Swap::Stored);
    assert_eq!(known(&store, 4), None);
}

#[test]
fn tables_of_the_fourth_version_get_revisions() {
    let Some(place) = Place::new() else { return };
    let files = [
        include_str!("../sql/0001_tables.sql"),
        include_str!("../sql/0002_queues.sql"),
        include_str!("../sql/0003_messages.sql"),
        include_str!("../sql/0004_parts.sql"),
    ];
    place.run(format!(
        "CREATE SCHEMA {}; {}; CREATE TABLE asap_schema (version integer NOT NULL PRIMARY KEY);
         INSERT INTO asap_schema VALUES (1), (2), (3), (4);
         INSERT INTO asap_tasks (task_id, function, status, attempt, created_at, updated_at, written_by)
         VALUES ('t', 'f', 'working', 1, now(), now(), 'x');
         INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
         VALUES ('t', 1, 'id', '{{}}', true, now())",
        place.schema,
        files.join(";")
    ));
    let (store, other) = (place.open(), place.open());
    for version in 2..=4 {
        assert_eq!(append(&store, "t", version, ALL), Swap::Stored);
    }
    assert_eq!(known(&store, 4).map(|head| head.revision), Some(0), "nothing but appends has happened since");
    assert!(other.delete_version("t", 4).wait().unwrap());
    assert_refused(&store, 5, ALL);
}
