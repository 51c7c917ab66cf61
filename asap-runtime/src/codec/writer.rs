//! The value's way into the text.

use serde::ser::{self, Serialize, Serializer};

use super::error::CodecError;
use super::object::Object;
use super::tag::{MAP, SOME, is_reserved};
use super::{MAX_DEPTH, base64, number, string};
use crate::log;

/// Writes one value at the end of a text.
pub(super) struct Writer<'o> {
    pub(super) out: &'o mut String,
    depth: usize,
    /// Whether there was an integer beyond 64 bits.
    pub(super) is_wide: bool,
    /// The question to the value, if it is a log.
    question: Option<log::Question>,
}

impl<'o> Writer<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        Self { out, depth: 0, is_wide: false, question: log::question() }
    }

    /// Goes one level down.
    pub(super) fn enter(&mut self) -> Result<(), CodecError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(too_deep()) } else { Ok(()) }
    }

    /// Comes one level up.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Writes how a variant with content starts; what is returned ends it.
    fn open_variant(&mut self, variant: &str) -> Result<&'static str, CodecError> {
        self.enter()?;
        if is_reserved(variant) {
            self.out.push_str(MAP);
            self.out.push('[');
            string::write(variant, self.out);
            self.out.push(',');
            Ok("]]}")
        } else {
            self.out.push('{');
            string::write(variant, self.out);
            self.out.push(':');
            Ok("}")
        }
    }
}

#[cold]
fn too_deep() -> CodecError {
    CodecError::new(format!("the value is nested deeper than {MAX_DEPTH} levels"))
}

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = List<'w, 'o>;
    type SerializeTuple = List<'w, 'o>;
    type SerializeTupleStruct = List<'w, 'o>;
    type SerializeTupleVariant = List<'w, 'o>;
    type SerializeMap = Object<'w, 'o>;
    type SerializeStruct = Object<'w, 'o>;
    type SerializeStructVariant = Object<'w, 'o>;

    fn serialize_bool(self, value: bool) -> Result<(), CodecError> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), CodecError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), CodecError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), CodecError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), CodecError> {
        number::write_i64(value, self.out);
        Ok(())
    }

    fn serialize_i128(self, value: i128) -> Result<(), CodecError> {
        self.is_wide |= number::write_i128(value, self.out);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), CodecError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), CodecError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), CodecError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), CodecError> {
        number::write_u64(value, self.out);
        Ok(())
    }

    fn serialize_u128(self, value: u128) -> Result<(), CodecError> {
        self.is_wide |= number::write_u128(value, self.out);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), CodecError> {
        number::write_f32(value, self.out);
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), CodecError> {
        number::write_f64(value, self.out);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), CodecError> {
        string::write(value.encode_utf8(&mut [0; 4]), self.out);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), CodecError> {
        string::write(value, self.out);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), CodecError> {
        self.out.push_str("{\"$bytes\":\"");
        base64::encode(value, self.out);
        self.out.push_str("\"}");
        Ok(())
    }

    fn serialize_none(self) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CodecError> {
        let start = self.out.len();
        self.enter()?;
        value.serialize(&mut *self)?;
        self.leave();
        let text = &self.out[start..];
        if text == "null" || text.starts_with(SOME) {
            self.out.insert_str(start, SOME);
            self.out.push('}');
        }
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), CodecError> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), CodecError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let question = self.question.take();
        if question.is_some() && self.depth == 0 && name == log::NAME {
            log::ask(question);
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let end = self.open_variant(variant)?;
        value.serialize(&mut *self)?;
        self.out.push_str(end);
        self.leave();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'w, 'o>, CodecError> {
        List::open(self, None)
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'w, 'o>, CodecError> {
        List::open(self, None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'w, 'o>, CodecError> {
        List::open(self, None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'w, 'o>, CodecError> {
        let end = self.open_variant(variant)?;
        List::open(self, Some(end))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<'w, 'o>, CodecError> {
        Object::open(self, None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'w, 'o>, CodecError> {
        Object::open(self, None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object<'w, 'o>, CodecError> {
        let end = self.open_variant(variant)?;
        Object::open(self, Some(end))
    }
}

/// A list that is being written.
pub(super) struct List<'w, 'o> {
    writer: &'w mut Writer<'o>,
    empty: bool,
    /// What ends the variant that the list is the content of.
    variant: Option<&'static str>,
}

impl<'w, 'o> List<'w, 'o> {
    fn open(writer: &'w mut Writer<'o>, variant: Option<&'static str>) -> Result<Self, CodecError> {
        writer.enter()?;
        writer.out.push('[');
        Ok(Self { writer, empty: true, variant })
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        if !self.empty {
            self.writer.out.push(',');
        }
        self.empty = false;
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.out.push(']');
        self.writer.leave();
        if let Some(end) = self.variant {
            self.writer.out.push_str(end);
            self.writer.leave();
        }
    }
}

/// Writes elements as those of a list that was opened before; whether there was an integer beyond 64 bits.
pub(super) fn elements<'v, T: Serialize + 'v>(
    values: impl Iterator<Item = &'v T>,
    is_first: bool,
    out: &mut String,
) -> Result<bool, CodecError> {
    let mut writer = Writer::new(out);
    writer.enter()?;
    let mut list = List { writer: &mut writer, empty: is_first, variant: None };
    for value in values {
        list.element(value)?;
    }
    Ok(writer.is_wide)
}

impl ser::SerializeSeq for List<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.element(value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for List<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.element(value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTupleStruct for List<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.element(value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTupleVariant for List<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.element(value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}
