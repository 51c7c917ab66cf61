//! The key of a JSON object on its way back into a map's key.

use std::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::CodecError;
use super::reader::visit_text;

/// Reads a key from its text.
pub(super) struct KeyReader<'de>(pub(super) Cow<'de, str>);

impl<'de> KeyReader<'de> {
    fn integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        let digits = self.0.strip_prefix('-').unwrap_or(&self.0);
        // As JSON writes integers: no sign but a minus, no leading zero.
        if digits.starts_with('+') || (digits.starts_with('0') && self.0 != "0") {
            return visit_text(self.0, visitor);
        }
        if let Ok(value) = self.0.parse() {
            return visitor.visit_u64(value);
        }
        if let Ok(value) = self.0.parse() {
            return visitor.visit_i64(value);
        }
        if let Ok(value) = self.0.parse() {
            return visitor.visit_u128(value);
        }
        match self.0.parse() {
            Ok(value) => visitor.visit_i128(value),
            Err(_) => visit_text(self.0, visitor),
        }
    }
}

macro_rules! deserialize_integer {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.integer(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for KeyReader<'de> {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visit_text(self.0, visitor)
    }

    deserialize_integer! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match &*self.0 {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => visit_text(self.0, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_enum(CowStrDeserializer::new(self.0))
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}
