//! A store that fails where it is told to, and counts what it is asked.

mod asked;
mod fault;
mod forward;
mod operation;
mod overdue;
mod queue;
mod rival;
mod when;

pub use asked::Asked;
pub use fault::Fault;
pub use operation::{Answer, Operation};
use overdue::Overdue;
pub use when::When;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[cfg(doc)]
use crate::SnapshotStore;
use when::Armed;

/// Any [`SnapshotStore`], with faults injected where the test says, and with its operations counted and shown to
/// whoever wants to see them. Clones are the same store.
///
/// ```
/// use asap_runtime::store::MemoryStore;
/// use asap_runtime::testing::{Fault, FaultyStore, When};
/// use asap_runtime::{Runtime, checkpoint, resumable};
///
/// #[resumable]
/// fn sum(n: u64) -> u64 {
///     let mut sum = 0;
///     for i in 1..=n {
///         sum += i;
///         checkpoint!();
///     }
///     sum
/// }
///
/// let store = FaultyStore::new(MemoryStore::new());
/// store.fail(When::appends().version(3), Fault::Before);
/// let runtime = Runtime::new(store.clone());
/// assert!(runtime.run("task", sum(4)).unwrap_err().is_store());
/// assert_eq!(store.asked().append, 3);
///
/// store.repair();
/// assert_eq!(runtime.run("task", sum(4))?, 10);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
pub struct FaultyStore<S>(Arc<Inner<S>>);

struct Inner<S> {
    store: S,
    plan: Mutex<Plan>,
}

/// What is to happen, and what has.
#[derive(Default)]
struct Plan {
    faults: Vec<Arc<Armed>>,
    before: Vec<Before>,
    after: Vec<After>,
    overdue: Vec<Overdue>,
    asked: Asked,
}

type Before = Arc<dyn Fn(&Operation<'_>) + Send + Sync>;
type After = Arc<dyn Fn(&Operation<'_>, Answer<'_>) + Send + Sync>;

impl<S> FaultyStore<S> {
    /// A store without a fault so far.
    pub fn new(store: S) -> Self {
        Self(Arc::new(Inner { store, plan: Mutex::default() }))
    }

    /// The store inside, which has no faults.
    #[must_use]
    pub fn inner(&self) -> &S {
        &self.0.store
    }

    /// Injects a fault. If several strike one operation, the first that was injected does.
    pub fn fail(&self, when: When, fault: Fault) {
        self.plan().faults.push(Arc::new(Armed::new(when, fault)));
    }

    /// Takes all faults away.
    pub fn repair(&self) {
        self.plan().faults.clear();
    }

    /// Calls `look` at the begin of each operation, on the thread that asks. It may wait, panic or use another
    /// handle of the store inside.
    pub fn on_request(&self, look: impl Fn(&Operation<'_>) + Send + Sync + 'static) {
        self.plan().before.push(Arc::new(look));
    }

    /// Calls `look` with each answer, just before whoever asked gets it.
    pub fn on_answer(&self, look: impl Fn(&Operation<'_>, Answer<'_>) + Send + Sync + 'static) {
        self.plan().after.push(Arc::new(look));
    }

    /// What was asked so far.
    #[must_use]
    pub fn asked(&self) -> Asked {
        self.plan().asked
    }

    /// What was asked so far; from now on it is counted anew.
    #[must_use]
    pub fn take_asked(&self) -> Asked {
        std::mem::take(&mut self.plan().asked)
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.0.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Clone for FaultyStore<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Default> Default for FaultyStore<S> {
    fn default() -> Self {
        Self::new(S::default())
    }
}

impl<S: fmt::Debug> fmt::Debug for FaultyStore<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = self.plan();
        f.debug_struct("FaultyStore")
            .field("inner", &self.0.store)
            .field("faults", &plan.faults)
            .field("asked", &plan.asked)
            .finish_non_exhaustive()
    }
}
