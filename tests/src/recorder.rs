//! What a run stores, and how far its trace was at each append.

use std::sync::{Arc, Mutex, PoisonError};

use asap_runtime::StateSnapshot;
use asap_runtime::store::MemoryStore;
use asap_runtime::testing::{Answer, FaultyStore, Operation};

use crate::trace;

/// One snapshot of a run and where in the trace it was taken.
#[derive(Debug, Clone)]
pub struct Cut {
    /// What was stored.
    pub snapshot: StateSnapshot,
    /// The length of the trace when it was.
    pub length: usize,
}

/// What is appended to a store.
#[derive(Debug)]
pub struct Recorder(Arc<Mutex<Vec<Cut>>>);

impl Recorder {
    /// A store in memory, and what is appended to it.
    #[must_use]
    pub fn watch() -> (FaultyStore<MemoryStore>, Self) {
        let store = FaultyStore::new(MemoryStore::new());
        let cuts = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&cuts);
        store.on_answer(move |operation, answer| {
            if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
                let cut = Cut { snapshot: append.snapshot.clone(), length: trace::length() };
                seen.lock().unwrap_or_else(PoisonError::into_inner).push(cut);
            }
        });
        (store, Self(cuts))
    }

    /// What was appended so far, in order.
    #[must_use]
    pub fn cuts(&self) -> Vec<Cut> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
