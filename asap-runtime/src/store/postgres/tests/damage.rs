//! Rows that cannot be read: an error for that version, and for nothing else.

use super::{Place, append, record, snapshot, versions};
use crate::error::Error;
use crate::store::{Retention, SnapshotStore, Swap};

#[track_caller]
fn corrupt<T: std::fmt::Debug>(answer: crate::Result<T>, part: &str) {
    match answer {
        Err(Error::Corrupt { task_id, version, reason }) => {
            assert_eq!((task_id.as_str(), version), ("t", 2));
            assert!(reason.contains(part), "`{reason}` does not tell about `{part}`");
        }
        other => panic!("not corrupt: {other:?}"),
    }
}

#[test]
fn a_damaged_row_is_an_error_for_its_version_only() {
    let damages = [
        ("data = '[1,2]'", "data"),
        ("data = ''", "data"),
        ("data = '{\"a\":1'", "data"),
        ("data = '{\"a\":1,\"a\":2}'", "data"),
        ("created_at = 'infinity'", "created_at"),
        ("created_at = '-infinity'", "created_at"),
        ("created_at = '0044-03-15 12:00:00Z BC'", "created_at"),
        ("created_at = '10000-01-01 00:00:00Z'", "created_at"),
    ];
    for (damage, part) in damages {
        let Some(place) = Place::new() else { return };
        let store = place.open();
        for (task_id, version) in [("t", 1), ("t", 2), ("u", 1)] {
            assert_eq!(append(&store, task_id, version, Retention::All), Swap::Stored);
        }
        place.run(format!("UPDATE asap_snapshots SET {damage} WHERE task_id = 't' AND version = 2"));
        corrupt(store.get("t").wait(), part);
        corrupt(store.get_version("t", 2).wait(), part);
        assert_eq!(versions(&store, "t"), [1, 2], "the row is kept, and listed");
        assert_eq!(store.get_version("t", 1).wait().unwrap(), Some(snapshot("t", 1)));
        assert_eq!(store.get("u").wait().unwrap(), Some(snapshot("u", 1)));
        assert_eq!(append(&store, "t", 3, Retention::All), Swap::Stored, "the numbers are whole");
        assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 3)));
        assert!(store.delete_version("t", 2).wait().unwrap(), "it can be removed by its number");
    }
}

#[test]
fn a_damaged_record_is_an_error_that_names_it() {
    for damage in ["status = 'asleep'", "created_at = 'infinity'", "updated_at = '-infinity'"] {
        let Some(place) = Place::new() else { return };
        let store = place.open();
        for task_id in ["t", "u"] {
            assert_eq!(store.swap_record(None, &record(task_id, 1)).wait().unwrap(), Swap::Stored);
        }
        place.run(format!("UPDATE asap_tasks SET {damage} WHERE task_id = 't'"));
        let (broken, whole): (Vec<_>, Vec<_>) =
            store.records().wait().unwrap().into_iter().partition(Result::is_err);
        assert_eq!((broken.len(), whole.len()), (1, 1), "both are listed");
        for error in
            broken.into_iter().chain([store.record("t").wait().map(Option::unwrap)]).map(Result::unwrap_err)
        {
            assert!(matches!(&error, Error::CorruptRecord { task_id, .. } if task_id == "t"), "{error:?}");
        }
        assert_eq!(whole[0].as_ref().unwrap(), &record("u", 1));
    }
}

#[test]
fn a_text_that_cannot_be_held_is_refused_by_name() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let mut bad = record("t", 1);
    bad.error = Some("a\0b".to_owned());
    let error = store.swap_record(None, &bad).wait().unwrap_err();
    assert!(matches!(error, Error::Invalid { .. }) && error.to_string().contains("`error`"), "{error}");
    assert_eq!(store.get("a\0b").wait().unwrap(), None);
    assert!(!store.delete("a\0b").wait().unwrap());
    // Longer than a page, and not to be compressed to what an index can hold.
    let long: String = (0..4000).map(|_| crate::generate_id()).collect();
    let error = store.save(&snapshot(&long, 1)).wait().unwrap_err();
    assert!(
        error.is_store() && error.to_string().contains("a task id may have about 2,700 bytes"),
        "{error}"
    );
}
