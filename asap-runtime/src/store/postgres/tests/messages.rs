//! Messages as they lie in the tables, and who waits for whom.

use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;
use sqlx::{Row as _, query};

use super::{Place, record};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::queue::{Sending, Sent};
use crate::store::{PostgresStore, SnapshotStore, Swap, TaskQueue, TaskRecord};

fn send(store: &PostgresStore, task_id: &str, id: &str) -> Sent {
    store.send(Sending { task_id, topic: "a", id, value: "1", now: Utc::now() }).wait().unwrap()
}

#[test]
fn tables_of_the_second_version_get_messages() {
    let Some(place) = Place::new() else { return };
    let (first, second) = (include_str!("../sql/0001_tables.sql"), include_str!("../sql/0002_queues.sql"));
    place.run(format!(
        "CREATE SCHEMA {}; {first}; {second}; CREATE TABLE asap_schema (version integer NOT NULL PRIMARY KEY);
         INSERT INTO asap_schema VALUES (1), (2);
         INSERT INTO asap_tasks (task_id, function, status, attempt, created_at, updated_at, written_by)
         VALUES ('old', 'f', 'working', 3, now(), now(), 'x')",
        place.schema
    ));
    let store = place.open();
    let old = store.record("old").wait().unwrap().unwrap();
    assert_eq!((old.attempt, old.parent_task_id, old.depth, old.failures), (3, None, 0, 0));
    assert_eq!((store.wakes("old").wait().unwrap(), send(&store, "old", "1")), (Some(0), Sent::New));
    assert_eq!(store.message("old", "a", 0).wait().unwrap().map(|message| message.id), Some("1".to_owned()));
}

#[test]
fn a_text_that_cannot_be_kept_is_refused() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    assert_eq!(store.swap_record(None, &record("t", 1)).wait().unwrap(), Swap::Stored);
    for (topic, id, value) in [("\0", "1", "1"), ("a", "\0", "1"), ("a", "1", "\0")] {
        let sent = store.send(Sending { task_id: "t", topic, id, value, now: Utc::now() }).wait();
        assert!(matches!(sent, Err(Error::Invalid { what: "message", .. })), "{sent:?}");
    }
    assert_eq!(send(&store, "\0", "1"), Sent::NoTask);
    assert_eq!(store.message("t", "\0", 0).wait().unwrap(), None);
    assert_eq!(store.wakes("\0").wait().unwrap(), None);
    let orphan = TaskRecord { parent_task_id: Some("\0".to_owned()), ..record("t", 1) };
    assert!(matches!(store.swap_record(Some(1), &orphan).wait(), Err(Error::Invalid { .. })));
}

#[test]
fn whoever_locks_a_child_and_its_parent_locks_the_lesser_id_first() {
    // As renewals do; else two could wait for each other.
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for (child, parent) in [("b", "a"), ("c", "d")] {
        let young = TaskRecord { parent_task_id: Some(parent.to_owned()), ..record(child, 1) };
        assert_eq!(store.swap_record(None, &young).wait().unwrap(), Swap::Stored);
        assert_eq!(store.swap_record(None, &record(parent, 1)).wait().unwrap(), Swap::Stored);
        let (lesser, greater) = if child < parent { (child, parent) } else { (parent, child) };
        let waiting =
            "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))";
        let lock = "SELECT 1 FROM asap_tasks WHERE task_id = $1 FOR NO KEY UPDATE NOWAIT";
        let ended = TaskRecord { status: TaskStatus::Completed, ..young };
        let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut other = executor.block_on(place.try_connect()).unwrap();
        let ending = thread::scope(|scope| {
            executor.block_on(async {
                query("BEGIN").execute(&mut other).await.unwrap();
                query(lock).bind(lesser).execute(&mut other).await.unwrap();
            });
            let ending = scope.spawn(|| store.swap_record(Some(1), &ended).wait());
            executor.block_on(async {
                let begun = Instant::now();
                while query(waiting).fetch_one(&mut other).await.unwrap().get::<i64, _>(0) == 0 {
                    assert!(begun.elapsed() < Duration::from_secs(20), "nobody waits for `{lesser}`");
                }
                let free = query(lock).bind(greater).execute(&mut other).await;
                assert!(free.is_ok(), "whoever waits for `{lesser}` has not locked `{greater}`");
                query("COMMIT").execute(&mut other).await.unwrap();
            });
            ending.join().unwrap()
        });
        assert_eq!(ending.unwrap(), Swap::Stored);
        assert_eq!(store.wakes(parent).wait().unwrap(), Some(1));
    }
}
