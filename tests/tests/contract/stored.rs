//! What is in a store, and stores that fail from some version on.

use std::sync::atomic::{AtomicBool, Ordering};

use asap_runtime::SnapshotStore;
use asap_runtime::store::MemoryStore;
use asap_runtime::testing::{FaultyStore, Operation, When};

/// The data of every version.
pub(crate) fn data(store: &FaultyStore<MemoryStore>, task_id: &str) -> Vec<String> {
    let versions = store.list_versions(task_id).wait().unwrap();
    let get = |version| store.get_version(task_id, version).wait().unwrap().unwrap();
    versions.into_iter().map(|version| get(version).data.into_json()).collect()
}

/// Of these operations, those from the append of this version on.
pub(crate) fn from_version(when: When, version: u64) -> When {
    let begun = AtomicBool::new(false);
    when.matching(move |operation| {
        let begins = matches!(operation, Operation::Append(_)) && operation.version() == Some(version);
        begun.fetch_or(begins, Ordering::SeqCst) || begins
    })
}
