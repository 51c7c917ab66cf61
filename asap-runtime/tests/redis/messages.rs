//! The keys of messages: what is left of them, and what somebody else has done to them.

use std::time::Duration;

use asap_runtime::store::queue::{Sending, Sent, Standing, To};
use asap_runtime::store::{RedisStore, SnapshotStore, Swap, TaskQueue, TaskRecord};
use asap_runtime::{Error, Result, TaskStatus};
use chrono::DateTime;

use crate::place::Place;
use crate::sample::{LONG, enqueue, record, release, says, standing, take};

fn send(store: &RedisStore, id: &str) -> Result<Sent> {
    store.send(Sending { task_id: "t", topic: "a:b", id, value: "[1\n]", now: DateTime::UNIX_EPOCH }).wait()
}

/// A suspended task.
fn suspended(store: &RedisStore, delay: Option<Duration>) {
    assert_eq!(enqueue(store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    assert_eq!(take(store, None, LONG).len(), 1);
    assert_eq!(release(store, "t", To::Suspended { delay, wakes: 0 }).unwrap(), Swap::Stored);
}

#[test]
fn a_deleted_task_leaves_no_key_of_its_messages() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    for (delay, is_sent) in [(None, true), (Some(LONG), true), (None, false), (Some(LONG), false)] {
        suspended(&store, delay);
        if is_sent {
            assert_eq!(send(&store, "1").unwrap(), Sent::New);
            assert_eq!(
                store.message("t", "a:b", 0).wait().unwrap().map(|found| found.value),
                Some("[1\n]".to_owned())
            );
        }
        assert!(store.delete("t").wait().unwrap());
        assert!(place.keys().is_empty(), "{:?}", place.keys());
    }
}

#[test]
fn a_key_of_another_kind_is_told_and_nothing_is_sent() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    suspended(&store, None);
    let child = TaskRecord { parent_task_id: Some("t".to_owned()), ..record("child", 1) };
    assert_eq!(store.swap_record(None, &child).wait().unwrap(), Swap::Stored);
    for name in ["messages:t", "mail:t", "wakes:t", "ready:q", "suspended", "queues"] {
        let key = place.key(name);
        let other = place.key("kept");
        let mut raw = place.raw();
        let was_there: bool = redis::cmd("EXISTS").arg(&key).query(&mut raw).unwrap();
        if was_there {
            redis::cmd("RENAME").arg(&key).arg(&other).exec(&mut raw).unwrap();
        }
        redis::cmd("HSET").arg(&key).arg("a").arg("b").exec(&mut raw).unwrap();
        if name == "messages:t" {
            redis::cmd("DEL").arg(&key).exec(&mut raw).unwrap();
            redis::cmd("SET").arg(&key).arg("theirs").exec(&mut raw).unwrap();
        }
        let before = place.keys().len();
        says(send(&store, "1"), &["send a message to task `t`", "a key of another kind"]);
        if !["messages:t", "mail:t"].contains(&name) {
            let ended = TaskRecord { status: TaskStatus::Completed, ..child.clone() };
            says(store.swap_record(Some(1), &ended).wait(), &["a key of another kind"]);
            assert_eq!(store.record("child").wait().unwrap().as_ref(), Some(&child));
        }
        assert_eq!(place.keys().len(), before, "nothing was written");
        redis::cmd("DEL").arg(&key).exec(&mut raw).unwrap();
        if was_there {
            redis::cmd("RENAME").arg(&other).arg(&key).exec(&mut raw).unwrap();
        }
        assert_eq!(standing(&store, "t"), Some(Standing::Suspended(None)));
    }
    assert_eq!((store.wakes("t").wait().unwrap(), send(&store, "1").unwrap()), (Some(0), Sent::New));
}

#[test]
fn a_damaged_message_is_an_error_that_names_its_task() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    suspended(&store, None);
    let damages: [(&[u8], &str); 4] = [
        (b"", "no line of its value"),
        (b"{}\n1", "first line"),
        (b"{\"sent_at\":\"noon\"}\n1", "sent_at"),
        (b"{\"sent_at\":\"2026-01-02T03:04:05Z\"}\n\xff", "UTF-8"),
    ];
    assert_eq!(send(&store, "1").unwrap(), Sent::New);
    let key = place.key("messages:t");
    let told = |part: &str| {
        let error = store.message("t", "a:b", 0).wait().unwrap_err();
        assert!(matches!(&error, Error::CorruptRecord { task_id, .. } if task_id == "t"), "{error:?}");
        assert!(error.to_string().contains(part), "{error}");
    };
    for (row, part) in damages {
        redis::cmd("HSET").arg(&key).arg("1").arg(row).exec(&mut place.raw()).unwrap();
        told(part);
    }
    redis::cmd("HDEL").arg(&key).arg("1").exec(&mut place.raw()).unwrap();
    told("is missing");
    for (field, part) in [("depth", "depth is no integer of 0 to 10"), ("failures", "failures is no")] {
        redis::cmd("HSET").arg(place.key("record:t")).arg(field).arg("-1").exec(&mut place.raw()).unwrap();
        let error = store.record("t").wait().unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
        redis::cmd("HDEL").arg(place.key("record:t")).arg(field).exec(&mut place.raw()).unwrap();
    }
}
