//! The text's way back into a value.
//!
//! A level of nesting costs two or three stack frames here, and each is kept small: whatever does not recurse is in a
//! function of its own, since a debug build gives every temporary of a function its own place on the stack.

use std::borrow::Cow;

use serde::Deserializer;
use serde::de::value::{CowStrDeserializer, SeqDeserializer};
use serde::de::{Error as _, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Elements, Members, Pairs, Variant};
use super::error::CodecError;
use super::lexer::{Lexer, Number};
use super::normalize::copy_value;
use super::number::Special;
use super::tag::Tag;
use super::token::Token;
use super::{MAX_DEPTH, base64};

/// The name under which `serde_json` asks for a text that is not to be looked into.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Reads one value from a text.
pub(super) struct Reader<'t> {
    pub(super) lexer: Lexer<'t>,
    depth: usize,
    /// Whether the reserved keys mean something.
    tags: bool,
    /// Whether strings are given away for good, for values that borrow them.
    pub(super) leaks: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { lexer: Lexer::new(text), depth: 0, tags: true, leaks: false }
    }

    /// A reader to whom the reserved keys are keys like all others.
    pub(super) fn plain(text: &'t str) -> Self {
        Self { lexer: Lexer::new(text), depth: 0, tags: false, leaks: false }
    }

    /// A reader whose strings live for ever.
    pub(super) fn leaking(text: &'t str) -> Self {
        Self { leaks: true, ..Self::new(text) }
    }

    /// Where the reader is, in bytes.
    pub(super) fn position(&self) -> usize {
        self.lexer.position()
    }

    /// Fails unless the whole text was read.
    pub(super) fn end(&mut self) -> Result<(), CodecError> {
        self.lexer.end()
    }

    /// Goes one level down.
    fn enter(&mut self) -> Result<(), CodecError> {
        if self.depth == MAX_DEPTH {
            return Err(self.lexer.fail(&format!("the value is nested deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        Ok(())
    }

    /// Comes one level up, over the tokens that end it, with what was read there.
    fn leave<T>(&mut self, value: Result<T, CodecError>, end: &str) -> Result<T, CodecError> {
        let value = value?;
        end.bytes().try_for_each(|token| self.lexer.expect(token))?;
        self.depth -= 1;
        Ok(value)
    }

    /// Takes the start of an object that stands for something else, up to its only value.
    fn tag(&mut self) -> Result<Option<Tag>, CodecError> {
        if !self.tags || self.lexer.peek() != Some(b'{') {
            return Ok(None);
        }
        let mut ahead = self.lexer.clone();
        ahead.expect(b'{')?;
        if !ahead.clone().eat_word("\"$") {
            return Ok(None);
        }
        let tag = Tag::of(&ahead.string()?);
        if tag.is_some() {
            ahead.expect(b':')?;
            self.lexer = ahead;
        }
        Ok(tag)
    }

    /// Takes the start of an object that stands for something else if it is this one.
    fn eat_tag(&mut self, tag: Tag) -> Result<bool, CodecError> {
        let before = self.lexer.clone();
        let found = self.tag()? == Some(tag);
        if !found {
            self.lexer = before;
        }
        Ok(found)
    }

    /// The rest of an object with a tag whose value is a string.
    fn tagged_string(&mut self) -> Result<Cow<'t, str>, CodecError> {
        let string = self.lexer.string()?;
        self.lexer.expect(b'}')?;
        Ok(string)
    }

    fn tagged_bytes(&mut self) -> Result<Vec<u8>, CodecError> {
        let text = self.tagged_string()?;
        base64::decode(&text).ok_or_else(|| self.lexer.fail("`$bytes` is not base64"))
    }

    /// What an object stands for whose tag was taken.
    fn tagged(&mut self, tag: Tag) -> Result<Token<'t>, CodecError> {
        Ok(match tag {
            Tag::Float => match Special::of(&self.tagged_string()?)? {
                Special::Either(value) => Token::Double(value),
                Special::Single(bits) => Token::Single(f32::from_bits(bits)),
                Special::Double(bits) => Token::Double(f64::from_bits(bits)),
            },
            Tag::Int => {
                let digits = self.tagged_string()?;
                match Lexer::new(&digits).number() {
                    Ok(number) if number.integer && number.text == digits => self.integer(&digits)?,
                    _ => return Err(self.lexer.fail("`$int` is not an integer")),
                }
            }
            Tag::Bytes => Token::Bytes(self.tagged_bytes()?),
            Tag::Some => {
                self.enter()?;
                Token::Some
            }
            Tag::Map => {
                self.enter()?;
                self.lexer.expect(b'[')?;
                Token::Pairs
            }
        })
    }

    fn integer(&self, digits: &str) -> Result<Token<'t>, CodecError> {
        match Token::integer(digits) {
            // Nothing but `serde_json::Value` is read without tags: as it does itself, what is too wide is rounded.
            None | Some(Token::WideUnsigned(_) | Token::WideSigned(_)) if !self.tags => {
                Ok(Token::Double(digits.parse().map_err(CodecError::custom)?))
            }
            Some(token) => Ok(token),
            None => Err(self.lexer.fail("an integer has more than 128 bits")),
        }
    }

    fn double(&self, number: Number<'_>) -> Result<f64, CodecError> {
        match number.text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.lexer.fail("a number is too large for a float")),
        }
    }

    fn single(&self, number: Number<'_>) -> Result<f32, CodecError> {
        match number.text.parse::<f32>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(self.lexer.fail("a number is too large for a float of single precision")),
        }
    }

    /// The next number, if a number is next.
    fn number(&mut self) -> Result<Option<Number<'t>>, CodecError> {
        match self.lexer.peek() {
            Some(b'-' | b'0'..=b'9') => self.lexer.number().map(Some),
            _ => Ok(None),
        }
    }

    /// Takes a scalar, or the start of something that has parts and goes one level down.
    fn token(&mut self) -> Result<Token<'t>, CodecError> {
        Ok(match self.lexer.peek() {
            Some(b'"') => Token::Text(self.lexer.string()?),
            Some(b'{') => {
                if let Some(tag) = self.tag()? {
                    return self.tagged(tag);
                }
                self.enter()?;
                self.lexer.expect(b'{')?;
                Token::Object
            }
            Some(b'[') => {
                self.enter()?;
                self.lexer.expect(b'[')?;
                Token::List
            }
            Some(b'-' | b'0'..=b'9') => {
                let number = self.lexer.number()?;
                if number.integer { self.integer(number.text)? } else { Token::Double(self.double(number)?) }
            }
            _ if self.lexer.eat_word("null") => Token::Unit,
            _ if self.lexer.eat_word("true") => Token::Bool(true),
            _ if self.lexer.eat_word("false") => Token::Bool(false),
            _ => return Err(self.lexer.no_value()),
        })
    }

    /// Takes the start of a variant with content; gives what ends it.
    fn variant(&mut self) -> Result<&'static str, CodecError> {
        self.enter()?;
        let (start, end) = match self.tag()? {
            Some(Tag::Map) => ("[[", "]]}"),
            Some(_) => return Err(self.lexer.fail("a reserved key where the name of a variant should be")),
            None => ("{", "}"),
        };
        start.bytes().try_for_each(|token| self.lexer.expect(token))?;
        Ok(end)
    }

    /// Takes what is before the content of an option; gives what ends it, or nothing if there is no content.
    fn option(&mut self) -> Result<Option<&'static str>, CodecError> {
        if self.lexer.eat_word("null") {
            return Ok(None);
        }
        self.enter()?;
        Ok(Some(if self.eat_tag(Tag::Some)? { "}" } else { "" }))
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.token() {
            Ok(Token::List) => {
                let value = visitor.visit_seq(Elements::new(self));
                self.leave(value, "]")
            }
            Ok(Token::Object) => {
                let value = visitor.visit_map(Members::new(self));
                self.leave(value, "}")
            }
            Ok(Token::Pairs) => {
                let value = visitor.visit_map(Pairs::new(self));
                self.leave(value, "]}")
            }
            Ok(Token::Some) => {
                let value = visitor.visit_some(&mut *self);
                self.leave(value, "}")
            }
            Ok(scalar) => scalar.visit_scalar(visitor, self.leaks),
            Err(error) => Err(error),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.number()? {
            Some(number) => visitor.visit_f32(self.single(number)?),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.number()? {
            Some(number) => visitor.visit_f64(self.double(number)?),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.option() {
            Ok(Some(end)) => {
                let value = visitor.visit_some(&mut *self);
                self.leave(value, end)
            }
            Ok(None) => visitor.visit_none(),
            Err(error) => Err(error),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        if name == RAW_VALUE { self.deserialize_any(visitor) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.eat_tag(Tag::Bytes) {
            Ok(true) => {
                visitor.visit_seq(SeqDeserializer::<_, CodecError>::new(self.tagged_bytes()?.into_iter()))
            }
            Ok(false) => self.deserialize_any(visitor),
            Err(error) => Err(error),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        if self.lexer.peek() == Some(b'[') {
            // Serde would take the elements for the fields, in whatever order those are today.
            return Err(CodecError::invalid_type(Unexpected::Seq, &visitor));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match self.lexer.peek() {
            Some(b'"') => visitor.visit_enum(CowStrDeserializer::new(self.lexer.string()?)),
            Some(b'{') => match self.variant() {
                Ok(end) => {
                    let value = visitor.visit_enum(Variant::new(self));
                    self.leave(value, end)
                }
                Err(error) => Err(error),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        copy_value(&mut self.lexer, &mut String::new())?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf unit unit_struct
        tuple_struct map identifier
    }
}
