//! The parts of a list, a map or a variant that is being read.

use serde::de::value::CowStrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::error::CodecError;
use super::key_reader::KeyReader;
use super::reader::Reader;

/// Goes to the next part of what `bracket` ends. Whether there is one.
fn advance(reader: &mut Reader<'_>, first: &mut bool, bracket: u8) -> Result<bool, CodecError> {
    if reader.lexer.peek() == Some(bracket) {
        return Ok(false);
    }
    if !std::mem::take(first) {
        reader.lexer.expect(b',')?;
    }
    Ok(true)
}

/// The elements of a list.
pub(super) struct Elements<'r, 't> {
    reader: &'r mut Reader<'t>,
    first: bool,
}

impl<'r, 't> Elements<'r, 't> {
    /// The elements, whose bracket was taken.
    pub(super) fn new(reader: &'r mut Reader<'t>) -> Self {
        Self { reader, first: true }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, '_> {
    type Error = CodecError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CodecError> {
        match advance(self.reader, &mut self.first, b']') {
            Ok(true) => seed.deserialize(&mut *self.reader).map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The members of an object.
pub(super) struct Members<'r, 't> {
    reader: &'r mut Reader<'t>,
    first: bool,
}

impl<'r, 't> Members<'r, 't> {
    /// The members, whose bracket was taken.
    pub(super) fn new(reader: &'r mut Reader<'t>) -> Self {
        Self { reader, first: true }
    }
}

impl<'de> MapAccess<'de> for Members<'_, '_> {
    type Error = CodecError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, CodecError> {
        if advance(self.reader, &mut self.first, b'}')? {
            let text = self.reader.lexer.string()?;
            seed.deserialize(KeyReader { text, leaks: self.reader.leaks }).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, CodecError> {
        match self.reader.lexer.expect(b':') {
            Ok(()) => seed.deserialize(&mut *self.reader),
            Err(error) => Err(error),
        }
    }
}

/// The pairs of a `$map`.
pub(super) struct Pairs<'r, 't> {
    reader: &'r mut Reader<'t>,
    first: bool,
}

impl<'r, 't> Pairs<'r, 't> {
    /// The pairs, whose bracket was taken.
    pub(super) fn new(reader: &'r mut Reader<'t>) -> Self {
        Self { reader, first: true }
    }

    fn end_pair<T>(&mut self, value: Result<T, CodecError>) -> Result<T, CodecError> {
        let value = value?;
        self.reader.lexer.expect(b']')?;
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for Pairs<'_, '_> {
    type Error = CodecError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, CodecError> {
        if advance(self.reader, &mut self.first, b']')? {
            self.reader.lexer.expect(b'[')?;
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, CodecError> {
        match self.reader.lexer.expect(b',') {
            Ok(()) => {
                let value = seed.deserialize(&mut *self.reader);
                self.end_pair(value)
            }
            Err(error) => Err(error),
        }
    }
}

/// A variant with content: a name, and the content as the value of this key, or as the other half of a pair.
pub(super) struct Variant<'r, 't> {
    reader: &'r mut Reader<'t>,
}

impl<'r, 't> Variant<'r, 't> {
    /// The variant, whose brackets were taken.
    pub(super) fn new(reader: &'r mut Reader<'t>) -> Self {
        Self { reader }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), CodecError> {
        let name = self.reader.lexer.string()?;
        let variant = seed.deserialize(CowStrDeserializer::<CodecError>::new(name))?;
        if !self.reader.lexer.eat(b',') {
            self.reader.lexer.expect(b':')?;
        }
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        Deserialize::deserialize(self.reader)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, CodecError> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, CodecError> {
        self.reader.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.reader.deserialize_struct("", fields, visitor)
    }
}
