//! A map's key on its way into a JSON object.

use std::any::type_name;
use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::tag::is_reserved;
use super::{number, string};

/// What the text of a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Text,
    Integer,
    Bool,
}

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

/// Writes a key as a JSON string. What it wrote before it refused is the caller's to take back.
pub(super) struct KeyWriter<'o> {
    out: &'o mut String,
    sized: bool,
    numbers: bool,
}

impl<'o> KeyWriter<'o> {
    pub(super) fn new<K: ?Sized>(out: &'o mut String, sized: bool) -> Self {
        Self { out, sized, numbers: sized && asks_for_number::<K>() }
    }

    fn number(self, kind: KeyKind, write: impl FnOnce(&mut String)) -> Result<KeyKind, NotPlain> {
        if !self.numbers {
            return Err(NotPlain);
        }
        self.out.push('"');
        write(self.out);
        self.out.push('"');
        Ok(kind)
    }
}

/// Whether a type, when it is read, asks for a number and not for whatever is there.
///
/// An untagged enum writes a number too, but reads the text `1` as a string; so only what is known is trusted. A name
/// that is not recognised costs nothing but the looks of the text.
fn asks_for_number<K: ?Sized>() -> bool {
    let name = type_name::<K>().trim_start_matches('&');
    matches!(
        name,
        "u64"
            | "u32"
            | "usize"
            | "i64"
            | "i32"
            | "isize"
            | "u8"
            | "u16"
            | "u128"
            | "i8"
            | "i16"
            | "i128"
            | "bool"
    ) || name.starts_with("core::num::nonzero::NonZero<")
}

impl Serializer for KeyWriter<'_> {
    type Ok = KeyKind;
    type Error = NotPlain;
    type SerializeSeq = Impossible<KeyKind, NotPlain>;
    type SerializeTuple = Impossible<KeyKind, NotPlain>;
    type SerializeTupleStruct = Impossible<KeyKind, NotPlain>;
    type SerializeTupleVariant = Impossible<KeyKind, NotPlain>;
    type SerializeMap = Impossible<KeyKind, NotPlain>;
    type SerializeStruct = Impossible<KeyKind, NotPlain>;
    type SerializeStructVariant = Impossible<KeyKind, NotPlain>;

    fn serialize_bool(self, value: bool) -> Result<KeyKind, NotPlain> {
        self.number(KeyKind::Bool, |out| out.push_str(if value { "true" } else { "false" }))
    }

    fn serialize_i8(self, value: i8) -> Result<KeyKind, NotPlain> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<KeyKind, NotPlain> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<KeyKind, NotPlain> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<KeyKind, NotPlain> {
        self.number(KeyKind::Integer, |out| number::write_i64(value, out))
    }

    fn serialize_i128(self, value: i128) -> Result<KeyKind, NotPlain> {
        // Beyond 64 bits the value's own text is no plain number, so a rewrite to pairs could not use the key's.
        self.serialize_i64(value.try_into().map_err(|_| NotPlain)?)
    }

    fn serialize_u8(self, value: u8) -> Result<KeyKind, NotPlain> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<KeyKind, NotPlain> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<KeyKind, NotPlain> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<KeyKind, NotPlain> {
        self.number(KeyKind::Integer, |out| number::write_u64(value, out))
    }

    fn serialize_u128(self, value: u128) -> Result<KeyKind, NotPlain> {
        self.serialize_u64(value.try_into().map_err(|_| NotPlain)?)
    }

    fn serialize_char(self, value: char) -> Result<KeyKind, NotPlain> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<KeyKind, NotPlain> {
        if is_reserved(value) {
            return Err(NotPlain);
        }
        string::write(value, self.out);
        Ok(KeyKind::Text)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<KeyKind, NotPlain> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<KeyKind, NotPlain> {
        value.serialize(KeyWriter::new::<T>(self.out, self.sized))
    }

    fn serialize_f32(self, _: f32) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_f64(self, _: f64) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_none(self) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_unit(self) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<KeyKind, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<KeyKind, NotPlain> {
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
