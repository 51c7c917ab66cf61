//! Why a value cannot be written, or a text cannot be read.

use std::fmt::{self, Display};

use serde::{de, ser};

/// Why a value cannot be written, or a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodecError(Box<Reason>);

/// Behind a pointer, since the result of every reading function has room for one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reason {
    message: Box<str>,
    position: Option<usize>,
}

impl CodecError {
    /// An error of the value, which has no place in a text.
    pub(crate) fn new(message: impl Into<Box<str>>) -> Self {
        Self(Box::new(Reason { message: message.into(), position: None }))
    }

    /// An error of the text at this byte.
    pub(super) fn at(message: impl Into<Box<str>>, position: usize) -> Self {
        Self(Box::new(Reason { message: message.into(), position: Some(position) }))
    }

    /// Places an error that a type raised while it was read: it does not know where it is in the text.
    pub(super) fn or_at(mut self, position: usize) -> Self {
        self.0.position.get_or_insert(position);
        self
    }

    /// Where in the text, in bytes from its start; nothing if the error is about a value.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.0.position
    }
}

impl Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        match self.0.position {
            Some(position) => write!(f, " at byte {position}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for CodecError {}

impl ser::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

impl de::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}
