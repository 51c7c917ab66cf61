//! What somebody else has changed: an error for that version or record, and for nothing else.

use asap_runtime::store::{SnapshotStore, Swap};
use asap_runtime::{Error, Result};

use crate::place::Place;
use crate::sample::{append, record, says, snapshot, versions};

const TWO: &str = "0000000000000000002";
const HEAD: &str = r#"{"id":"x","checkpoint":true,"created_at":"2026-01-02T03:04:05Z"}"#;

#[track_caller]
fn corrupt<T: std::fmt::Debug>(answer: Result<T>, number: u64, part: &str) {
    match answer {
        Err(Error::Corrupt { task_id, version, reason }) => {
            assert_eq!((task_id.as_str(), version), ("t", number));
            assert!(reason.contains(part), "`{reason}` does not tell about `{part}`");
        }
        other => panic!("not corrupt: {other:?}"),
    }
}

#[test]
fn a_damaged_snapshot_is_an_error_for_its_version_only() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let rows: &[(&[u8], &str)] = &[
        (b"", "no line of data"),
        (b"{}", "no line of data"),
        (b"{}\n{}", "first line"),
        (b"\n{}", "first line"),
        (br#"{"id":5,"checkpoint":true,"created_at":"2026-01-02T03:04:05Z"}"#.as_slice(), "no line of data"),
        (b"\xff\n{}", "UTF-8"),
    ];
    let of_data = ["[1]", "null", "", "{\"a\":1", "{\"a\":1,\"a\":2}"].map(|data| format!("{HEAD}\n{data}"));
    let of_time = format!("{}\n{{}}", HEAD.replace("2026-01", "2026-13"));
    let mut damages: Vec<(&[u8], &str)> = rows.to_vec();
    damages.extend(of_data.iter().map(|row| (row.as_bytes(), "data")));
    damages.push((of_time.as_bytes(), "created_at"));
    for (row, part) in damages {
        let kept = [snapshot("t", 1), snapshot("t", 2), snapshot("u", 1)];
        for snapshot in &kept {
            assert_eq!(append(&store, snapshot).unwrap(), Swap::Stored);
        }
        redis::cmd("HSET").arg(place.key("snapshots:t")).arg(TWO).arg(row).exec(&mut place.raw()).unwrap();
        corrupt(store.get("t").wait(), 2, part);
        corrupt(store.get_version("t", 2).wait(), 2, part);
        assert_eq!(versions(&store, "t"), [1, 2], "it is kept, and listed");
        assert_eq!(store.get_version("t", 1).wait().unwrap().as_ref(), Some(&kept[0]));
        assert_eq!(store.get("u").wait().unwrap().as_ref(), Some(&kept[2]));
        let found: Vec<u8> =
            redis::cmd("HGET").arg(place.key("snapshots:t")).arg(TWO).query(&mut place.raw()).unwrap();
        assert_eq!(found, row, "no error changes it");
        assert_eq!(append(&store, &snapshot("t", 3)).unwrap(), Swap::Stored, "the numbers are whole");
        assert!(store.delete_version("t", 2).wait().unwrap(), "it can be removed by its number");
        for task_id in ["t", "u"] {
            assert!(store.delete(task_id).wait().unwrap());
        }
    }
}

#[test]
fn a_version_that_is_none_or_lost_its_snapshot_is_damage() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    let key = place.key("versions:t");
    redis::cmd("ZADD").arg(&key).arg(0).arg(TWO).exec(&mut place.raw()).unwrap();
    corrupt(store.get("t").wait(), 2, "its snapshot is missing");
    corrupt(store.get_version("t", 2).wait(), 2, "its snapshot is missing");
    redis::cmd("ZADD").arg(&key).arg(0).arg("two").exec(&mut place.raw()).unwrap();
    corrupt(store.get("t").wait(), 0, "`two`");
    assert_eq!(versions(&store, "t"), [1, 2]);
    assert!(store.get_version("t", 1).wait().unwrap().is_some());
}

#[test]
fn a_damaged_record_is_an_error_that_names_it() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let key = place.key("record:t");
    let damages = [
        vec!["HSET", &key, "status", "asleep"],
        vec!["HSET", &key, "attempt", "0"],
        vec!["HSET", &key, "created_at", "now"],
        vec!["HSET", &key, "updated_at", ""],
        vec!["HDEL", &key, "function"],
    ];
    for damage in damages {
        for task_id in ["t", "u"] {
            assert_eq!(store.swap_record(None, &record(task_id, 1)).wait().unwrap(), Swap::Stored);
        }
        redis::cmd(damage[0]).arg(&damage[1..]).exec(&mut place.raw()).unwrap();
        let (broken, whole): (Vec<_>, Vec<_>) =
            store.records().wait().unwrap().into_iter().partition(Result::is_err);
        assert_eq!((broken.len(), whole.len()), (1, 1), "both are listed");
        let errors = broken.into_iter().chain([store.record("t").wait().map(Option::unwrap)]);
        for error in errors.map(Result::unwrap_err) {
            assert!(matches!(&error, Error::CorruptRecord { task_id, .. } if task_id == "t"), "{error:?}");
        }
        assert_eq!(whole[0].as_ref().unwrap(), &record("u", 1));
        for task_id in ["t", "u"] {
            assert!(store.delete(task_id).wait().unwrap());
        }
    }
}

#[test]
fn a_key_of_another_kind_is_told_and_nothing_is_written() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let told = ["a key of another kind", "another prefix"];
    for (name, task_id) in [("versions:v", "v"), ("snapshots:s", "s"), ("record:r", "r"), ("tasks", "x")] {
        redis::cmd("SET").arg(place.key(name)).arg("theirs").exec(&mut place.raw()).unwrap();
        let keys = place.keys().len();
        let (snapshot, record) = (snapshot(task_id, 1), record(task_id, 1));
        let append = asap_runtime::store::Append {
            record: Some(&record),
            attempt: Some(1),
            ..asap_runtime::store::Append::new(&snapshot)
        };
        says(store.append(append).wait(), &told);
        if ["v", "s"].contains(&task_id) {
            says(store.save(&snapshot).wait(), &told);
        } else {
            says(store.swap_record(None, &record).wait(), &told);
        }
        assert_eq!(place.keys().len(), keys, "nothing was written");
    }
    redis::cmd("DEL").arg(place.key("tasks")).exec(&mut place.raw()).unwrap();
    redis::cmd("SADD").arg(place.key("tasks")).arg("r").arg("gone").exec(&mut place.raw()).unwrap();
    let listed = store.records().wait().unwrap();
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|record| matches!(record, Err(Error::CorruptRecord { .. }))), "{listed:?}");
}
