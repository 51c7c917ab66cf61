//! What encryption hides, binds and tells.

use std::sync::Arc;

use chrono::DateTime;

use super::{Encrypted, Key, Keys, data, key, keys, record, sealed, snapshot};
use crate::error::{Error, KeyError};
use crate::store::queue::{Sending, Sent};
use crate::store::{Append, MemoryStore, SnapshotStore, StoredSnapshot, Swap, TaskRecord};

const SECRET: &str = "attack at dawn";

fn secret() -> String {
    format!(r#"{{"plan":"{SECRET}"}}"#)
}

/// The stored row of a version as the store inside has it.
fn row(store: &impl SnapshotStore, version: u64) -> String {
    data(store, "t", version)
}

#[test]
fn nothing_of_a_value_is_seen() {
    let store = sealed(Arc::new(MemoryStore::new()));
    let mut given = TaskRecord { result: Some(secret()), error: Some(SECRET.to_owned()), ..record("t") };
    let first = snapshot("t", 1, &secret());
    let append = Append { record: Some(&given), ..Append::new(&first) };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
    let queues = store.queue().unwrap();
    let now = DateTime::from_timestamp(1_767_323_045, 0).unwrap();
    let send = Sending { task_id: "t", topic: "orders", id: "m1", value: &secret(), now };
    assert_eq!(queues.send(send).wait().unwrap(), Sent::New);

    let all = format!("{:?}", store.inner());
    assert!(!all.contains(SECRET) && !all.contains("plan"), "{all}");
    assert!(row(store.inner(), 1).starts_with(r#"{"$sealed":{"key":"k1","text":""#));
    assert_eq!(data(&store, "t", 1), secret());
    let stored = store.record("t").wait().unwrap().unwrap();
    given.updated_at = stored.updated_at;
    assert_eq!(stored, given);
    let message = queues.message("t", "orders", 0).wait().unwrap().unwrap();
    assert_eq!((&*message.value, &*message.id), (&*secret(), "m1"));
}

#[test]
fn equal_values_look_different() {
    let store = sealed(MemoryStore::new());
    store.save(&snapshot("t", 1, &secret())).wait().unwrap();
    let first = row(store.inner(), 1);
    store.save(&snapshot("t", 1, &secret())).wait().unwrap();
    assert_ne!(first, row(store.inner(), 1));
}

#[test]
fn a_key_shows_nothing_of_itself() {
    let shown = format!("{:?} {:?}", keys(), sealed(MemoryStore::new()));
    assert!(shown.contains("k1"), "{shown}");
    // No byte of the key, nor of what is derived from it.
    for hidden in [&[1; 32], key("k1", 1).cipher(), key("k1", 1).names()] {
        let list = format!("{hidden:?}");
        let begin = &list[1..16];
        assert!(!shown.contains(begin), "{shown}");
    }
}

#[test]
fn a_key_has_a_text_and_an_id() {
    let hexadecimal = "01".repeat(32);
    let base64 = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    for text in
        [&*hexadecimal, base64, " \t0101010101010101010101010101010101010101010101010101010101010101\n"]
    {
        assert_eq!(Key::from_text("k", text).unwrap().cipher(), key("k", 1).cipher(), "{text}");
    }
    for text in ["", "01", "no key at all", &"0g".repeat(32), &base64[..40], &"0".repeat(65)] {
        let error = Key::from_text("k", text).expect_err("it is no key");
        assert_eq!(
            error.to_string(),
            "not a valid key: its text is neither 64 hexadecimal digits nor the base64 of 32 bytes"
        );
    }
    assert!(Key::new("", &[1; 32]).is_err());
    assert!(Key::new("k".repeat(256), &[1; 32]).is_err());
    let error = keys().with_old(key("k1", 2)).expect_err("there are two");
    assert_eq!(error.to_string(), "not a valid key: there are two of the id `k1`");
}

#[test]
fn keys_rotate() {
    let place = Arc::new(MemoryStore::new());
    sealed(Arc::clone(&place)).save(&snapshot("t", 1, &secret())).wait().unwrap();
    let rotated = Keys::new(key("k2", 2)).with_old(key("k1", 1)).unwrap();
    let store = Encrypted::new(Arc::clone(&place), rotated);
    assert_eq!(data(&store, "t", 1), secret());
    let second = snapshot("t", 2, &secret());
    assert_eq!(store.append(Append::new(&second)).wait().unwrap(), Swap::Stored);
    assert!(row(&place, 1).contains(r#""key":"k1""#) && row(&place, 2).contains(r#""key":"k2""#));
    assert_eq!(data(&store, "t", 2), secret());

    // Without the old key what was sealed with it cannot be read, and all else can.
    let store = Encrypted::new(Arc::clone(&place), Keys::new(key("k2", 2)));
    assert_eq!(data(&store, "t", 2), secret());
    let error = store.get_version("t", 1).wait().expect_err("its key is gone");
    assert_eq!(
        error.to_string(),
        "version 1 of task `t` cannot be opened: it is sealed with the key `k1`, and the store was given `k2`; give it that key \
         too (`Keys::with_old`); it is kept as it is"
    );
    assert!(error.is_sealed() && !error.is_corrupt());
}

#[test]
fn another_key_of_the_same_id_is_told_apart_from_damage() {
    let place = Arc::new(MemoryStore::new());
    let given = TaskRecord { result: Some(secret()), ..record("t") };
    let first = snapshot("t", 1, &secret());
    let append = Append { record: Some(&given), ..Append::new(&first) };
    assert_eq!(sealed(Arc::clone(&place)).append(append).wait().unwrap(), Swap::Stored);
    let before = row(&place, 1);
    let store = Encrypted::new(Arc::clone(&place), Keys::new(key("k1", 9)));
    let error = store.get("t").wait().expect_err("it is another key");
    assert_eq!(
        error.to_string(),
        "version 1 of task `t` cannot be opened: it is sealed with another key than the one that was given as `k1`; give the \
         store the right one; it is kept as it is"
    );
    let error = store.record("t").wait().expect_err("it is another key");
    assert!(error.to_string().starts_with("the result of task `t` cannot be opened"), "{error}");
    let records = store.records().wait().unwrap();
    assert!(
        matches!(&records[..], [Err(Error::Sealed { source: KeyError::Wrong { key }, .. })] if key == "k1")
    );
    assert_eq!(row(&place, 1), before);
    assert_eq!(data(&sealed(place), "t", 1), secret());
}

#[test]
fn a_row_cannot_take_the_place_of_another() {
    let store = sealed(MemoryStore::new());
    for (task_id, version) in [("t", 1), ("t", 2), ("other", 1)] {
        store.save(&snapshot(task_id, version, &secret())).wait().unwrap();
    }
    let stored = |task_id, version| store.inner().get_version(task_id, version).wait().unwrap().unwrap();
    for (task_id, version) in [("t", 2), ("other", 1)] {
        let mut moved = stored(task_id, version);
        (moved.task_id, moved.version) = ("t".to_owned(), 1);
        store.inner().save(&moved).wait().unwrap();
        let error = store.get_version("t", 1).wait().expect_err("it belongs elsewhere");
        assert_eq!(
            error.to_string(),
            "version 1 of task `t` cannot be read: its seal is broken: it was changed, or does not belong to this place in this \
             task; the row is kept as it is, look at it with any tool of the store"
        );
    }
    // Nor a result that of an error, or another task's.
    let given = TaskRecord { result: Some(secret()), error: Some(secret()), ..record("t") };
    assert_eq!(store.swap_record(None, &given).wait().unwrap(), Swap::Stored);
    let stored = store.inner().record("t").wait().unwrap().unwrap();
    let swapped = TaskRecord { result: stored.error.clone(), error: stored.result.clone(), ..stored.clone() };
    assert_eq!(store.inner().swap_record(Some(1), &swapped).wait().unwrap(), Swap::Stored);
    assert!(matches!(store.record("t").wait(), Err(Error::CorruptRecord { .. })));
    let moved = TaskRecord { task_id: "other".to_owned(), ..stored };
    assert_eq!(store.inner().swap_record(None, &moved).wait().unwrap(), Swap::Stored);
    assert!(matches!(store.record("other").wait(), Err(Error::CorruptRecord { .. })));
}

#[test]
fn a_message_cannot_take_the_place_of_another() {
    let store = sealed(MemoryStore::new());
    assert_eq!(store.swap_record(None, &record("t")).wait().unwrap(), Swap::Stored);
    let now = DateTime::from_timestamp(1_767_323_045, 0).unwrap();
    let (outside, inside) = (store.queue().unwrap(), store.inner().queue().unwrap());
    let value = secret();
    let send = |id| Sending { task_id: "t", topic: "orders", id, value: &value, now };
    assert_eq!(outside.send(send("m1")).wait().unwrap(), Sent::New);
    let stolen = inside.message("t", "orders", 0).wait().unwrap().unwrap();
    let forged = Sending { value: &stolen.value, ..send("m2") };
    assert_eq!(inside.send(forged).wait().unwrap(), Sent::New);
    assert_eq!(outside.message("t", "orders", 0).wait().unwrap().unwrap().value, value);
    let error = outside.message("t", "orders", stolen.position).wait().expect_err("it was copied");
    assert!(
        matches!(&error, Error::CorruptRecord { reason, .. } if reason.starts_with("message `m2`: its seal is broken"))
    );
}

#[test]
fn whatever_is_cut_or_changed_is_corrupt() {
    let store = sealed(MemoryStore::new());
    store.save(&snapshot("t", 1, &secret())).wait().unwrap();
    let good = row(store.inner(), 1);
    let (begin, rest) = good.split_once(r#""text":""#).unwrap();
    let text = rest.strip_suffix(r#""}}"#).unwrap();
    let look = |text: &str| {
        let bad = snapshot("t", 1, &format!(r#"{begin}"text":"{text}"}}}}"#));
        store.inner().save(&bad).wait().unwrap();
        store.get("t").wait()
    };
    assert_eq!(look(text).unwrap().unwrap().data.as_json(), secret());
    // Cut anywhere.
    for end in (0..text.len()).step_by(4) {
        let error = look(&text[..end]).expect_err("it is cut");
        assert!(error.is_corrupt(), "{end}: {error}");
    }
    // Each character changed.
    for at in 0..text.len() {
        let other = if &text[at..=at] == "A" { "B" } else { "A" };
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        let error = look(&changed).expect_err("it is changed");
        assert!(error.is_corrupt() || error.is_sealed(), "{at}: {error}");
    }
    for whole in [
        r#"{"$sealed":{}}"#,
        r#"{"$sealed":1}"#,
        r#"{"$sealed":{"key":1,"text":""}}"#,
        r#"{"$sealed":{"key":"k1"}}"#,
    ] {
        store.inner().save(&snapshot("t", 1, whole)).wait().unwrap();
        assert!(store.get("t").wait().expect_err("it is damaged").is_corrupt(), "{whole}");
    }
}

#[test]
fn old_rows_stay_readable_unless_they_are_refused() {
    let place = Arc::new(MemoryStore::new());
    let given = TaskRecord { result: Some(secret()), ..record("t") };
    let first = snapshot("t", 1, &secret());
    let append = Append { record: Some(&given), ..Append::new(&first) };
    assert_eq!(place.append(append).wait().unwrap(), Swap::Stored);
    let store = sealed(Arc::clone(&place));
    assert_eq!(data(&store, "t", 1), secret());
    assert_eq!(store.record("t").wait().unwrap().unwrap().result, Some(secret()));
    let store = store.sealed_only();
    let error = store.get("t").wait().expect_err("it is plain");
    assert_eq!(
        error.to_string(),
        "version 1 of task `t` cannot be opened: it is not sealed, which the store was told to refuse (`Encrypted::sealed_only`); \
         it is kept as it is"
    );
    assert!(store.record("t").wait().expect_err("it is plain").is_sealed());
}

#[test]
fn what_is_turned_off_writes_plain_and_reads_both() {
    let place = Arc::new(MemoryStore::new());
    sealed(Arc::clone(&place)).save(&snapshot("t", 1, &secret())).wait().unwrap();
    let off = sealed(Arc::clone(&place)).turned_off();
    let second = snapshot("t", 2, &secret());
    assert_eq!(off.append(Append::new(&second)).wait().unwrap(), Swap::Stored);
    assert_eq!(row(&place, 2), secret());
    assert_eq!([data(&off, "t", 1), data(&off, "t", 2)], [secret(), secret()]);
    // What looks sealed is sealed, or it would be opened.
    for plain in [r#"{"$sealed":{"key":"k1","text":""}}"#, r#"{"$sealed":7}"#] {
        off.save(&snapshot("t", 3, plain)).wait().unwrap();
        assert_eq!(data(&off, "t", 3), plain);
    }
}

#[test]
fn a_snapshot_is_found_by_its_id_and_comes_plain() {
    let store = sealed(MemoryStore::new());
    let given = snapshot("t", 1, &secret());
    store.save(&given).wait().unwrap();
    for task_id in [None, Some("t")] {
        assert_eq!(store.find(&given.id, task_id).wait().unwrap().as_ref(), Some(&given));
    }
    assert_eq!(store.find("unknown", None).wait().unwrap(), None);
    let stored = store.get_stored("t", None).wait().unwrap();
    assert_eq!(stored, Some(StoredSnapshot::from(given)));
}

#[test]
fn results_and_messages_are_read_with_an_old_key_and_not_without() {
    let place = Arc::new(MemoryStore::new());
    let given = TaskRecord { result: Some(secret()), ..record("t") };
    let store = sealed(Arc::clone(&place));
    assert_eq!(store.swap_record(None, &given).wait().unwrap(), Swap::Stored);
    let now = DateTime::from_timestamp(1_767_323_045, 0).unwrap();
    let value = secret();
    let send = Sending { task_id: "t", topic: "orders", id: "m1", value: &value, now };
    assert_eq!(store.queue().unwrap().send(send).wait().unwrap(), Sent::New);

    let rotated = Encrypted::new(Arc::clone(&place), Keys::new(key("k2", 2)).with_old(key("k1", 1)).unwrap());
    assert_eq!(rotated.record("t").wait().unwrap().unwrap().result, Some(secret()));
    let message = rotated.queue().unwrap().message("t", "orders", 0).wait().unwrap().unwrap();
    assert_eq!(message.value, secret());

    let missing = |error: &Error| matches!(error, Error::Sealed { source: KeyError::Missing { key, .. }, .. } if key == "k1");
    let wrong =
        |error: &Error| matches!(error, Error::Sealed { source: KeyError::Wrong { key }, .. } if key == "k1");
    for (keys, is_told) in
        [(Keys::new(key("k2", 2)), &missing as &dyn Fn(&Error) -> bool), (Keys::new(key("k1", 9)), &wrong)]
    {
        let store = Encrypted::new(Arc::clone(&place), keys);
        let error = store.record("t").wait().expect_err("its key is not there");
        assert!(is_told(&error), "{error}");
        let error =
            store.queue().unwrap().message("t", "orders", 0).wait().expect_err("its key is not there");
        assert!(is_told(&error), "{error}");
    }
    // Plain ones are read, unless they are refused.
    let plain = Sending { id: "m2", topic: "plain", ..send };
    assert_eq!(place.queue().unwrap().send(plain).wait().unwrap(), Sent::New);
    let read = sealed(Arc::clone(&place)).queue().unwrap().message("t", "plain", 0).wait().unwrap();
    assert_eq!(read.unwrap().value, secret());
    let strict = sealed(place).sealed_only();
    let error = strict.queue().unwrap().message("t", "plain", 0).wait().expect_err("it is plain");
    assert!(error.is_sealed(), "{error}");
}
