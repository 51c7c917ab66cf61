//! The window, and what the tables hold while a task goes on.

use super::{Place, append, snapshot, versions};
use crate::store::{Retention, SnapshotStore, Swap};

const FIVE: Retention = Retention::Newest(5);

#[test]
fn a_window_is_kept_whoever_appends() {
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
    let window =
        |highest: u64| -> Vec<u64> { (1..=highest).filter(|v| *v == 1 || v + 5 > highest).collect() };
    for version in 1..=40 {
        // Turns of seven, and at the end a store that has just been opened.
        let fresh = (version > 35).then(|| place.open());
        let one = fresh.as_ref().unwrap_or(if version / 7 % 2 == 0 { &store } else { &other });
        assert_eq!(append(one, "t", version, FIVE), Swap::Stored);
        assert_eq!(versions(&store, "t"), window(version), "after version {version}");
    }
    // What is deleted from the middle keeps its place no longer than it would have; what this store saves is counted.
    assert!(store.delete_version("t", 38).wait().unwrap());
    store.save(&snapshot("t", 20)).wait().unwrap();
    assert_eq!(append(&store, "t", 41, FIVE), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 36, 37, 39, 40, 41]);
    for version in 42..=50 {
        assert_eq!(append(&store, "t", version, FIVE), Swap::Stored);
    }
    assert_eq!(versions(&store, "t"), window(50));
    // What another saves below it goes when the versions are counted again.
    other.save(&snapshot("t", 9)).wait().unwrap();
    assert_eq!(append(&store, "t", 51, FIVE), Swap::Stored);
    assert_eq!(append(&place.open(), "t", 52, FIVE), Swap::Stored);
    assert_eq!(versions(&store, "t"), window(52));
    // The window may change.
    assert_eq!(append(&store, "t", 53, Retention::Newest(2)), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 52, 53]);
    for version in 54..=60 {
        assert_eq!(append(&store, "t", version, Retention::Newest(3)), Swap::Stored);
    }
    assert_eq!(versions(&store, "t"), [1, 58, 59, 60]);
}
