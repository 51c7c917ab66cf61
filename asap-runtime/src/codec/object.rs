//! A map or a struct that is being written.

use std::collections::HashSet;
use std::ops::Range;

use serde::ser::{self, Serialize};

use super::entries::members;
use super::error::CodecError;
use super::key_writer::KeyWriter;
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
    form: Form,
    empty: bool,
    /// Where the text of the last key of a map is. While keys ascend, none is there twice.
    last_key: Range<usize>,
    /// The hash of every key of a map whose keys do not ascend.
    hashes: Vec<u64>,
    /// What ends the variant that the object is the content of.
    variant: Option<&'static str>,
}

impl<'w, 'o> Object<'w, 'o> {
    pub(super) fn open(
        writer: &'w mut Writer<'o>,
        variant: Option<&'static str>,
    ) -> Result<Self, CodecError> {
        writer.enter()?;
        let start = writer.out.len();
        writer.out.push('{');
        Ok(Self {
            writer,
            start,
            form: Form::Members,
            empty: true,
            last_key: 0..0,
            hashes: Vec::new(),
            variant,
        })
    }

    fn key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), CodecError> {
        if self.form == Form::Members {
            let before = self.writer.out.len();
            self.separate();
            let start = self.writer.out.len();
            if key.serialize(KeyWriter(self.writer.out)).is_ok() {
                self.note(start..self.writer.out.len());
                self.empty = false;
                self.writer.out.push(':');
                return Ok(());
            }
            self.writer.out.truncate(before);
            self.become_pairs();
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
            out.push_str(key);
            out.push(',');
            out.push_str(value);
            out.push(']');
        }
        self.form = Form::Pairs;
    }

    /// Keeps account of a key that was written.
    fn note(&mut self, key: Range<usize>) {
        let out = &*self.writer.out;
        let (text, last) = (&out[key.clone()], &out[self.last_key.clone()]);
        if !self.hashes.is_empty() {
            self.hashes.push(hash(text));
        } else if last >= text && !self.empty {
            self.hashes.extend(members(&out[self.start..key.start]).map(|(key, _)| hash(key)));
            self.hashes.push(hash(text));
        }
        self.last_key = key;
    }

    /// Whether two members have the same key, which no reader of JSON objects keeps apart.
    fn has_duplicates(&mut self) -> bool {
        self.hashes.sort_unstable();
        if self.hashes.windows(2).all(|pair| pair[0] != pair[1]) {
            return false;
        }
        let mut seen = HashSet::new();
        !members(&self.writer.out[self.start..]).all(|(key, _)| seen.insert(key))
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

/// A quick hash: whatever it holds for equal is compared in full.
fn hash(key: &str) -> u64 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (words, rest) = key.as_bytes().as_chunks();
    let hash = words.iter().fold(0, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    rest.iter().fold(hash, |hash, &byte| mix(hash, byte.into()))
}
