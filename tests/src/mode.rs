//! How strictly a scenario is held.

/// What is compared between a run and the run it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everything, snapshots as text.
    Exact,
    /// Everything, but the members of objects and hash maps may come in any order in a snapshot.
    Unordered,
    /// Everything between the plain and the uninterrupted run; after a cut, everything but the drops: a value
    /// that is only ever dropped after a checkpoint is not part of the snapshot.
    Fresh,
}
