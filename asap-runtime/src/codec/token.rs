//! What the reader finds in the text.

use std::borrow::Cow;

use serde::de::Visitor;

use super::error::CodecError;

/// A whole scalar, or the start of something that has parts.
pub(super) enum Token<'t> {
    Unit,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    WideUnsigned(u128),
    WideSigned(i128),
    Single(f32),
    Double(f64),
    Text(Cow<'t, str>),
    Bytes(Vec<u8>),
    /// The elements are next.
    List,
    /// The members are next.
    Object,
    /// The pairs of a `$map` are next.
    Pairs,
    /// The content of a `$some` is next.
    Some,
}

impl Token<'_> {
    /// Gives a scalar to a visitor; a string for good, if it `leaks`.
    pub(super) fn visit_scalar<'de, V: Visitor<'de>>(
        self,
        visitor: V,
        leaks: bool,
    ) -> Result<V::Value, CodecError> {
        match self {
            Self::Unit => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::Signed(value) => visitor.visit_i64(value),
            Self::WideUnsigned(value) => visitor.visit_u128(value),
            Self::WideSigned(value) => visitor.visit_i128(value),
            Self::Single(value) => visitor.visit_f32(value),
            Self::Double(value) => visitor.visit_f64(value),
            Self::Text(text) if leaks => visitor.visit_borrowed_str(text.into_owned().leak()),
            Self::Text(Cow::Borrowed(text)) => visitor.visit_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Bytes(bytes) if leaks => visitor.visit_borrowed_bytes(bytes.leak()),
            Self::Bytes(bytes) => visitor.visit_byte_buf(bytes),
            Self::List | Self::Object | Self::Pairs | Self::Some => {
                unreachable!("what has parts is no scalar")
            }
        }
    }

    /// The integer with these digits, with at most 128 bits.
    pub(super) fn integer(digits: &str) -> Option<Self> {
        digits
            .parse()
            .map(Self::Unsigned)
            .or_else(|_| digits.parse().map(Self::Signed))
            .or_else(|_| digits.parse().map(Self::WideUnsigned))
            .or_else(|_| digits.parse().map(Self::WideSigned))
            .ok()
    }
}
