//! The rules of messages to tasks.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::queues::{LONG, enqueued, queues, take_one};
use super::sample::{answer, record, snapshot, task};
use crate::protocol::TaskStatus;
use crate::store::queue::{Message, Sending, Sent};
use crate::store::{SnapshotStore, Swap, TaskRecord};

/// Sends a message whose value tells its id.
#[track_caller]
pub(super) fn send(store: &dyn SnapshotStore, task_id: &str, topic: &str, id: &str) -> Sent {
    let value = format!(r#"{{"is":"{id}"}}"#);
    answer(queues(store).send(Sending { task_id, topic, id, value: &value, now: Utc::now() }))
}

/// The first message about this topic behind a position.
#[track_caller]
pub(super) fn message(store: &dyn SnapshotStore, task_id: &str, topic: &str, after: u64) -> Option<Message> {
    answer(queues(store).message(task_id, topic, after))
}

/// How often a task was woken.
#[track_caller]
pub(super) fn wakes(store: &dyn SnapshotStore, task_id: &str) -> Option<u64> {
    answer(queues(store).wakes(task_id))
}

/// The ids of all messages about a topic, in their order.
#[track_caller]
fn ids(store: &dyn SnapshotStore, task_id: &str, topic: &str) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), 0);
    while let Some(message) = message(store, task_id, topic, after) {
        assert!(message.position > after, "a message is behind the position that was named");
        after = message.position;
        ids.push(message.id);
    }
    ids
}

/// Messages are kept in the order in which they were sent, by topic, and come back equal; those that were received too.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn messages_are_kept_in_order(store: &dyn SnapshotStore) {
    let task_id = enqueued(store, "mail", &task("queue"));
    let large = format!(r#"{{"text":"é\u0000{}"}}"#, "x".repeat(50_000));
    let now = DateTime::from_timestamp(Utc::now().timestamp(), 123_456_789).expect("a time in range");
    let sent =
        [("a", "1", "1"), ("b", "2", r#""漢""#), ("a", "0", "null"), ("", "", &large), ("a", "A", "[]")];
    for (topic, id, value) in sent {
        let new = Sending { task_id: &task_id, topic, id, value, now };
        assert_eq!(answer(queues(store).send(new)), Sent::New);
    }
    let mut last = 0;
    for (topic, id, value) in sent {
        let found = message(store, &task_id, topic, last).expect("it is behind those before");
        assert_eq!((found.topic.as_str(), found.id.as_str(), found.value.as_str()), (topic, id, value));
        assert!(found.position > last, "its position is higher than those before");
        assert!(
            (found.sent_at - now).abs() < chrono::TimeDelta::minutes(5),
            "{} is about {now}",
            found.sent_at
        );
        assert_eq!(found.sent_at.timestamp_subsec_nanos() % 1000, 0, "times are kept to the microsecond");
        last = found.position;
    }
    for _ in 0..2 {
        assert_eq!(ids(store, &task_id, "a"), ["1", "0", "A"], "they stay");
        assert_eq!(ids(store, &task_id, "b"), ["2"]);
        assert_eq!(ids(store, &task_id, ""), [""]);
    }
    assert_eq!(message(store, &task_id, "A", 0), None, "nobody has sent this");
    assert_eq!(message(store, &task_id, "a", u64::MAX), None, "nothing is behind the last");
}

/// A task has one message of an id, whatever the second is about; other tasks may have it too.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_message_is_known_by_its_id(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let (one, other) = (enqueued(store, "known", &queue), enqueued(store, "known", &queue));
    assert_eq!(send(store, &one, "a", "id"), Sent::New);
    let before = wakes(store, &one);
    for topic in ["a", "b"] {
        assert_eq!(send(store, &one, topic, "id"), Sent::Known);
    }
    assert_eq!(wakes(store, &one), before, "a message that is not sent wakes nobody");
    assert_eq!(ids(store, &one, "a"), ["id"]);
    assert_eq!(message(store, &one, "b", 0), None);
    assert_eq!(send(store, &other, "a", "id"), Sent::New, "another task's");
}

/// Nothing is sent to a task that is unknown, has no record, or has ended; what was sent before its end is known.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_ended_task_gets_no_message(store: &dyn SnapshotStore) {
    let unknown = task("unknown");
    assert_eq!((send(store, &unknown, "a", "1"), wakes(store, &unknown)), (Sent::NoTask, None));
    let unrecorded = task("unrecorded");
    answer(store.save(&snapshot(&unrecorded, 1)));
    assert_eq!((send(store, &unrecorded, "a", "1"), wakes(store, &unrecorded)), (Sent::NoTask, None));
    for task_id in [&unknown, &unrecorded] {
        assert_eq!(message(store, task_id, "a", 0), None);
        assert_eq!(answer(store.record(task_id)), None, "nothing was stored");
    }
    for status in [TaskStatus::Completed, TaskStatus::Cancelled, TaskStatus::Failed] {
        let ended = task("ended");
        assert_eq!(answer(store.swap_record(None, &record(&ended, 1))), Swap::Stored);
        assert_eq!(send(store, &ended, "a", "before"), Sent::New, "a task in no queue gets messages too");
        let end = TaskRecord { status, ..record(&ended, 1) };
        assert_eq!(answer(store.swap_record(Some(1), &end)), Swap::Stored);
        if status == TaskStatus::Failed {
            assert_eq!(send(store, &ended, "a", "behind"), Sent::New, "it may be resumed");
            continue;
        }
        let before = wakes(store, &ended);
        assert_eq!(send(store, &ended, "a", "behind"), Sent::Ended(status));
        assert_eq!(send(store, &ended, "a", "before"), Sent::Known, "an answer may be lost");
        assert_eq!(wakes(store, &ended), before);
        assert_eq!(ids(store, &ended, "a"), ["before"]);
        assert_eq!(answer(store.record(&ended)), Some(end), "the record is as it was");
    }
}

