//! The reserved keys.

/// What an object with a reserved key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Float,
    Int,
    Bytes,
    Some,
    Map,
}

/// How the text of a `Some` starts that would not come back without its tag.
pub(super) const SOME: &str = "{\"$some\":";
/// How the text of a map starts that is written as a list of pairs.
pub(super) const MAP: &str = "{\"$map\":[";

impl Tag {
    /// The tag of this key.
    pub(super) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "$float" => Self::Float,
            "$int" => Self::Int,
            "$bytes" => Self::Bytes,
            "$some" => Self::Some,
            "$map" => Self::Map,
            _ => return None,
        })
    }
}

/// Whether a key could be taken for a reserved one.
pub(super) fn is_reserved(key: &str) -> bool {
    key.starts_with('$')
}
