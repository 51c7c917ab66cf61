//! Where a task crashes.

use std::fmt;

use crate::protocol::TaskStatus;
use crate::store::SnapshotStore;
use crate::testing::{Fault, FaultyStore, Operation, When};

/// A moment at which a task crashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// Before this version is stored: all that was done since the one before it is done again.
    Before(u64),
    /// Behind this version: it is stored, and whoever stored it never hears of it.
    Behind(u64),
    /// Behind the last instruction, before the end is recorded.
    End,
}

impl Point {
    /// The moments of a run that stores so many versions, in order.
    pub(super) fn all(versions: u64) -> Vec<Self> {
        (1..=versions)
            .flat_map(|version| [Self::Before(version), Self::Behind(version)])
            .chain([Self::End])
            .collect()
    }

    /// The last version that is stored, of so many.
    pub(super) fn last_version(self, versions: u64) -> u64 {
        match self {
            Self::Before(version) => version - 1,
            Self::Behind(version) => version,
            Self::End => versions,
        }
    }

    /// Lets the store fail there.
    pub(super) fn arm(self, store: &FaultyStore<Box<dyn SnapshotStore>>) {
        match self {
            Self::Before(version) => store.fail(When::appends().version(version), Fault::Before),
            Self::Behind(version) => {
                store.fail(When::appends().version(version), Fault::After);
                // The commit of a transaction is looked up; whoever is dead does not.
                store.fail(When::reads().version(version), Fault::Before);
            }
            Self::End => store.fail(
                When::swaps().matching(|operation| {
                    matches!(operation, Operation::SwapRecord { record, .. } if record.status != TaskStatus::Working)
                }),
                Fault::Before,
            ),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(version) => write!(f, "before version {version} is stored"),
            Self::Behind(version) => write!(f, "behind version {version}"),
            Self::End => f.write_str("before the end is recorded"),
        }
    }
}
