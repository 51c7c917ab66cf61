//! The parts of a list, a map or a variant that is being read.

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::error::CodecError;
use super::key_reader::KeyReader;
use super::reader::Reader;
use super::tag::Tag;

/// The elements of a list.
pub(super) struct Elements<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'r, 'de> Elements<'r, 'de> {
    /// Reads a list, whose bracket is next.
    pub(super) fn read<T>(
        reader: &'r mut Reader<'de>,
        read: impl FnOnce(Elements<'_, 'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        reader.nested(|reader| {
            reader.lexer.expect(b'[')?;
            let value = read(Elements { reader, first: true })?;
            reader.lexer.expect(b']')?;
            Ok(value)
        })
    }
}

/// Goes to the next part of a list or an object. Whether there is one.
fn advance(reader: &mut Reader<'_>, first: &mut bool, bracket: u8) -> Result<bool, CodecError> {
    if reader.lexer.peek() == Some(bracket) {
        return Ok(false);
    }
    if !std::mem::take(first) {
        reader.lexer.expect(b',')?;
    }
    Ok(true)
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = CodecError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CodecError> {
        if advance(self.reader, &mut self.first, b']')? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

/// The members of an object.
pub(super) struct Members<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'r, 'de> Members<'r, 'de> {
    /// Reads an object, whose bracket is next.
    pub(super) fn read<T>(
        reader: &'r mut Reader<'de>,
        read: impl FnOnce(Members<'_, 'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        reader.nested(|reader| {
            reader.lexer.expect(b'{')?;
            let value = read(Members { reader, first: true })?;
            reader.lexer.expect(b'}')?;
            Ok(value)
        })
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = CodecError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, CodecError> {
        if advance(self.reader, &mut self.first, b'}')? {
            let key = self.reader.lexer.string()?;
            seed.deserialize(KeyReader(key)).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, CodecError> {
        self.reader.lexer.expect(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// The pairs of a `$map`.
pub(super) struct Pairs<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'r, 'de> Pairs<'r, 'de> {
    /// Reads a map, whose tag was taken.
    pub(super) fn read<T>(
        reader: &'r mut Reader<'de>,
        read: impl FnOnce(Pairs<'_, 'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        reader.nested(|reader| {
            reader.lexer.expect(b'[')?;
            let value = read(Pairs { reader, first: true })?;
            reader.lexer.expect(b']')?;
            reader.lexer.expect(b'}')?;
            Ok(value)
        })
    }
}

impl<'de> MapAccess<'de> for Pairs<'_, 'de> {
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
        self.reader.lexer.expect(b',')?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.lexer.expect(b']')?;
        Ok(value)
    }
}

/// A variant with content.
pub(super) struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    pair: bool,
}

impl<'r, 'de> Variant<'r, 'de> {
    /// Reads an object with the variant's name as its only key.
    pub(super) fn read<T>(
        reader: &'r mut Reader<'de>,
        read: impl FnOnce(Variant<'_, 'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        reader.nested(|reader| {
            let (start, end): (&[u8], &[u8]) = match reader.tag()? {
                Some(Tag::Map) => (b"[[", b"]]}"),
                Some(_) => {
                    return Err(reader.lexer.fail("a reserved key where the name of a variant should be"));
                }
                None => (b"{", b"}"),
            };
            start.iter().try_for_each(|&token| reader.lexer.expect(token))?;
            let value = read(Variant { reader, pair: start.len() > 1 })?;
            end.iter().try_for_each(|&token| reader.lexer.expect(token))?;
            Ok(value)
        })
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), CodecError> {
        let name = self.reader.lexer.string()?;
        let variant = seed.deserialize(CowStrDeserializer::<CodecError>::new(name))?;
        self.reader.lexer.expect(if self.pair { b',' } else { b':' })?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        serde::Deserialize::deserialize(self.reader)
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
