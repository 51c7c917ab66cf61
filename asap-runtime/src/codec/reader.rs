//! The text's way back into a value.

use std::borrow::Cow;

use serde::Deserializer;
use serde::de::value::{CowStrDeserializer, SeqDeserializer};
use serde::de::{Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Elements, Members, Pairs, Variant};
use super::error::CodecError;
use super::lexer::{Lexer, Number};
use super::normalize::copy_value;
use super::number::Special;
use super::tag::Tag;
use super::{MAX_DEPTH, base64};

/// The name under which `serde_json` asks for a text that is not to be looked into.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Reads one value from a text.
pub(super) struct Reader<'de> {
    pub(super) lexer: Lexer<'de>,
    depth: usize,
    /// Whether the reserved keys mean something.
    tags: bool,
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self { lexer: Lexer::new(text), depth: 0, tags: true }
    }

    /// A reader to whom the reserved keys are keys like all others.
    pub(super) fn plain(text: &'de str) -> Self {
        Self { lexer: Lexer::new(text), depth: 0, tags: false }
    }

    /// Where the reader is, in bytes.
    pub(super) fn position(&self) -> usize {
        self.lexer.position()
    }

    /// Fails unless the whole text was read.
    pub(super) fn end(&mut self) -> Result<(), CodecError> {
        self.lexer.end()
    }

    /// Reads something one level down.
    pub(super) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        if self.depth == MAX_DEPTH {
            return Err(self.lexer.fail(&format!("the value is nested deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    /// Takes the start of an object that stands for something else, up to its only value.
    pub(super) fn tag(&mut self) -> Result<Option<Tag>, CodecError> {
        if !self.tags || self.lexer.peek() != Some(b'{') {
            return Ok(None);
        }
        let mut ahead = self.lexer.clone();
        ahead.expect(b'{')?;
        if !ahead.eat_word("\"$") {
            return Ok(None);
        }
        let mut key = self.lexer.clone();
        key.expect(b'{')?;
        let tag = Tag::of(&key.string()?);
        if tag.is_some() {
            key.expect(b':')?;
            self.lexer = key;
        }
        Ok(tag)
    }

    /// The rest of an object with a tag whose value is a string.
    fn tagged_string(&mut self) -> Result<Cow<'de, str>, CodecError> {
        let string = self.lexer.string()?;
        self.lexer.expect(b'}')?;
        Ok(string)
    }

    fn tagged_float(&mut self) -> Result<Special, CodecError> {
        let name = self.tagged_string()?;
        Special::of(&name)
    }

    fn tagged_bytes(&mut self) -> Result<Vec<u8>, CodecError> {
        let text = self.tagged_string()?;
        base64::decode(&text).ok_or_else(|| self.lexer.fail("`$bytes` is not base64"))
    }

    fn tagged_any<V: Visitor<'de>>(&mut self, tag: Tag, visitor: V) -> Result<V::Value, CodecError> {
        match tag {
            Tag::Float => match self.tagged_float()? {
                Special::Either(value) => visitor.visit_f64(value),
                Special::Single(bits) => visitor.visit_f32(f32::from_bits(bits)),
                Special::Double(bits) => visitor.visit_f64(f64::from_bits(bits)),
            },
            Tag::Int => {
                let digits = self.tagged_string()?;
                let mut lexer = Lexer::new(&digits);
                match lexer.number() {
                    Ok(number) if number.integer && lexer.end().is_ok() => self.integer(number.text, visitor),
                    _ => Err(self.lexer.fail("`$int` is not an integer")),
                }
            }
            Tag::Bytes => visitor.visit_byte_buf(self.tagged_bytes()?),
            Tag::Some => self.tagged_some(visitor),
            Tag::Map => Pairs::read(self, |pairs| visitor.visit_map(pairs)),
        }
    }

    fn tagged_some<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, CodecError> {
        let value = self.nested(|reader| visitor.visit_some(reader))?;
        self.lexer.expect(b'}')?;
        Ok(value)
    }

    fn integer<V: Visitor<'de>>(&self, digits: &str, visitor: V) -> Result<V::Value, CodecError> {
        if let Ok(value) = digits.parse() {
            return visitor.visit_u64(value);
        }
        if let Ok(value) = digits.parse() {
            return visitor.visit_i64(value);
        }
        if !self.tags {
            // Nothing but `serde_json::Value` is read without tags: as it does itself, what is too wide is rounded.
            return visitor.visit_f64(digits.parse().map_err(CodecError::custom)?);
        }
        if let Ok(value) = digits.parse() {
            return visitor.visit_u128(value);
        }
        match digits.parse() {
            Ok(value) => visitor.visit_i128(value),
            Err(_) => Err(self.lexer.fail("an integer has more than 128 bits")),
        }
    }

    fn double(&self, number: Number<'_>) -> Result<f64, CodecError> {
        match number.text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.lexer.fail("a number is too large for a float")),
        }
    }

    /// Whether a number is next.
    fn at_number(&mut self) -> bool {
        matches!(self.lexer.peek(), Some(b'-' | b'0'..=b'9'))
    }
}

/// Gives a text to a visitor, borrowed if it stands in the input as it is.
pub(super) fn visit_text<'de, V: Visitor<'de>>(
    text: Cow<'de, str>,
    visitor: V,
) -> Result<V::Value, CodecError> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.lexer.peek() {
            Some(b'"') => visit_text(self.lexer.string()?, visitor),
            Some(b'{') => match self.tag()? {
                Some(tag) => self.tagged_any(tag, visitor),
                None => Members::read(self, |members| visitor.visit_map(members)),
            },
            Some(b'[') => Elements::read(self, |elements| visitor.visit_seq(elements)),
            Some(b'-' | b'0'..=b'9') => {
                let number = self.lexer.number()?;
                if number.integer {
                    self.integer(number.text, visitor)
                } else {
                    visitor.visit_f64(self.double(number)?)
                }
            }
            _ if self.lexer.eat_word("null") => visitor.visit_unit(),
            _ if self.lexer.eat_word("true") => visitor.visit_bool(true),
            _ if self.lexer.eat_word("false") => visitor.visit_bool(false),
            _ => Err(self.lexer.no_value()),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        if self.at_number() {
            let number = self.lexer.number()?;
            return match number.text.parse::<f32>() {
                Ok(value) if value.is_finite() => visitor.visit_f32(value),
                _ => Err(self.lexer.fail("a number is too large for a float of single precision")),
            };
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        if self.at_number() {
            let number = self.lexer.number()?;
            return visitor.visit_f64(self.double(number)?);
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        if self.lexer.eat_word("null") {
            return visitor.visit_none();
        }
        let before = self.lexer.clone();
        if self.tag()? == Some(Tag::Some) {
            return self.tagged_some(visitor);
        }
        self.lexer = before;
        self.nested(|reader| visitor.visit_some(reader))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        if name == RAW_VALUE { self.deserialize_any(visitor) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        let before = self.lexer.clone();
        if self.tag()? == Some(Tag::Bytes) {
            return visitor
                .visit_seq(SeqDeserializer::<_, CodecError>::new(self.tagged_bytes()?.into_iter()));
        }
        self.lexer = before;
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match self.lexer.peek() {
            Some(b'"') => visitor.visit_enum(CowStrDeserializer::new(self.lexer.string()?)),
            Some(b'{') => Variant::read(self, |variant| visitor.visit_enum(variant)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        copy_value(&mut self.lexer, &mut String::new())?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf unit unit_struct
        tuple_struct map struct identifier
    }
}
