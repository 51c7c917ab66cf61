//! A map or a struct that is being written.

use std::collections::HashSet;
use std::ops::Range;

use serde::ser::{self, Serialize};

use super::entries::members;
use super::error::CodecError;
use super::key_writer::{KeyKind, KeyWriter};
use super::string;
use super::tag::{MAP, is_reserved};
use super::writer::Writer;

/// How the members are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As the members of a JSON object.
    Members,
    /// As the list of pairs of a `$map`.
    Pairs,
}

/// A JSON object, until a key turns up that an object cannot carry: then what is written becomes a list of pairs.
pub(super) struct Object<'w, 'o> {
    writer: &'w mut Writer<'o>,
    start: usize,
    /// Whether integers and booleans may be keys of an object, as text.
    text_for_numbers: bool,
    form: Form,
    empty: bool,
    kind: KeyKind,
    /// Where the text of the last key of a map is. While keys ascend, none is there twice.
    last_key: Range<usize>,
    ascending: bool,
    /// What ends the variant that the object is the content of.
    variant: Option<&'static str>,
}

impl<'w, 'o> Object<'w, 'o> {
    /// A map of unknown length is how serde writes a struct with flattened fields: their keys are read back as text,
    /// so integers may be text only in a map that is `sized`.
    pub(super) fn open(
        writer: &'w mut Writer<'o>,
        sized: bool,
        variant: Option<&'static str>,
    ) -> Result<Self, CodecError> {
        writer.enter()?;
        let start = writer.out.len();
        writer.out.push('{');
        Ok(Self {
            writer,
            start,
            text_for_numbers: sized,
            form: Form::Members,
            empty: true,
            kind: KeyKind::Text,
            last_key: 0..0,
            ascending: true,
            variant,
        })
    }

    fn key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), CodecError> {
        if self.form == Form::Members {
            let before = self.writer.out.len();
            self.separate();
            let start = self.writer.out.len();
            match key.serialize(KeyWriter::new::<K>(self.writer.out, self.text_for_numbers)) {
                Ok(kind) if self.empty || kind == self.kind => {
                    let range = start..self.writer.out.len();
                    let out = &self.writer.out;
                    self.ascending =
                        self.ascending && (self.empty || out[self.last_key.clone()] < out[range.clone()]);
                    self.last_key = range;
                    self.kind = kind;
                    self.empty = false;
                    self.writer.out.push(':');
                    return Ok(());
                }
                Ok(_) | Err(_) => {
                    self.writer.out.truncate(before);
                    self.become_pairs();
                }
            }
        }
        self.separate();
        self.empty = false;
        self.writer.out.push('[');
        key.serialize(&mut *self.writer)?;
        self.writer.out.push(',');
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        value.serialize(&mut *self.writer)?;
        if self.form == Form::Pairs {
            self.writer.out.push(']');
        }
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), CodecError> {
        if is_reserved(name) && self.form == Form::Members {
            self.become_pairs();
        }
        self.separate();
        self.empty = false;
        if self.form == Form::Pairs {
            self.writer.out.push('[');
        }
        string::write(name, self.writer.out);
        self.writer.out.push(if self.form == Form::Pairs { ',' } else { ':' });
        self.value(value)
    }

    fn separate(&mut self) {
        if !self.empty {
            self.writer.out.push(',');
        }
    }

    /// Rewrites the members so far as pairs.
    fn become_pairs(&mut self) {
        let out = &mut *self.writer.out;
        out.push('}');
        let object = out.split_off(self.start);
        out.push_str(MAP);
        for (at, (key, value)) in members(&object).enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push('[');
            out.push_str(match self.kind {
                KeyKind::Text => key,
                KeyKind::Integer | KeyKind::Bool => key.trim_matches('"'),
            });
            out.push(',');
            out.push_str(value);
            out.push(']');
        }
        self.form = Form::Pairs;
    }

    /// Whether two members have the same key, which no reader of JSON objects keeps apart.
    fn has_duplicates(&self) -> bool {
        let mut seen = HashSet::new();
        !self.ascending && !members(&self.writer.out[self.start..]).all(|(key, _)| seen.insert(key))
    }

    fn close(self) {
        self.writer.out.push_str(if self.form == Form::Pairs { "]}" } else { "}" });
        self.writer.leave();
        if let Some(end) = self.variant {
            self.writer.out.push_str(end);
            self.writer.leave();
        }
    }
}

impl ser::SerializeMap for Object<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        self.key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.value(value)
    }

    fn end(mut self) -> Result<(), CodecError> {
        if self.form == Form::Members && self.has_duplicates() {
            self.become_pairs();
        }
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Object<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStructVariant for Object<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), CodecError> {
        self.close();
        Ok(())
    }
}
