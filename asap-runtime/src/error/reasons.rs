//! Reasons that several errors give.

use super::{BoxError, Error};

/// Why something cannot be opened with the keys that there are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The key is not among those that were given.
    #[error(
        "it is sealed with the key `{key}`, and the store was given {known}; give it that key too (`Keys::with_old`)"
    )]
    Missing {
        /// The key's id.
        key: String,
        /// The ids of the keys that were given, separated by commas.
        known: String,
    },
    /// The key of this id is another one than that it was sealed with.
    #[error(
        "it is sealed with another key than the one that was given as `{key}`; give the store the right one"
    )]
    Wrong {
        /// The key's id.
        key: String,
    },
    /// It is not sealed, and the store refuses that.
    #[error("it is not sealed, which the store was told to refuse (`Encrypted::sealed_only`)")]
    NotSealed,
}

/// Why a `migrate` did not help.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unmigrated {
    /// It returned an error.
    #[error("failed: {0}")]
    Failed(BoxError),
    /// It panicked.
    #[error("panicked: {0}")]
    Panicked(String),
    /// What it returned does not fit either.
    #[error("gave what does not fit either: {0}")]
    Unfit(Error),
}

/// Why somebody cancelled, if that was said.
pub(super) fn because(reason: Option<&str>) -> String {
    reason.map_or_else(String::new, |reason| format!(": {reason}"))
}

/// At which effect a task stands.
pub(super) fn stands(found: Option<&str>) -> String {
    found.map_or_else(
        || "it has gone on, or has no effect whose outcome is unknown".to_owned(),
        |key| format!("it stands at one with the key {key}"),
    )
}
