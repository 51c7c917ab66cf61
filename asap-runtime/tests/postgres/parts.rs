//! The parts of large values: connections that are lost, round trips, and statements for many tasks.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use asap_runtime::store::queue::{Placing, QueueLimits, Take};
use asap_runtime::store::{
    Append, PostgresStore, Retention, Rewrite, SnapshotStore, Swap, TaskQueue, TaskRecord,
};
use asap_runtime::{Error, TaskStatus};
use chrono::Utc;
use sqlx::postgres::PgConnection;
use sqlx::{ConnectOptions, Row as _};

use crate::cuts::{CUTS, behind};
use crate::list_in_parts::{Next, leaf, whole};
use crate::place::{Place, block_on};
use crate::{record, snapshot};

/// Begins a task that appends.
fn begin(store: &PostgresStore, task_id: &str) {
    assert_eq!(store.swap_record(None, &record(task_id, 1)).wait().unwrap(), Swap::Stored);
}

#[test]
fn what_is_acknowledged_at_once_is_stored_behind() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
    crate::acknowledged::conforms(&store, "within-");
}

/// How many parts of a task there are.
fn count(place: &Place, task_id: &str) -> i64 {
    block_on(async {
        let options = place.options.clone().options([("search_path", &place.schema)]);
        let mut connection: PgConnection = options.connect().await.unwrap();
        let count = sqlx::query("SELECT count(*) FROM asap_parts WHERE task_id = $1").bind(task_id);
        count.fetch_one(&mut connection).await.unwrap().get(0)
    })
}

#[test]
fn parts_are_stored_once_wherever_the_connection_is_cut() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    let mut expected = 0;
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("cut-{number}");
        begin(&store, &task_id);
        let mut held = BTreeMap::new();
        for version in 1..=20 {
            let numbers = [version, version + 1];
            let next = Next::of(&task_id, version, &numbers, &held);
            if version % 2 == 0 {
                proxy.arm(next.row.id.as_bytes(), cut);
                expected += 1;
            }
            let append = next.append(Retention::Newest(2));
            assert_eq!(store.append(append).wait().unwrap(), Swap::Stored, "{cut:?} at version {version}");
            next.hold(&mut held);
            let read = direct.get(&task_id).wait().unwrap().unwrap();
            assert_eq!((read.id, read.data.as_json()), (next.row.id, whole(&numbers).as_str()));
        }
        assert_eq!(direct.list_versions(&task_id).wait().unwrap(), [1, 19, 20], "{cut:?}");
        // Three of the start, of which the latest need one; 19, 20 and 21.
        assert_eq!(count(&place, &task_id), 6, "{cut:?}");
    }
    assert_eq!(proxy.met(), expected, "every cut was met");
}

#[test]
fn a_task_is_enqueued_with_its_parts_wherever_the_connection_is_cut() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("t{number}");
        let next = Next::of(&task_id, 1, &[1, 2], &BTreeMap::new());
        let first = TaskRecord { status: TaskStatus::Submitted, ..record(&task_id, 1) };
        let append = Append { record: Some(&first), ..next.append(Retention::All) };
        let now = Utc::now();
        let placing = Placing { queue: "q", priority: 0, delay: Duration::ZERO, now };
        proxy.arm(next.row.id.as_bytes(), cut);
        assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored, "{cut:?}");
        let (queues, lease) = ([QueueLimits::new("q")], Duration::from_mins(1));
        let take = Take { worker: "w", queues: &queues, most: 10, lease, max_lost_leases: 2, now };
        let begun = Instant::now();
        let taken = loop {
            // A request that comes late has the record locked while it finds that it is too late, and who takes passes over that.
            if let Some(taken) = direct.take(take).wait().unwrap().tasks.pop() {
                break taken;
            }
            assert!(begun.elapsed() < lease, "it is passed over for ever, {cut:?}");
        };
        let latest = taken.latest.unwrap().unwrap();
        assert_eq!((&latest.snapshot.id, latest.parts.len()), (&next.row.id, 3));
        assert_eq!(latest.whole().unwrap().data.as_json(), whole(&[1, 2]));
    }
    assert_eq!(proxy.met(), CUTS.len());
}

