//! The handle of a child.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A child that was begun with `spawn!`, and what `join!` waits for. It is its task id, and can be saved, cloned and sent.
pub struct Handle<T> {
    task_id: String,
    value: PhantomData<fn() -> T>,
}

impl<T> Handle<T> {
    /// The handle of any task whose result is a `T`.
    #[must_use]
    pub fn of(task_id: impl Into<String>) -> Self {
        Self { task_id: task_id.into(), value: PhantomData }
    }

    /// The child's task id.
    #[must_use]
    pub fn task_id(&self) -> &str {
        &self.task_id
    }
}

impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self::of(self.task_id.clone())
    }
}

impl<T> PartialEq for Handle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.task_id == other.task_id
    }
}

impl<T> Eq for Handle<T> {}

impl<T> fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Handle").field(&self.task_id).finish()
    }
}

impl<T> Serialize for Handle<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.task_id)
    }
}

impl<'de, T> Deserialize<'de> for Handle<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::of)
    }
}
