//! Which operations a fault strikes.

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Fault, Operation};

type Filter = Arc<dyn Fn(&Operation<'_>) -> bool + Send + Sync>;

/// Which operations a fault strikes: a kind, and which of that kind, counted from 1 and from the moment at which
/// the fault is handed to the store.
///
/// ```
/// use asap_runtime::testing::When;
///
/// When::appends().nth(3); // the third append
/// When::appends().version(3); // each append of version 3
/// When::any().from_nth(5); // the fifth operation and all after it
/// When::writes(); // all writes
/// ```
#[derive(Clone)]
#[must_use = "it is handed to `FaultyStore::fail`"]
pub struct When {
    filters: Vec<Filter>,
    places: RangeInclusive<u64>,
}

impl When {
    /// Every operation.
    pub fn any() -> Self {
        Self { filters: Vec::new(), places: 1..=u64::MAX }
    }

    /// Every operation that changes nothing.
    pub fn reads() -> Self {
        Self::any().matching(|operation| !is_write(operation))
    }

    /// Every operation that changes the store.
    pub fn writes() -> Self {
        Self::any().matching(is_write)
    }

    /// Every append: the start of a task, and its checkpoints.
    pub fn appends() -> Self {
        Self::any().matching(|operation| matches!(operation, Operation::Append(_)))
    }

    /// Every swap of a record: the claims, and the ends of attempts.
    pub fn swaps() -> Self {
        Self::any().matching(|operation| matches!(operation, Operation::SwapRecord { .. }))
    }

    /// Of these, those about this version.
    pub fn version(self, version: u64) -> Self {
        self.matching(move |operation| operation.version() == Some(version))
    }

    /// Of these, those that the closure picks.
    pub fn matching(mut self, pick: impl Fn(&Operation<'_>) -> bool + Send + Sync + 'static) -> Self {
        self.filters.push(Arc::new(pick));
        self
    }

    /// Of these, only the `n`-th.
    pub fn nth(self, n: u64) -> Self {
        Self { places: n..=n, ..self }
    }

    /// Of these, the `n`-th and all after it.
    pub fn from_nth(self, n: u64) -> Self {
        Self { places: n..=u64::MAX, ..self }
    }
}

// The method itself does not fit every lifetime at once.
fn is_write(operation: &Operation<'_>) -> bool {
    operation.is_write()
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("When").field("places", &self.places).finish_non_exhaustive()
    }
}

/// A fault that waits for its operation.
#[derive(Debug)]
pub(super) struct Armed {
    when: When,
    fault: Fault,
    seen: AtomicU64,
}

impl Armed {
    pub(super) fn new(when: When, fault: Fault) -> Self {
        Self { when, fault, seen: AtomicU64::new(0) }
    }

    /// Counts the operation if it is of the kind; the fault, if it strikes.
    pub(super) fn strikes(&self, operation: &Operation<'_>) -> Option<Fault> {
        if !self.when.filters.iter().all(|picks| picks(operation)) {
            return None;
        }
        let place = self.seen.fetch_add(1, Ordering::Relaxed) + 1;
        self.when.places.contains(&place).then_some(self.fault)
    }
}
