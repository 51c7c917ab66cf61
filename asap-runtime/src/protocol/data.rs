//! A snapshot's data.

/// A JSON object as compact text, keys in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data(String);

impl Data {
    /// Takes text that is known to be a compact JSON object.
    pub(crate) fn from_trusted(text: String) -> Self {
        Self(text)
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
