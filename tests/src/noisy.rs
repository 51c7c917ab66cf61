//! A value whose drop is an effect.

use asap_runtime::Frozen;
use serde::{Deserialize, Serialize};

use crate::trace;

/// Traces `drop <name>` when it is dropped.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, Frozen)]
pub struct Noisy(pub String);

impl Noisy {
    /// A value of this name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        trace::note(format!("drop {}", self.0));
    }
}
