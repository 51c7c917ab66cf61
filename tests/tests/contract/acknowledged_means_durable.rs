//! Line 1 of the contract: When `checkpoint!()` returns, the snapshot is on the store with the durability the store promises.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use asap_runtime::store::{MemoryStore, SqliteStore};
use asap_runtime::testing::{Answer, Fault, FaultyStore, Operation, When};
use asap_runtime::{Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};

/// What another process would see: version and sum in the newest row of the file.
fn on_disk(file: &Path) -> (u64, Option<u64>) {
    let store = SqliteStore::open(file).unwrap();
    let latest = store.get("t").wait().unwrap().unwrap();
    (latest.version, latest.data.read("sum").unwrap())
}

#[resumable]
fn looks_at_its_file(file: PathBuf) -> u64 {
    assert_eq!(on_disk(&file), (1, None), "the start is stored before the first instruction");
    let mut sum = 0;
    for i in 1..=5 {
        sum += i;
        checkpoint!();
        assert_eq!(on_disk(&file), (i + 1, Some(sum)));
    }
    sum
}

#[test]
fn a_checkpoint_that_has_returned_is_in_the_file() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = Runtime::open(&file).unwrap();
    assert_eq!(runtime.run("t", looks_at_its_file(file.clone())).unwrap(), 15);
    let record = SqliteStore::open(&file).unwrap().record("t").wait().unwrap().unwrap();
    assert_eq!((record.status, record.result.as_deref()), (TaskStatus::Completed, Some("15")));
}

/// Copies the file as it is at this moment: what a crash would leave.
fn copy(file: &Path, to: &Path) {
    for end in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        if name(file).exists() {
            fs::copy(name(file), name(to)).unwrap();
        }
    }
}

#[resumable]
fn leaves_images(file: PathBuf) -> u64 {
    let mut sum: u64 = 0;
    for i in 1..=5 {
        sum = sum * 10 + i;
        checkpoint!();
        let image = file.with_extension(i.to_string());
        if !image.exists() {
            copy(&file, &image);
        }
    }
    sum
}

#[test]
fn an_image_of_the_file_at_a_checkpoint_is_enough_to_carry_on() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    assert_eq!(Runtime::open(&file).unwrap().run("t", leaves_images(file.clone())).unwrap(), 12345);
    for i in 1..=5 {
        let image = file.with_extension(i.to_string());
        assert_eq!(on_disk(&image).0, i + 1);
        assert_eq!(Runtime::open(&image).unwrap().resume::<u64>("t").unwrap(), 12345);
    }
}

/// The version whose answer was given last.
static ANSWERED: AtomicU64 = AtomicU64::new(0);

#[resumable]
fn waits_for_the_answer() -> u64 {
    let mut versions = 1;
    while versions < 20 {
        assert_eq!(ANSWERED.load(Ordering::SeqCst), versions);
        versions += 1;
        checkpoint!();
        assert_eq!(
            ANSWERED.load(Ordering::SeqCst),
            versions,
            "the checkpoint returned before its answer was there"
        );
    }
    versions
}

#[test]
fn a_checkpoint_waits_for_a_store_that_answers_later() {
    let store = FaultyStore::new(MemoryStore::new());
    // From another thread, after the store was asked.
    store.fail(When::any(), Fault::Late);
    store.on_answer(|operation, answer| {
        if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
            ANSWERED.store(append.snapshot.version, Ordering::SeqCst);
        }
    });
    assert_eq!(Runtime::new(store).run("t", waits_for_the_answer()).unwrap(), 20);
}
