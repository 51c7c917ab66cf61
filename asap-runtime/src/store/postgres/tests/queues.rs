//! Queues as they lie in the tables.

use std::time::{Duration, Instant};

use chrono::Utc;
use sqlx::{AssertSqlSafe, Row as _, raw_sql};

use super::{Place, append, block_on, record, snapshot};
use crate::protocol::TaskStatus;
use crate::store::postgres::statement::Statements;
use crate::store::queue::{Counts, Placing, QueueLimits, Standing, Take, Taken, parked_because};
use crate::store::{Append, PostgresStore, Retention, SnapshotStore, Swap, TaskQueue, TaskRecord};

const LEASE: Duration = Duration::from_mins(1);

fn enqueue(store: &PostgresStore, task_id: &str) {
    let record = TaskRecord { status: TaskStatus::Submitted, ..record(task_id, 1) };
    let snapshot = snapshot(task_id, 1);
    let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&snapshot) };
    let placing = Placing { queue: "mail", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored);
}

fn take(store: &PostgresStore, most: usize, lease: Duration) -> Taken {
    let queues = [QueueLimits::new("mail")];
    let take = Take { worker: "w", queues: &queues, most, lease, max_lost_leases: 2, now: Utc::now() };
    store.take(take).wait().unwrap()
}

#[test]
fn tables_of_the_first_version_get_queues() {
    let Some(place) = Place::new() else { return };
    let first = include_str!("../sql/0001_tables.sql");
    place.run(format!(
        "CREATE SCHEMA {}; {first}; CREATE TABLE asap_schema (version integer NOT NULL PRIMARY KEY);
         INSERT INTO asap_schema VALUES (1);
         INSERT INTO asap_tasks VALUES ('old', 'f', 'working', 3, NULL, NULL, now(), now(), 'x')",
        place.schema
    ));
    let store = place.open();
    assert_eq!(store.record("old").wait().unwrap().unwrap().attempt, 3);
    assert_eq!(store.queued("old").wait().unwrap(), None, "it is in no queue");
    assert_eq!(store.swap_record(Some(3), &record("old", 4)).wait().unwrap(), Swap::Stored);
    enqueue(&store, "new");
    assert_eq!(take(&store, 9, LEASE).tasks.len(), 1);
}

#[test]
fn a_bell_rings_in_every_store_of_the_place_and_nowhere_else() {
    let Some(place) = Place::new() else { return };
    let Some(elsewhere) = Place::new() else { return };
    let (store, other, stranger) = (place.open(), place.open(), elsewhere.open());
    let (bell, far) = (other.bell().wait().unwrap(), stranger.bell().wait().unwrap());
    assert!(std::sync::Arc::ptr_eq(&bell, &other.bell().wait().unwrap()), "there is one");
    for number in 0..5 {
        let known = bell.count();
        enqueue(&store, &format!("t{number}"));
        crate::runtime::block_on(bell.rung(known));
    }
    assert_eq!(far.count(), 0);
    // Whose connection is ended hears of it, for something may have been missed, and listens again.
    for _ in 0..3 {
        let known = bell.count();
        place.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE query = 'LISTEN \"asap_' || 'asap_tasks'::regclass::oid || '\"'",
        );
        crate::runtime::block_on(bell.rung(known));
    }
    let known = bell.count();
    enqueue(&store, "last");
    crate::runtime::block_on(bell.rung(known));
}

#[test]
fn a_store_that_listens_can_be_dropped() {
    let Some(place) = Place::new() else { return };
    for _ in 0..3 {
        let store = place.open();
        let bell = store.bell().wait().unwrap();
        drop(store);
        assert_eq!(bell.count(), 0);
    }
}

#[test]
fn a_parked_task_says_why_in_the_words_of_every_store() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    enqueue(&store, "t");
    for _ in 0..2 {
        assert_eq!(take(&store, 1, Duration::ZERO).tasks.len(), 1);
    }
    assert!(take(&store, 1, LEASE).tasks.is_empty());
    let stored = store.record("t").wait().unwrap().unwrap();
    assert_eq!(stored.error, Some(parked_because(2, 1, "w")));
    assert_eq!(stored.status, TaskStatus::InputRequired);
}

#[test]
fn a_record_that_cannot_be_read_is_put_aside_as_it_is() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for task_id in ["a", "b", "c"] {
        enqueue(&store, task_id);
    }
    place.run("UPDATE asap_tasks SET status = 'odd' WHERE task_id = 'a'");
    place.run("UPDATE asap_snapshots SET data = '{' WHERE task_id = 'b'");
    let taken = take(&store, 9, LEASE).tasks;
    assert_eq!(taken.len(), 2, "the others are not kept up");
    assert!(taken[0].latest.as_ref().unwrap_err().is_corrupt());
    assert_eq!(taken[1].latest.as_ref().unwrap().as_ref().unwrap().snapshot.version, 1);
    assert_eq!(store.queued("a").wait().unwrap().unwrap().standing, Standing::Parked);
    assert!(store.record("a").wait().unwrap_err().to_string().contains("`odd`"), "it is as it was");
}

