//! Crashed around every checkpoint.

use asap_runtime::store::{Compressed, Encrypted, MemoryStore, SqliteStore};
use asap_runtime::testing::CrashTest;
use asap_runtime::{checkpoint, resumable};

use crate::{keys, layered};

/// A state of two parts and some, and a small one.
#[resumable]
fn collect(n: u64) -> Result<Vec<String>, String> {
    let mut texts = vec!["begin ".repeat(2000)];
    let mut names = Vec::new();
    for i in 0..n {
        texts.push(format!("{i} ").repeat(400));
        checkpoint!("pushed");
        names.push(i);
        if i % 2 == 1 {
            texts.swap(0, 1);
        }
        checkpoint!("named");
    }
    texts.truncate(2);
    texts.extend(names.iter().map(u64::to_string));
    checkpoint!();
    Err(texts.join(",").split_off(3))
}

#[test]
fn no_crash_shows_behind_layers() {
    let test = CrashTest::new().crashes(2);
    let report = test.with_store(|| layered(MemoryStore::new())).check(|| collect(4));
    assert_eq!(report.passed(), 9);
    let test = CrashTest::new();
    let report = test.with_store(|| Encrypted::new(MemoryStore::new(), keys())).check(|| collect(3));
    assert_eq!(report.passed(), 7);
    let test = CrashTest::new();
    let report = test.with_store(|| Compressed::new(MemoryStore::new())).check(|| collect(3));
    assert_eq!(report.passed(), 7);
    let test = CrashTest::new();
    let report = test.with_store(|| layered(SqliteStore::in_memory().unwrap())).check(|| collect(3));
    assert_eq!(report.passed(), 7);
}