/// A message that comes before the task asks is there when it does, in any attempt.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_message_waits_for_its_receiver(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "early", &queue);
    assert_eq!(send(store, &task_id, "a", "waiting"), Sent::New);
    assert_eq!(answer(store.record(&task_id)).map(|record| record.status), Some(TaskStatus::Submitted));
    let leased = take_one(store, &queue, LONG);
    assert_eq!(send(store, &task_id, "a", "leased"), Sent::New);
    assert_eq!(
        answer(store.record(&task_id)),
        Some(leased.record),
        "the record of a task at work is its own"
    );
    assert_eq!(ids(store, &task_id, "a"), ["waiting", "leased"]);
}

/// With a task its messages go: one of the same name begins without any.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_deleted_task_has_no_messages(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "deleted-mail", &queue);
    for by_version in [false, true] {
        assert_eq!(send(store, &task_id, "a", "1"), Sent::New);
        let deleted = if by_version {
            answer(store.delete_version(&task_id, 1))
        } else {
            answer(store.delete(&task_id))
        };
        assert!(deleted);
        assert_eq!(message(store, &task_id, "a", 0), None);
        assert_eq!(wakes(store, &task_id), None);
        assert_eq!(send(store, &task_id, "a", "1"), Sent::NoTask);
        let enqueued = super::queues::enqueue(store, &task_id, &queue, 0, Duration::ZERO);
        assert_eq!((enqueued, wakes(store, &task_id)), (Swap::Stored, Some(0)));
        assert_eq!(message(store, &task_id, "a", 0), None);
    }
}

/// The bell rings for a message.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_message_rings(store: &dyn SnapshotStore) {
    let task_id = enqueued(store, "ring", &task("queue"));
    let bell = answer(queues(store).bell());
    // What was enqueued may ring late, where a bell is heard over a network.
    thread::sleep(super::queues::SHORT);
    let known = bell.count();
    assert_eq!(send(store, &task_id, "a", "1"), Sent::New);
    crate::runtime::block_on(bell.rung(known));
}

/// Of eight callers that send one message, one does.
///
/// # Panics
///
/// If the stores break the rule.
pub fn a_message_is_sent_once(stores: &[Arc<dyn SnapshotStore>]) {
    for round in 0..5 {
        let task_id = enqueued(&*stores[0], "once", &task("queue"));
        let sent = super::concurrency::together(stores, 8, |_, store| send(store, &task_id, "a", "id"));
        let new = sent.iter().filter(|sent| **sent == Sent::New).count();
        assert!(
            new == 1 && sent.iter().filter(|sent| **sent == Sent::Known).count() == 7,
            "{round}: {sent:?}"
        );
        assert_eq!((wakes(&*stores[0], &task_id), ids(&*stores[0], &task_id, "a").len()), (Some(1), 1));
    }
}

/// A receiver that asks behind the last message it got misses none, however many send: no message comes to be before one
/// that is there.
///
/// # Panics
///
/// If the stores break the rule.
pub fn a_receiver_misses_no_message(stores: &[Arc<dyn SnapshotStore>]) {
    const SENDERS: usize = 4;
    const EACH: usize = 25;
    let task_id = enqueued(&*stores[0], "many", &task("queue"));
    let received = super::concurrency::together(stores, SENDERS + 1, |number, store| {
        let mut received = BTreeSet::new();
        if number > 0 {
            for count in 0..EACH {
                assert_eq!(send(store, &task_id, "a", &format!("{number}-{count}")), Sent::New);
            }
            return received;
        }
        let (begun, mut after) = (Instant::now(), 0);
        while received.len() < SENDERS * EACH {
            assert!(begun.elapsed() < Duration::from_mins(1), "{} were received", received.len());
            if let Some(message) = message(store, &task_id, "a", after) {
                after = message.position;
                received.insert(message.id);
            }
        }
        received
    });
    assert_eq!(received[0].len(), SENDERS * EACH);
    assert_eq!(wakes(&*stores[0], &task_id), Some((SENDERS * EACH) as u64), "each woke it");
}
