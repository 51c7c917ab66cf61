//! What is kept of an error that a function returned.

use std::any::Any;
use std::fmt;

use crate::error::BoxError;

/// The error that a function returned, if it may cross threads.
pub struct Thrown(Kept);

enum Kept {
    Error(BoxError),
    Other(Box<dyn Any + Send + Sync>),
    Nothing,
}

impl Thrown {
    /// An error.
    pub(crate) fn error(error: BoxError) -> Self {
        Self(Kept::Error(error))
    }

    /// A value that is no `std::error::Error`, such as `anyhow::Error`.
    pub(crate) fn other(value: impl Any + Send + Sync) -> Self {
        Self(Kept::Other(Box::new(value)))
    }

    /// Nothing: it cannot cross threads.
    pub(crate) fn nothing() -> Self {
        Self(Kept::Nothing)
    }

    /// The error, if it was kept and is an `E`.
    #[must_use]
    pub fn downcast_ref<E: std::error::Error + 'static>(&self) -> Option<&E> {
        match &self.0 {
            Kept::Error(error) => error.downcast_ref(),
            Kept::Other(value) => value.downcast_ref(),
            Kept::Nothing => None,
        }
    }

    /// The value, if it was kept, is a `T`, and is no `std::error::Error`: a `String`, or an `anyhow::Error`.
    #[must_use]
    pub fn value<T: 'static>(&self) -> Option<&T> {
        match &self.0 {
            Kept::Other(value) => value.downcast_ref(),
            _ => None,
        }
    }
}

impl fmt::Debug for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kept::Error(error) => error.fmt(f),
            Kept::Other(_) => f.write_str("a value"),
            Kept::Nothing => f.write_str("not kept"),
        }
    }
}
