//! When a checkpoint is durable.

use std::time::Duration;

use super::Runtime;
use crate::frame::Function;

/// When a `checkpoint!()` is as durable as the store makes it: before it returns, or a moment later.
///
/// This is about a task's plain checkpoints. What must not be lost is durable before the task goes on, and so are all checkpoints
/// in front of it: the end of a task, `effect!`, `sleep!`, `receive!`, `spawn!` and the other steps, the checkpoint behind a
/// `compensate!`, `checkpoint!(tx)` and `checkpoint!(durable)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckpointDurability {
    /// Before the checkpoint returns.
    #[default]
    Immediate,
    /// The checkpoint returns at once, and is stored in the background at the latest after this time.
    ///
    /// A process that dies loses the checkpoints of the last interval, and of the time that storing them takes: a resume runs again
    /// what came behind the last one that was stored. Never is one lost while a later one of its task is there. All tasks of a
    /// runtime and its clones are stored together, so they share the store's commits. What waits takes 16 MiB at most; while
    /// there is no room a checkpoint waits. An interval of zero is [`Immediate`](Self::Immediate).
    Within(Duration),
}

impl CheckpointDurability {
    /// How long a checkpoint may wait for being stored; nothing if it may not.
    fn window(self) -> Option<Duration> {
        match self {
            Self::Immediate => None,
            Self::Within(interval) => Some(interval).filter(|interval| !interval.is_zero()),
        }
    }
}

impl Runtime {
    /// How long the checkpoints of a task of this function may wait for being stored: as the function says, else as the runtime does.
    pub(super) fn window(&self, function: &Function) -> Option<Duration> {
        if self.is_strict {
            return None;
        }
        let own = function.details.policies.durable_within.map(CheckpointDurability::Within);
        own.unwrap_or(self.durability).window()
    }
}