#[test]
fn the_parts_of_many_tasks_are_kept_in_one_statement() {
    const TASKS: u64 = 24;
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let task = |number: u64| format!("t{number}");
    // Every third has none; the windows are of sixteen, of five and of one.
    let numbers = |number: u64, version: u64| [version, version + 1, number + 1000];
    let window = |number: u64| [16, 5, 1][usize::try_from(number % 4).unwrap().min(2)];
    let mut held = vec![BTreeMap::new(); usize::try_from(TASKS).unwrap()];
    (0..TASKS).for_each(|number| begin(&store, &task(number)));
    for version in 1..=60 {
        let appends: Vec<_> = (0..TASKS)
            .map(|number| {
                Next::of(
                    &task(number),
                    version,
                    &numbers(number, version),
                    &held[usize::try_from(number).unwrap()],
                )
            })
            .collect();
        let plain: Vec<_> = (0..TASKS).map(|number| snapshot(&task(number), version)).collect();
        block_on(async {
            // All of them are asked before the first is answered.
            let mut answers = Vec::new();
            for ((number, next), plain) in (0..TASKS).zip(&appends).zip(&plain) {
                let retention = Retention::Newest(window(number));
                let append = match number % 3 {
                    0 => Append { attempt: Some(1), retention, ..Append::new(plain) },
                    _ => next.append(retention),
                };
                let mut answer = Box::pin(store.append(append));
                match std::future::poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await {
                    Poll::Ready(swap) => assert_eq!(swap.unwrap(), Swap::Stored),
                    Poll::Pending => answers.push(answer),
                }
            }
            for answer in answers {
                assert_eq!(answer.await.unwrap(), Swap::Stored);
            }
        });
        for (next, held) in appends.iter().zip(&mut held) {
            next.hold(held);
        }
    }
    for number in 0..TASKS {
        let (task_id, versions) = (task(number), store.list_versions(&task(number)).wait().unwrap());
        if number % 3 == 0 {
            assert_eq!(count(&place, &task_id), 0);
            continue;
        }
        for version in &versions {
            let read = store.get_version(&task_id, *version).wait().unwrap().unwrap();
            assert_eq!(read.data.as_json(), whole(&numbers(number, *version)));
        }
        // Four of the start, of which two go on; one for each version above it, and one more.
        let above = i64::try_from(versions.len()).unwrap() - 1;
        assert_eq!(count(&place, &task_id), 4 + above + 1, "{versions:?}");
    }
}

#[test]
fn a_lost_part_is_an_error_for_the_versions_that_need_it() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    begin(&store, "t");
    let (mut held, mut rows) = (BTreeMap::new(), Vec::new());
    for version in 1..=3 {
        let next = Next::of("t", version, &[version], &held);
        assert_eq!(store.append(next.append(Retention::All)).wait().unwrap(), Swap::Stored);
        next.hold(&mut held);
        rows.push(next.row);
    }
    place.run("DELETE FROM asap_parts WHERE first = 2");
    for answer in
        [store.get_version("t", 2), store.find(&rows[1].id, None), store.find(&rows[1].id, Some("t"))]
    {
        match answer.wait() {
            Err(Error::Corrupt { task_id, version: 2, reason }) => {
                assert_eq!(task_id, "t");
                assert!(reason.contains(&format!("part {} is missing", leaf(",2").id)), "{reason}");
            }
            other => panic!("not corrupt: {other:?}"),
        }
    }
    for version in [1, 3] {
        let read = store.get_version("t", version).wait().unwrap().unwrap();
        assert_eq!(read.data.as_json(), whole(&[version]));
    }
    // It can be gone back behind, and on from there.
    let second = record("t", 2);
    let rewrite = Rewrite { keep: Some(1), ..Rewrite::new(Some(1), &second) };
    assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored);
    assert_eq!(count(&place, "t"), 2);
    let held = store.get_stored("t", None).wait().unwrap().unwrap().parts;
    let held = held.into_iter().map(|(key, _)| (key.id, key.first)).collect();
    let next = Next::of("t", 2, &[2], &held);
    let append = Append { attempt: Some(2), ..next.append(Retention::All) };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
    assert_eq!(store.get("t").wait().unwrap().unwrap().data.as_json(), whole(&[2]));
}
