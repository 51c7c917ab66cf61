//! What a run has at each version that nothing interrupts, on a store without parts.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::{FaultyStore, Operation};
use asap_runtime::{Result, Runtime, StateSnapshot};

use super::Job;

/// A number for the data of a version, as good as the data itself.
pub(super) fn digest(snapshot: &StateSnapshot) -> u64 {
    let mut hasher = DefaultHasher::new();
    (snapshot.data.as_json(), snapshot.checkpoint).hash(&mut hasher);
    hasher.finish()
}

/// A run that was not interrupted.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    /// Of each version, from 1 on.
    pub(super) versions: Vec<u64>,
    pub(super) value: u64,
}

/// Those of all jobs, each run once.
#[derive(Debug, Default)]
pub(super) struct References(BTreeMap<Job, Arc<Reference>>);

impl References {
    pub(super) fn of(&mut self, job: Job) -> Result<Arc<Reference>> {
        if let Some(known) = self.0.get(&job) {
            return Ok(Arc::clone(known));
        }
        let versions = Arc::new(Mutex::new(Vec::new()));
        let store = FaultyStore::new(MemoryStore::new());
        let seen = Arc::clone(&versions);
        store.on_request(move |operation| {
            if let Operation::Append(append) = operation {
                seen.lock().unwrap_or_else(PoisonError::into_inner).push(digest(append.snapshot));
            }
        });
        let runtime = Runtime::new(store).with_retention(Retention::Newest(1)).with_parts_from(usize::MAX);
        let value = job.run(&runtime, "reference")?;
        let versions = std::mem::take(&mut *versions.lock().unwrap_or_else(PoisonError::into_inner));
        let known = Arc::new(Reference { versions, value });
        self.0.insert(job, Arc::clone(&known));
        Ok(known)
    }
}
