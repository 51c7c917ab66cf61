//! Large states: their parts pass the layers, and are dropped and collected as without.

use std::collections::BTreeSet;
use std::sync::Arc;

use asap_runtime::store::layers::Keys;
use asap_runtime::store::{Compressed, Encrypted, MemoryStore, PartKey, SnapshotStore, SqliteStore};
use asap_runtime::{Runtime, TaskStatus};

use crate::functions::{entry, grow, stopped_behind};
use crate::{key, keys, layered};

const STEPS: u64 = 700;

/// Goes so many steps further.
fn walk(store: impl SnapshotStore + 'static, steps: u64) {
    let runtime = Runtime::new(store);
    let error = stopped_behind(steps, || runtime.run("t", grow(STEPS))).unwrap_err();
    assert!(error.is_failed(), "{error}");
}

/// Versions of the task: the first, the latest, and some between.
fn versions(store: &dyn SnapshotStore) -> Vec<u64> {
    let mut versions = store.list_versions("t").wait().unwrap();
    let latest = versions.last().copied();
    versions.retain(|version| version % 17 == 1 || Some(*version) == latest);
    versions
}

/// Every part that these need.
fn parts(store: &dyn SnapshotStore) -> BTreeSet<PartKey> {
    let versions = versions(store);
    let stored = versions
        .into_iter()
        .flat_map(|version| store.get_stored("t", Some(version)).wait().unwrap().unwrap().parts);
    stored.map(|(key, _)| key).collect()
}

/// The data of each.
fn whole(store: &dyn SnapshotStore) -> Vec<(u64, String)> {
    let versions = versions(store);
    let data = |version| store.get_version("t", version).wait().unwrap().unwrap().data.into_json();
    versions.into_iter().map(|version| (version, data(version))).collect()
}

/// Holds a store behind its layers against one that had none, after the same steps.
#[track_caller]
fn compare(layered: &dyn SnapshotStore, inside: &dyn SnapshotStore, plain: &dyn SnapshotStore) {
    assert_eq!(layered.list_versions("t").wait().unwrap(), plain.list_versions("t").wait().unwrap());
    assert_eq!(whole(layered), whole(plain));
    assert_eq!(parts(layered), parts(plain));
    assert_eq!(parts(inside).len(), parts(plain).len());
}

fn over(inside: &Arc<dyn SnapshotStore>, plain: &Arc<dyn SnapshotStore>) {
    assert_eq!(inside.keeps_parts(), plain.keeps_parts());
    let layered = || layered(Arc::clone(inside));
    for steps in [300, 1, 250] {
        walk(layered(), steps);
        walk(Arc::clone(plain), steps);
        compare(&layered(), &**inside, &**plain);
    }
    // From the middle of the window on, twice.
    for version in [500, 460] {
        for store in [Arc::new(layered()) as Arc<dyn SnapshotStore>, Arc::clone(plain)] {
            Runtime::new(store).rollback("t", version).unwrap();
        }
        compare(&layered(), &**inside, &**plain);
        walk(layered(), 20);
        walk(Arc::clone(plain), 20);
        compare(&layered(), &**inside, &**plain);
    }
    let sum = Runtime::new(layered()).resume::<usize>("t").unwrap();
    assert_eq!(Runtime::new(Arc::clone(plain)).resume::<usize>("t").unwrap(), sum);
    compare(&layered(), &**inside, &**plain);
}

#[test]
fn parts_pass_the_layers() {
    let memory = || Arc::new(MemoryStore::new()) as Arc<dyn SnapshotStore>;
    assert!(memory().keeps_parts());
    over(&memory(), &memory());
    let file = || Arc::new(SqliteStore::in_memory().unwrap()) as Arc<dyn SnapshotStore>;
    over(&file(), &file());
}

/// Turned on, with other keys each time, and off: in the middle of a task.
#[test]
fn a_task_goes_on_under_other_layers() {
    let (inside, plain) = (Arc::new(MemoryStore::new()), Arc::new(MemoryStore::new()));
    let all = |current| {
        let old = (1..=3).filter(|byte| *byte != current);
        old.fold(Keys::new(key(current)), |keys, byte| keys.with_old(key(byte)).unwrap())
    };
    let on = |current| Encrypted::new(Arc::clone(&inside), all(current));
    let stores: [Arc<dyn SnapshotStore>; 8] = [
        Arc::new(Arc::clone(&inside)),
        Arc::new(Encrypted::new(Arc::clone(&inside), keys())),
        Arc::new(on(2)),
        Arc::new(Compressed::new(on(2))),
        Arc::new(Compressed::new(on(3)).turned_off()),
        Arc::new(Compressed::new(on(3).turned_off()).turned_off()),
        Arc::new(Compressed::new(on(1).turned_off())),
        Arc::new(Compressed::new(on(3))),
    ];
    let all_layers = Compressed::new(on(1));
    for store in stores {
        walk(store, 80);
        walk(Arc::clone(&plain), 80);
        compare(&all_layers, &inside, &plain);
    }
    let sum = Runtime::new(all_layers).resume::<usize>("t").unwrap();
    assert_eq!(Runtime::new(Arc::clone(&plain)).resume::<usize>("t").unwrap(), sum);
    compare(&Compressed::new(on(2)), &inside, &plain);
}

