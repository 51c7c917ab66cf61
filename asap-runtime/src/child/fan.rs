//! The children of a `fan_out!`.

use serde::{Deserialize, Serialize};

use super::{ChildFailed, Handle};

/// The children of a `fan_out!`: those that run, and what the others gave.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: serde::de::DeserializeOwned"))]
pub struct FanOut<T> {
    at_once: usize,
    /// The open ones, and which item each is of.
    open: Vec<(usize, Handle<T>)>,
    values: Vec<Option<Result<T, ChildFailed>>>,
}

impl<T> FanOut<T> {
    /// None yet, and never more than so many at once, but one at least.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self { at_once: at_once.max(1), open: Vec::new(), values: Vec::new() }
    }

    /// Whether as many run as may.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.open.len() >= self.at_once
    }

    /// Whether some run.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Those that run.
    #[must_use]
    pub fn handles(&self) -> Vec<Handle<T>> {
        self.open.iter().map(|(_, handle)| handle.clone()).collect()
    }

    /// A child was begun.
    pub fn began(&mut self, child: Handle<T>) {
        self.open.push((self.values.len(), child));
        self.values.push(None);
    }

    /// One of those that run has ended.
    pub fn ended(&mut self, ended: Option<(usize, Result<T, ChildFailed>)>) {
        if let Some((index, value)) = ended
            && index < self.open.len()
        {
            let (item, _) = self.open.remove(index);
            self.values[item] = Some(value);
        }
    }

    /// What all gave, in the order of the items.
    #[must_use]
    pub fn values(self) -> Vec<Result<T, ChildFailed>> {
        self.values.into_iter().flatten().collect()
    }
}
