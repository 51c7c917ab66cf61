//! The key of a JSON object on its way back into a map's key.

use std::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::CodecError;
use super::lexer::Lexer;
use super::token::Token;

/// Reads a key from its text.
pub(super) struct KeyReader<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) leaks: bool,
}

impl<'t> KeyReader<'t> {
    /// The integer that the key is, as JSON writes it; else the text.
    fn integer(self) -> Token<'t> {
        let token = match Lexer::new(&self.text).number() {
            Ok(number) if number.text == self.text && number.text != "-0" => Token::integer(number.text),
            _ => None,
        };
        token.unwrap_or(Token::Text(self.text))
    }
}

macro_rules! deserialize_integer {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            let leaks = self.leaks;
            self.integer().visit_scalar(visitor, leaks)
        }
    )*};
}

impl<'de> Deserializer<'de> for KeyReader<'_> {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        Token::Text(self.text).visit_scalar(visitor, self.leaks)
    }

    deserialize_integer! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match &*self.text {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
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
        visitor.visit_enum(CowStrDeserializer::new(self.text))
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}
