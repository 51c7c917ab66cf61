//! The size of the file.

use std::fs;
use std::path::Path;

use tempfile::tempdir;

use super::{append, raw};
use crate::store::{Durability, Retention, SqliteOptions, SqliteStore, Swap};

fn bytes(directory: &Path) -> u64 {
    fs::read_dir(directory).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

fn grow(path: &Path) -> SqliteStore {
    let options = SqliteOptions { durability: Durability::Normal, ..SqliteOptions::default() };
    let store = SqliteStore::open_with(path, options).unwrap();
    for version in 1..=3000 {
        assert_eq!(append(&store, "01JABCDEFGHJKMNPQRSTVWXYZ0", version, Retention::default()), Swap::Stored);
    }
    store
}

#[test]
fn a_task_at_the_default_retention_stays_below_a_megabyte() {
    let directory = tempdir().unwrap();
    // The log was reused several times, so more appends change nothing.
    let store = grow(&directory.path().join("tasks.db"));
    assert!(bytes(directory.path()) < 1_000_000, "{} bytes", bytes(directory.path()));
    drop(store);
    assert!(bytes(directory.path()) < 100_000, "{} bytes once it is closed", bytes(directory.path()));
}

#[test]
fn a_file_with_large_pages_stays_below_a_megabyte_too() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    raw(&path).execute_batch("PRAGMA page_size = 4096; CREATE TABLE other (a)").unwrap();
    let _store = grow(&path);
    assert!(bytes(directory.path()) < 1_000_000, "{} bytes", bytes(directory.path()));
}
