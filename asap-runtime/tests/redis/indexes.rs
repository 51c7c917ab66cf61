//! Whatever is done to tasks, in whatever order: each stands in the one index that its place says, and in no other.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use asap_runtime::TaskStatus;
use asap_runtime::store::queue::{Placing, QueueLimits, Rate, Renew, Sending, Take, To};
use asap_runtime::store::{Append, RedisStore, SnapshotStore, TaskRecord};
use chrono::DateTime;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use redis::Connection;

use crate::place::Place;
use crate::sample::{LONG, record, release, snapshot};

/// One call: which, of which task, and with what.
type Step = (u8, u8, u8);

const SOON: Duration = Duration::from_millis(1);

fn act(store: &RedisStore, (call, task, with): Step) {
    let (task_id, queue) = (format!("t{}", task % 6), format!("q{}", with % 2));
    let (now, span) = (DateTime::UNIX_EPOCH, if with % 3 == 0 { LONG } else { SOON });
    let queues = store.queue().unwrap();
    match call % 10 {
        0 | 1 => {
            let (snapshot, record) = (snapshot(&task_id, 1), record(&task_id, 1));
            let record = TaskRecord { status: TaskStatus::Submitted, ..record };
            let append = Append { record: Some(&record), ..Append::new(&snapshot) };
            let delay = if with % 4 == 0 { span } else { Duration::ZERO };
            let placing = Placing { queue: &queue, priority: i32::from(with % 5) - 2, delay, now };
            let _ = queues.enqueue(append, placing).wait().unwrap();
        }
        2 | 3 => {
            let concurrency = (with % 5 == 0).then_some(2);
            let rate = (with % 7 == 0).then_some(Rate { starts: 1, per: SOON });
            let limits = ["q0", "q1"].map(|name| QueueLimits { name: name.to_owned(), concurrency, rate });
            let most = usize::from(with % 4);
            let take = Take { worker: "w", queues: &limits, most, lease: span, max_lost_leases: 2, now };
            assert!(queues.take(take).wait().unwrap().tasks.len() <= most);
        }
        4 => {
            let wakes = queues.wakes(&task_id).wait().unwrap().unwrap_or_default() / u64::from(with % 3 + 1);
            let to = match with % 4 {
                0 => To::Parked,
                1 => To::Queue(span),
                2 => To::Suspended { delay: Some(span), wakes },
                _ => To::Suspended { delay: None, wakes },
            };
            let _ = release(store, &task_id, to).unwrap();
        }
        5 => {
            queues.put_back(&task_id, now).wait().unwrap();
        }
        6 => {
            let renew = Renew { tasks: &[(task_id, u64::from(with % 3) + 1)], lease: span, now };
            queues.renew(renew).wait().unwrap();
        }
        7 => {
            let Some(kept) = store.record(&task_id).wait().unwrap() else { return };
            let status = if with % 2 == 0 { TaskStatus::Failed } else { TaskStatus::Working };
            let parent_task_id = (with % 4 < 2).then(|| format!("t{}", with % 6));
            let attempt = kept.attempt + u64::from(with % 3 == 0);
            let swapped = TaskRecord { status, attempt, parent_task_id, ..kept.clone() };
            let _ = store.swap_record(Some(kept.attempt), &swapped).wait().unwrap();
        }
        8 => {
            let id = with.to_string();
            let _ = queues
                .send(Sending { task_id: &task_id, topic: "a", id: &id, value: "1", now })
                .wait()
                .unwrap();
        }
        _ if with % 2 == 0 => {
            store.delete(&task_id).wait().unwrap();
        }
        _ => {
            store.delete_version(&task_id, 1).wait().unwrap();
        }
    }
    if with % 8 == 0 {
        thread::sleep(2 * SOON);
    }
}

/// What stands in an index: its key, and the task.
type Entry = (String, String);

/// The entries that the places ask for.
fn wanted(place: &Place, raw: &mut Connection) -> BTreeSet<Entry> {
    let mut wanted = BTreeSet::new();
    for task in 0..6 {
        let id = format!("t{task}");
        let mut ask = redis::cmd("HMGET");
        ask.arg(place.key(&format!("place:{id}"))).arg(&["queue", "state"]);
        let (queue, state): (Option<String>, Option<String>) = ask.query(raw).unwrap();
        let (Some(queue), Some(state)) = (queue, state) else { continue };
        let mut want = |index: String| wanted.insert((index, id.clone()));
        match state.as_str() {
            "ready" => assert!(want(format!("ready:{queue}"))),
            "later" => assert!(want("timed".to_owned())),
            "leased" => assert!(want("timed".to_owned()) && want(format!("leased:{queue}"))),
            "suspended" => assert!(want("suspended".to_owned())),
            "parked" => assert!(want("parked".to_owned())),
            other => assert_eq!(other, "out"),
        }
    }
    wanted
}

/// The entries that are there.
fn found(place: &Place, raw: &mut Connection) -> BTreeSet<Entry> {
    let mut found = BTreeSet::new();
    let mut list = |command: &str, index: &str, range: &[&str], skipped: usize| {
        let mut ask = redis::cmd(command);
        let members: Vec<String> = ask.arg(place.key(index)).arg(range).query(raw).unwrap();
        for member in members {
            assert!(
                found.insert((index.to_owned(), member[skipped..].to_owned())),
                "{index}: {member} twice"
            );
        }
    };
    for queue in ["q0", "q1"] {
        // In front of the id stand 26 digits.
        list("ZRANGE", &format!("ready:{queue}"), &["0", "-1"], 26);
        list("SMEMBERS", &format!("leased:{queue}"), &[], 0);
    }
    list("SMEMBERS", "suspended", &[], 0);
    list("ZRANGE", "timed", &["0", "-1"], 0);
    list("ZRANGE", "parked", &["0", "-1"], 0);
    found
}

#[test]
fn each_task_stands_where_its_place_says() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let raw = RefCell::new(place.raw());
    let steps = proptest::collection::vec(any::<Step>(), 1..60);
    let config = ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() };
    let checked = TestRunner::new(config).run(&steps, |steps| {
        let raw = &mut *raw.borrow_mut();
        for step in steps {
            act(&store, step);
            prop_assert_eq!(found(&place, raw), wanted(&place, raw), "after {:?}", step);
            let ready = found(&place, raw)
                .into_iter()
                .filter_map(|(index, _)| index.strip_prefix("ready:").map(str::to_owned));
            let ready: BTreeSet<String> = ready.collect();
            let mut ask = redis::cmd("SMEMBERS");
            let queues: BTreeSet<String> = ask.arg(place.key("queues")).query(raw).unwrap();
            prop_assert_eq!(queues, ready);
        }
        Ok(())
    });
    checked.unwrap();
}
