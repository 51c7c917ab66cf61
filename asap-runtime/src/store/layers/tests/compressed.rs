//! What compression leaves, and what it does not.

use super::{data, pressed, record, snapshot};
use crate::error::Error;
use crate::store::queue::{Sending, Sent};
use crate::store::{Append, Compressed, MemoryStore, SnapshotStore, Swap};

fn long() -> String {
    format!(r#"{{"text":"{}"}}"#, "again and again, ".repeat(500))
}

#[test]
fn a_small_state_stays_readable_and_a_large_one_becomes_smaller() {
    let store = Compressed::new(MemoryStore::new());
    store.save(&snapshot("t", 1, r#"{"n":1}"#)).wait().unwrap();
    store.save(&snapshot("t", 2, &long())).wait().unwrap();
    assert_eq!(data(store.inner(), "t", 1), r#"{"n":1}"#);
    let stored = data(store.inner(), "t", 2);
    assert!(stored.starts_with(r#"{"$zstd":""#), "{stored}");
    assert!(stored.len() < long().len() / 10, "{} bytes", stored.len());
    assert_eq!(data(&store, "t", 1), r#"{"n":1}"#);
    assert_eq!(data(&store, "t", 2), long());
}

#[test]
fn what_does_not_become_smaller_stays_as_it_is() {
    let mut noise = blake3::Hasher::new().finalize_xof();
    let mut bytes = [0; 2048];
    noise.fill(&mut bytes);
    let mut text = String::new();
    text.extend(bytes.iter().map(|byte| char::from(b' ' + 2 + byte % 90).to_ascii_lowercase()));
    let plain = format!(r#"{{"noise":{}}}"#, serde_json::to_string(&text).unwrap());
    let store = Compressed::new(MemoryStore::new());
    store.save(&snapshot("t", 1, &plain)).wait().unwrap();
    assert_eq!(data(&store, "t", 1), plain);
    let stored = data(store.inner(), "t", 1);
    assert!(stored.len() <= plain.len(), "{} bytes of {}", stored.len(), plain.len());
}

#[test]
fn results_and_errors_are_compressed_too() {
    let store = Compressed::new(MemoryStore::new());
    let mut given = record("t");
    given.result = Some(long());
    given.error = Some("it broke, ".repeat(500));
    assert_eq!(store.swap_record(None, &given).wait().unwrap(), Swap::Stored);
    assert_eq!(store.record("t").wait().unwrap(), Some(given.clone()));
    let stored = store.inner().record("t").wait().unwrap().unwrap();
    assert!(stored.result.unwrap().starts_with(r#"{"$zstd":"#));
    assert!(stored.error.unwrap().starts_with(r#"{"$zstd":"#));
}

#[test]
fn messages_are_compressed_too() {
    let store = Compressed::new(MemoryStore::new());
    assert_eq!(store.swap_record(None, &record("t")).wait().unwrap(), Swap::Stored);
    let (outside, inside) = (store.queue().unwrap(), store.inner().queue().unwrap());
    for (id, value) in [("long", long()), ("short", r#"{"n":1}"#.to_owned())] {
        let now = chrono::DateTime::from_timestamp(1_767_323_045, 0).unwrap();
        let send = Sending { task_id: "t", topic: id, id, value: &value, now };
        assert_eq!(outside.send(send).wait().unwrap(), Sent::New);
        assert_eq!(outside.send(send).wait().unwrap(), Sent::Known);
        let stored = inside.message("t", id, 0).wait().unwrap().unwrap().value;
        assert_eq!(stored.starts_with(r#"{"$zstd":""#), id == "long", "{stored}");
        assert_eq!(outside.message("t", id, 0).wait().unwrap().unwrap().value, value);
    }
}

/// Whatever is stored comes back, also what looks as if the layer had made it.
#[test]
fn what_looks_compressed_comes_back_as_it_was() {
    for (name, store) in [
        ("on", Compressed::new(MemoryStore::new())),
        ("all", pressed(MemoryStore::new())),
        ("off", Compressed::new(MemoryStore::new()).turned_off()),
    ] {
        for plain in [r#"{"$zstd":"KLUv/Q=="}"#, r#"{"$zstd":1}"#, r#"{"$zstd":"","$resume":{}}"#] {
            store.save(&snapshot("t", 1, plain)).wait().unwrap();
            assert_eq!(data(&store, "t", 1), plain, "{name}");
        }
        let mut given = record("t");
        given.error = Some(r#"{"$zstd": no JSON at all"#.to_owned());
        let _ = store.swap_record(None, &given).wait().unwrap();
        assert_eq!(store.record("t").wait().unwrap(), Some(given), "{name}");
    }
}

#[test]
fn old_rows_stay_readable_when_it_is_turned_on_and_off() {
    let place = std::sync::Arc::new(MemoryStore::new());
    place.save(&snapshot("t", 1, &long())).wait().unwrap();
    let on = Compressed::new(std::sync::Arc::clone(&place));
    assert_eq!(data(&on, "t", 1), long());
    let second = snapshot("t", 2, &long());
    assert_eq!(on.append(Append::new(&second)).wait().unwrap(), Swap::Stored);
    let off = Compressed::new(std::sync::Arc::clone(&place)).turned_off();
    assert_eq!(data(&off, "t", 2), long());
    let third = snapshot("t", 3, &long());
    assert_eq!(off.append(Append::new(&third)).wait().unwrap(), Swap::Stored);
    assert_eq!(data(&*place, "t", 3), long());
    assert_eq!(data(&on, "t", 3), long());
}

#[test]
fn a_damaged_row_is_corrupt_and_stays() {
    let store = pressed(MemoryStore::new());
    store.save(&snapshot("t", 1, &long())).wait().unwrap();
    let stored = data(store.inner(), "t", 1);
    let frame = stored.strip_prefix(r#"{"$zstd":""#).and_then(|rest| rest.strip_suffix(r#""}"#)).unwrap();
    let changed =
        format!("{}{}{}", &frame[..20], if &frame[20..21] == "A" { "B" } else { "A" }, &frame[21..]);
    for damaged in [&frame[..frame.len() / 8 * 4], "", "####", "KLUv/SAA", &changed] {
        let row = snapshot("t", 1, &format!(r#"{{"$zstd":"{damaged}"}}"#));
        store.inner().save(&row).wait().unwrap();
        let error = store.get("t").wait().expect_err("it is damaged");
        assert!(matches!(&error, Error::Corrupt { version: 1, .. }), "{damaged}: {error}");
        assert_eq!(store.inner().get("t").wait().unwrap().unwrap().data, row.data);
        assert_eq!(store.list_versions("t").wait().unwrap(), [1]);
    }
}

/// Larger than what is believed at once.
#[test]
fn three_megabytes_come_back() {
    let plain = format!(r#"{{"text":"{}"}}"#, "again and again, ".repeat(200_000));
    let store = Compressed::new(MemoryStore::new());
    store.save(&snapshot("t", 1, &plain)).wait().unwrap();
    assert!(data(store.inner(), "t", 1).len() < plain.len() / 100);
    assert_eq!(data(&store, "t", 1), plain);
}

#[test]
fn each_level_is_read() {
    for level in [-5, 0, 1, 3, 19, 40] {
        let store = Compressed::new(MemoryStore::new()).with_level(level);
        store.save(&snapshot("t", 1, &long())).wait().unwrap();
        assert_eq!(data(&store, "t", 1), long(), "level {level}");
    }
}
