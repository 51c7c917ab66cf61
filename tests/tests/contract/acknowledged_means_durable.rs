//! Line 1 of the contract: When `checkpoint!()` returns, the snapshot is on the store with the durability the store promises.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use asap_runtime::store::{Append, MemoryStore, SqliteStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Result, Runtime, SnapshotStore, StateSnapshot, TaskStatus, checkpoint, resumable};

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

/// A store that answers late, from another thread, after it has noted what is durable.
#[derive(Debug)]
struct Late {
    store: MemoryStore,
    durable: Arc<Mutex<u64>>,
}

thread_local! {
    static DURABLE: Mutex<Option<Arc<Mutex<u64>>>> = const { Mutex::new(None) };
}

fn durable() -> u64 {
    DURABLE.with(|durable| *durable.lock().unwrap().as_ref().unwrap().lock().unwrap())
}

#[resumable]
fn waits_for_the_answer() -> u64 {
    let mut versions = 1;
    while versions < 20 {
        assert_eq!(durable(), versions);
        versions += 1;
        checkpoint!();
        assert_eq!(durable(), versions, "the checkpoint returned before its answer was there");
    }
    versions
}

#[test]
fn a_checkpoint_waits_for_a_store_that_answers_later() {
    let durable = Arc::new(Mutex::new(0));
    DURABLE.with(|here| *here.lock().unwrap() = Some(Arc::clone(&durable)));
    let runtime = Runtime::new(Late { store: MemoryStore::new(), durable });
    assert_eq!(runtime.run("t", waits_for_the_answer()).unwrap(), 20);
}

impl SnapshotStore for Late {
    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let answer = self.store.append(append).wait();
        let (durable, version) = (Arc::clone(&self.durable), append.snapshot.version);
        let (sender, receiver) = mpsc::channel();
        let flush = thread::spawn(move || {
            receiver.recv().unwrap();
            *durable.lock().unwrap() = version;
        });
        StoreFuture::pending(async move {
            sender.send(()).unwrap();
            flush.join().unwrap();
            answer
        })
    }

    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.store.save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.store.list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.store.delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.store.delete_version(task_id, version)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.store.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.store.swap_record(expected, record)
    }
}
