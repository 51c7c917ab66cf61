//! A snapshot's data.

use crate::codec;
use crate::error::{Error, Result};

/// A JSON object as compact text, keys in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data(String);

impl Data {
    /// Takes text that is known to be a compact JSON object.
    pub(crate) fn from_trusted(text: String) -> Self {
        Self(text)
    }

    /// Reads a JSON object; spaces and escapes are made canonical.
    ///
    /// # Errors
    ///
    /// If the text is no JSON object.
    pub fn parse(text: &str) -> Result<Self> {
        let invalid = |reason: String| Error::Invalid { what: "data", reason };
        let text = codec::normalize(text).map_err(|error| invalid(error.to_string()))?;
        if text.starts_with('{') {
            Ok(Self(text))
        } else {
            Err(invalid("it is not a JSON object".to_owned()))
        }
    }

    /// The text itself.
    pub(crate) fn into_json(self) -> String {
        self.0
    }

    /// The object as compact JSON text.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0
    }
}
