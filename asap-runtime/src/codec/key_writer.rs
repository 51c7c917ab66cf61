//! A map's key on its way into a JSON object.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::string;
use super::tag::is_reserved;

/// The key is not one that an object can carry.
#[derive(Debug)]
pub(super) struct NotPlain;

impl Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the key of a map cannot be the key of a JSON object")
    }
}

impl std::error::Error for NotPlain {}

impl ser::Error for NotPlain {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Writes a key as a JSON string; what it refuses, it has not begun to write.
///
/// A number is refused, although JSON could carry its text: what serde buffers, an untagged enum say, reads that back
/// as a text.
pub(super) struct KeyWriter<'o>(pub(super) &'o mut String);

impl Serializer for KeyWriter<'_> {
    type Ok = ();
    type Error = NotPlain;
    type SerializeSeq = Impossible<(), NotPlain>;
    type SerializeTuple = Impossible<(), NotPlain>;
    type SerializeTupleStruct = Impossible<(), NotPlain>;
    type SerializeTupleVariant = Impossible<(), NotPlain>;
    type SerializeMap = Impossible<(), NotPlain>;
    type SerializeStruct = Impossible<(), NotPlain>;
    type SerializeStructVariant = Impossible<(), NotPlain>;

    fn serialize_bool(self, _: bool) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_i8(self, _: i8) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_i16(self, _: i16) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_i32(self, _: i32) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_i64(self, _: i64) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_i128(self, _: i128) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_u8(self, _: u8) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_u16(self, _: u16) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_u32(self, _: u32) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_u64(self, _: u64) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_u128(self, _: u128) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_char(self, value: char) -> Result<(), NotPlain> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), NotPlain> {
        if is_reserved(value) {
            return Err(NotPlain);
        }
        string::write(value, self.0);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NotPlain> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotPlain> {
        value.serialize(self)
    }

    fn serialize_f32(self, _: f32) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_f64(self, _: f64) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_none(self) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_unit(self) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotPlain> {
        Err(NotPlain)
    }
}
