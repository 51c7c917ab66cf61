//! Appends without a look at the versions: what makes them do without, and what takes it away.

use std::thread;
use std::time::Duration;

use chrono::Utc;
use sqlx::Connection as _;

use super::{Place, append, block_on, record, snapshot, versions};
use crate::protocol::TaskStatus;
use crate::store::postgres::PostgresStore;
use crate::store::postgres::insert::Way;
use crate::store::postgres::known::Head;
use crate::store::queue::{Placing, QueueLimits, Release, Take, TaskQueue, To};
use crate::store::{Append, Retention, Rewrite, SnapshotStore, Swap, TaskRecord, Transaction as _};

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
fn a_task_is_known_from_its_lease() {
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
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

/// Whose attempt is the last knows what no other does, whatever others have learned before.
#[test]
fn what_was_known_before_a_lease_is_known_no_longer() {
    let Some(place) = Place::new() else { return };
    let (store, other) = stores(&place, Retention::Newest(1));
    place.run("UPDATE asap_tasks SET queue = 'q', place = 'ready', due_at = now()");
    let (now, queues) = (Utc::now(), [QueueLimits::new("q")]);
    let lease = Duration::from_mins(1);
    let take = Take { worker: "w", queues: &queues, most: 1, lease, max_lost_leases: 3, now };
    let taken = other.take(take).wait().unwrap().tasks.remove(0).record;
    assert!(known(&other, 4).is_some() && known(&store, 4).is_some());
    assert_ne!(known(&other, 4).map(|head| head.revision), known(&store, 4).map(|head| head.revision));
    // The first has the attempt again, and goes on: not by what it knew, so what falls out is told.
    place.run("UPDATE asap_tasks SET place = NULL");
    let claimed = TaskRecord { attempt: taken.attempt + 1, ..taken.clone() };
    assert_eq!(store.swap_record(Some(taken.attempt), &claimed).wait().unwrap(), Swap::Stored);
    let append = |store: &PostgresStore, version, attempt| {
        let snapshot = snapshot("t", version);
        let (attempt, retention) = (Some(attempt), Retention::Newest(1));
        store.append(Append { attempt, retention, ..Append::new(&snapshot) }).wait().unwrap()
    };
    assert_eq!(append(&store, 5, claimed.attempt), Swap::Stored);
    assert_eq!(append(&store, 6, claimed.attempt), Swap::Stored);
    let again = TaskRecord { attempt: claimed.attempt + 1, ..claimed.clone() };
    assert_eq!(other.swap_record(Some(claimed.attempt), &again).wait().unwrap(), Swap::Stored);
    assert_eq!(append(&other, 5, again.attempt), Swap::Taken);
}

/// Two appends of one version that are on their way at the same time, from one process.
#[test]
fn no_two_appends_go_by_the_same() {
    let Some(place) = Place::new() else { return };
    let (store, _) = stores(&place, Retention::Newest(1));
    let known = || store.inner.shared.known();
    let (snapshot, retention) = (snapshot("t", 5), Retention::Newest(1));
    let append = Append { attempt: Some(1), retention, ..Append::new(&snapshot) };
    assert_ne!(Way::planned(&append, &known()), Way::Whole);
    assert_ne!(Way::of(&append, &mut known()), Way::Whole);
    assert_eq!(Way::of(&append, &mut known()), Way::Whole);
}

/// A deletion that began before there was a record takes it along, with all that came behind it.
#[test]
fn a_deletion_leaves_no_version_of_a_task_that_begins_meanwhile() {
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
    for round in 0..300 {
        let id = format!("t{round}");
        thread::scope(|scope| {
            let deleting = scope.spawn(|| other.delete(&id).wait().unwrap());
            // Another place in the deletion each time; nothing is waited for.
            thread::sleep(Duration::from_micros(round * 3));
            for version in 1..=4 {
                if append(&store, &id, version, ALL) == Swap::Taken {
                    break;
                }
            }
            deleting.join().unwrap();
        });
        let (versions, record) = (versions(&store, &id), store.record(&id).wait().unwrap());
        assert_eq!(versions.is_empty(), record.is_none(), "{versions:?} of {record:?} in round {round}");
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
    assert_eq!(revisions.len(), 2, "the record's first, and that of the append which took version 2");
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

/// The program's own connection, which leads to a standby that took over without the last commit; the store's are idle.
#[test]
fn a_transaction_on_another_server_goes_by_nothing() {
    let Some(place) = Place::new() else { return };
    let (store, _) = stores(&place, ALL);
    place.run("DELETE FROM asap_snapshots WHERE version = 4");
    *store.inner.shared.server() = Some("one that is gone".to_owned());
    let snapshot = snapshot("t", 5);
    let swap = block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let transaction = connection.begin().await.unwrap();
        let append = Append { attempt: Some(1), retention: ALL, ..Append::new(&snapshot) };
        transaction.commit_with(&store.database(), append).await
    });
    assert_eq!(swap.unwrap(), Swap::Taken);
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