#[test]
fn the_latest_version_is_of_behind_the_lease() {
    // What an attempt stores before it is fenced is in the answer to the taking that fences it.
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
    for round in 0..30 {
        let task_id = format!("t{round}");
        enqueue(&store, &task_id);
        assert_eq!(take(&store, 1, Duration::ZERO).tasks.len(), 1);
        std::thread::scope(|scope| {
            let appending = scope.spawn(|| {
                let mut version = 1;
                while append(&other, &task_id, version + 1, Retention::All) == Swap::Stored {
                    version += 1;
                }
                version
            });
            let begun = Instant::now();
            let taken = loop {
                if let Some(leased) = take(&store, 1, LEASE).tasks.pop() {
                    break leased;
                }
                assert!(begun.elapsed() < LEASE, "it is passed over for ever");
            };
            let latest = taken.latest.unwrap().unwrap().snapshot.version;
            assert_eq!(latest, appending.join().unwrap(), "nothing was stored behind its back");
        });
    }
}

/// The plan of a statement, with what it met.
fn explain(place: &Place, store: &PostgresStore, types: &str, text: &str, values: &str) -> String {
    block_on(async {
        let source = &store.inner.shared.source;
        let mut connection = source.connect(Duration::from_secs(10)).await.unwrap();
        let sql = format!(
            "SET search_path = {}; PREPARE plan ({types}) AS {text}; EXPLAIN (ANALYZE, BUFFERS, TIMING off) EXECUTE plan ({values})",
            place.schema
        );
        let rows = raw_sql(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        plan.join("\n")
    })
}

/// How many pages a statement looked at.
fn pages(plan: &str) -> u32 {
    let line = plan.lines().find(|line| line.contains("Buffers: ")).unwrap_or_default();
    let count = |part: &str| -> u32 {
        line.split_whitespace()
            .find_map(|word| word.strip_prefix(part))
            .map_or(0, |count| count.parse().unwrap())
    };
    count("hit=") + count("read=")
}

#[test]
fn tasks_that_wait_cost_an_idle_worker_nothing() {
    const TASKS: u64 = 100_000;
    let Some(place) = Place::new() else { return };
    let store = place.open();
    enqueue(&store, "sample");
    for (prefix, at) in [
        ("parked", "now()"),
        ("later", "now() + interval '1 day'"),
        ("suspended", "now() - interval '1 day'"),
    ] {
        place.run(format!(
            "INSERT INTO asap_tasks (task_id, function, status, attempt, created_at, updated_at, written_by, place, queue, due_at)
             SELECT '{prefix}-' || n, function, 'input_required', 1, created_at, updated_at, written_by, '{prefix}', queue, {at}
             FROM asap_tasks, generate_series(1, {TASKS}) AS n WHERE task_id = 'sample';
             INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
             SELECT '{prefix}-' || n, 1, id, data, checkpoint, created_at
             FROM asap_snapshots, generate_series(1, {TASKS}) AS n WHERE task_id = 'sample';
             INSERT INTO asap_messages (task_id, position, topic, id, value, sent_at, sent_by)
             SELECT 'sample', {} + n, '{prefix}', '{prefix}-' || n, '1', now(), '' FROM generate_series(1, 1000) AS n",
            prefix.len() * 1000
        ));
    }
    let size: i64 = block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let size = "SELECT pg_total_relation_size('asap_tasks') + pg_total_relation_size('asap_snapshots')";
        sqlx::query(size).fetch_one(&mut connection).await.unwrap().get(0)
    });
    let what = format!("{TASKS} parked, as many delayed and as many suspended tasks");
    assert!(size < 1 << 30, "{what} take {size} bytes");
    eprintln!("{what} take {} MB", size >> 20);
    assert_eq!(take(&store, 9, LEASE).tasks.len(), 1);
    let texts = Statements::new(Some(&place.schema));
    let take_types = "text, text[], bigint[], bigint[], bigint, bigint, boolean";
    let look_types = "text[], bigint[], bigint[]";
    let limits = "ARRAY['mail', 'other'], ARRAY[NULL, NULL]::bigint[], ARRAY[NULL, NULL]::bigint[]";
    let limited = "ARRAY['mail', 'other'], ARRAY[3, NULL], ARRAY[NULL, 1000]";
    for (types, text, values) in [
        (take_types, &texts.take, format!("'w', {limits}, 64, 1000, false")),
        (look_types, &texts.look, limited.to_owned()),
        ("", &texts.lock_due, String::new()),
        ("text, text, text, text, text", &texts.send, "'sample', 'later', 'new', '1', 'x'".to_owned()),
        ("text, text, bigint", &texts.message, "'sample', 'later', 5500".to_owned()),
        ("text, text, bigint", &texts.message, "'sample', 'nothing', 0".to_owned()),
    ] {
        let (types, values) = if types.is_empty() { ("text", "''".to_owned()) } else { (types, values) };
        let plan = explain(&place, &store, types, text.as_str(), &values);
        assert!(!plan.contains("Seq Scan on asap"), "{plan}");
        assert!((1..40).contains(&pages(&plan)), "{plan}");
    }
    let parked = store.parked(Some("parked-5"), 10).wait().unwrap();
    assert_eq!(parked.len(), 10);
    // Nothing is written.
    let assigned: Option<String> = block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let sql = format!(
            "PREPARE plan ({take_types}) AS {}; BEGIN; EXECUTE plan ('w', {limits}, 64, 1000, false)",
            texts.take.as_str()
        );
        raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        let sql = "SELECT pg_current_xact_id_if_assigned()::text";
        sqlx::query(sql).fetch_one(&mut connection).await.unwrap().get(0)
    });
    assert_eq!(assigned, None);
    let [counts] = store.counts().wait().unwrap().try_into().unwrap();
    let Counts { waiting, leased, suspended, parked, .. } = counts;
    assert_eq!((waiting, leased, suspended, parked), (TASKS, 1, TASKS, TASKS));
}
