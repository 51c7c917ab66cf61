//! What kind of error it is.

use std::error::Error as StdError;

use super::Error;
use crate::wait::Awaited;

impl Error {
    /// Whether somebody else runs the task.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }

    /// Whether the task was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled { .. })
    }

    /// Whether the task waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting { .. })
    }

    /// What the record of a task that waits says, for whoever is to decide.
    pub(crate) fn shown(&self) -> Option<String> {
        matches!(self, Self::Waiting { awaited: Awaited::Decision { .. }, .. }).then(|| self.to_string())
    }

    /// Whether a row of the store is damaged.
    #[must_use]
    pub fn is_corrupt(&self) -> bool {
        matches!(self, Self::Corrupt { .. } | Self::CorruptRecord { .. })
    }

    /// Whether a key is missing, or another one was given.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        matches!(self, Self::Sealed { .. })
    }

    /// Whether the task does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::TaskNotFound { .. })
    }

    /// Whether the program and the snapshot do not fit together: the function, a checkpoint, a local or a type differs.
    ///
    /// The snapshot is untouched; the program that wrote it can go on from it.
    #[must_use]
    pub fn is_incompatible(&self) -> bool {
        matches!(
            self,
            Self::UnknownFunction { .. }
                | Self::AmbiguousFunction { .. }
                | Self::NotResumable { .. }
                | Self::UnknownCheckpoint { .. }
                | Self::MissingLocal { .. }
                | Self::ChangedState { .. }
                | Self::WrongType { .. }
                | Self::NotMigrated { .. }
        )
    }

    /// Whether the function itself returned an error or panicked.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::Panicked { .. })
    }

    /// Whether the store refused, failed or is not reachable.
    #[must_use]
    pub fn is_store(&self) -> bool {
        matches!(self, Self::Store { .. })
    }

    /// The ASAP protocol's code for this error, if it has one.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::TaskNotFound { .. } => Some("asap:task/not_found"),
            Self::InvalidTransition { .. } => Some("asap:protocol/invalid_state"),
            Self::TaskEnded { .. } => Some("asap:task/already_completed"),
            _ => None,
        }
    }

    /// The error that the function returned, if this is [`Failed`](Self::Failed) with an `E`.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        match self {
            Self::Failed { error, .. } => error.downcast_ref(),
            _ => None,
        }
    }
}
