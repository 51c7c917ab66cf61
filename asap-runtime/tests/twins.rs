//! Two functions of one name.

use asap_runtime::{checkpoint, manifest, resumable};

#[resumable(name = "twin")]
fn first(n: u64) -> u64 {
    checkpoint!();
    n
}

#[resumable(name = "twin")]
fn second(n: u64) -> u64 {
    checkpoint!();
    n
}

#[test]
fn they_have_no_lock_file() {
    let _ = (first(1), second(1));
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("asap.lock");
    let error = manifest::write(&path).expect_err("a task could not tell them apart");
    assert!(error.to_string().starts_with("two resumable functions are named `twin`"), "{error}");
    assert!(!path.exists());
}