/// A part's name is a hash of its content, which whoever can guess the content could compare.
#[test]
fn the_names_of_parts_tell_nothing() {
    let (inside, plain) = (Arc::new(MemoryStore::new()), Arc::new(MemoryStore::new()));
    walk(Encrypted::new(Arc::clone(&inside), keys()), 200);
    walk(Arc::clone(&plain), 200);
    let names = |store: &MemoryStore| -> BTreeSet<_> {
        let versions = store.list_versions("t").wait().unwrap();
        let stored =
            versions.into_iter().map(|version| store.get_stored("t", Some(version)).wait().unwrap().unwrap());
        stored.flat_map(|stored| stored.parts).map(|(key, _)| key.id).collect()
    };
    assert!(names(&plain).len() > 10);
    assert!(names(&inside).is_disjoint(&names(&plain)));
    // Nor that two tasks have the same.
    let runtime = Runtime::new(Encrypted::new(Arc::clone(&inside), keys()));
    let error = stopped_behind(200, || runtime.run("other", grow(STEPS))).unwrap_err();
    assert!(error.is_failed(), "{error}");
    let others: Vec<_> = (150..=201)
        .flat_map(|version| inside.get_stored("other", Some(version)).wait().unwrap().unwrap().parts)
        .collect();
    assert!(others.len() > 10);
    assert!(others.iter().all(|(key, _)| !names(&inside).contains(&key.id)));
    let row = inside.get_stored("t", None).wait().unwrap().unwrap();
    let shown = format!("{row:?}");
    assert!(!shown.contains(&entry(100)) && !shown.contains("grown"), "{shown}");
}

/// A part that another task, or another version, has stored.
#[test]
fn a_part_cannot_take_the_place_of_another() {
    use asap_runtime::store::{Append, Part, PartChanges, PartId, Swap};

    let inside = Arc::new(MemoryStore::new());
    walk(Encrypted::new(Arc::clone(&inside), keys()), 200);
    let stored = inside.get_stored("t", None).wait().unwrap().unwrap();
    let version = stored.snapshot.version;
    let first = inside.get_stored("t", Some(1)).wait().unwrap().unwrap().snapshot;
    let store = Encrypted::new(Arc::clone(&inside), keys());
    assert!(store.get_version("t", version).wait().is_ok());
    for part in [0, stored.parts.len() - 1] {
        let (key, content) = &stored.parts[part];
        // Brought by a version that it does not come from.
        let moved = Part { id: key.id, content: Arc::clone(content) };
        let mut next = stored.snapshot.clone();
        next.task_id = "u".to_owned();
        next.version = 1;
        let changes = PartChanges { added: &[moved], dropped: &[] };
        assert_eq!(inside.delete("u").wait().unwrap(), part > 0);
        let append = Append { parts: Some(changes), ..Append::new(&next) };
        assert_eq!(inside.append(append).wait().unwrap(), Swap::Stored);
        assert!(store.get("u").wait().expect_err("it is another task's").is_corrupt());
        // Under the right row, but of the wrong task.
        let row = store.inner().get_stored("t", Some(1)).wait().unwrap().unwrap().snapshot;
        assert_eq!(row, first);
    }
    assert_ne!(PartId::of(b""), stored.parts[0].0.id);
}

/// Parts are what a large state has most of, and where they can be compressed, they are.
#[test]
fn parts_are_compressed() {
    let size = |store: &MemoryStore| -> usize {
        let stored = store.get_stored("t", None).wait().unwrap().unwrap();
        stored.parts.iter().map(|(_, content)| content.len()).sum()
    };
    let (inside, plain) = (Arc::new(MemoryStore::new()), Arc::new(MemoryStore::new()));
    walk(Compressed::new(Arc::clone(&inside)), 600);
    walk(Arc::clone(&plain), 600);
    // Hexadecimal digits have half a byte each.
    assert!(size(&inside) * 10 < size(&plain) * 8, "{} of {} bytes", size(&inside), size(&plain));
    let task = Runtime::new(Compressed::new(inside)).task("t").unwrap().unwrap();
    assert_eq!(task.status, TaskStatus::Failed);
}
