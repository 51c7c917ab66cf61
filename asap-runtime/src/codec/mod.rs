//! JSON that gives back what was saved.
//!
//! Plain JSON loses or refuses several of the values a program may hold. This codec writes plain JSON wherever that
//! gives the value back, as `serde_json` would write it, and an object with one reserved key elsewhere:
//!
//! | value | text |
//! |---|---|
//! | NaN and the infinities | `{"$float":"NaN"}`, `{"$float":"inf"}`, `{"$float":"-inf"}` |
//! | NaN with a sign or a payload | `{"$float":"NaN:fff8000000000000"}`, its bits |
//! | `i128`, `u128` beyond 64 bits | `{"$int":"170141183460469231731687303715884105727"}` |
//! | bytes | `{"$bytes":"AAH/"}`, base64 |
//! | `Some(x)` where `x` is `null` or a `$some` itself | `{"$some":null}` |
//! | a map whose keys are no texts | `{"$map":[[1,"a"],[2,"b"]]}` |
//!
//! A map is a JSON object if all its keys are strings, characters or unit variants, and a `$map` if one is anything
//! else: serde's buffer for untagged enums and flattened fields would read an integer's text back as a string. It is a
//! `$map` too if a key starts with `$`, which would be taken for one of the above, or if two keys have the same text.
//! A struct or a variant with a name that starts with `$` is written as such a map as well.
//!
//! Reading is strict: nothing is rounded, cut or converted. Two things are accepted that other writers and hand edits
//! have: an integer where a float is asked for, and an object's key where a map's key is an integer or a boolean.
//!
//! One limit is serde's own: what it buffers (untagged and internally tagged enums, flattened fields) cannot hold an
//! integer beyond 64 bits, so such a value is written here but refused on reading. What is saved is therefore read again
//! at once if it holds such an integer (`frame/persist.rs`).

mod access;
mod base64;
mod entries;
mod error;
mod key_reader;
mod key_writer;
mod lexer;
mod normalize;
mod number;
mod object;
mod reader;
mod string;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod writer;

use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(any(feature = "zstd", feature = "encryption"))]
pub(crate) use base64::{decode as from_base64, encode as to_base64};
pub use entries::entries;
pub(crate) use entries::{elements, value_at};
pub use error::CodecError;
pub use normalize::normalize;

use reader::Reader;
use writer::Writer;

/// How deep a value may be nested: each list, map, struct, variant and `Some` is a level.
///
/// Both directions keep to it, so that neither overflows the stack of a thread with 2 MiB in a debug build.
pub const MAX_DEPTH: usize = 500;

/// Appends a value as compact JSON.
///
/// # Errors
///
/// The value is nested deeper than [`MAX_DEPTH`], or its own `Serialize` refuses; `out` is as it was before.
pub fn write<T: Serialize + ?Sized>(value: &T, out: &mut String) -> Result<(), CodecError> {
    write_telling(value, out).map(|_| ())
}

/// As [`write()`]; whether the value has an integer beyond 64 bits.
pub(crate) fn write_telling<T: Serialize + ?Sized>(value: &T, out: &mut String) -> Result<bool, CodecError> {
    let start = out.len();
    let mut writer = Writer::new(out);
    let written = value.serialize(&mut writer).map(|()| writer.is_wide);
    written.inspect_err(|_| out.truncate(start))
}

/// Appends elements of a list, each but the first with a `,` in front of it; `out` is as it was before on error. Whether there is an
/// integer beyond 64 bits among them.
pub(crate) fn write_elements<'v, T: Serialize + 'v>(
    values: impl Iterator<Item = &'v T>,
    is_first: bool,
    out: &mut String,
) -> Result<bool, CodecError> {
    let start = out.len();
    writer::elements(values, is_first, out).inspect_err(|_| out.truncate(start))
}

/// Appends what stands for a text's characters between the quotes of a JSON string.
pub(crate) fn write_characters(text: &str, out: &mut String) {
    string::write_inside(text, out);
}

/// Appends a text as a JSON string.
pub(crate) fn write_text(text: &str, out: &mut String) {
    string::write(text, out);
}

/// Reads a value that [`write()`] wrote.
///
/// # Errors
///
/// The text is not JSON, is nested deeper than [`MAX_DEPTH`], or is of another type; the error says where.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, CodecError> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader).map_err(|error| error.or_at(reader.position()))?;
    reader.end()?;
    Ok(value)
}

/// Reads plain JSON, in which the reserved keys mean nothing.
///
/// # Errors
///
/// As [`read`], for values that may borrow text.
///
/// Nothing in the program owns what such a value borrows from after a resume, so its text is leaked: once per resume,
/// and only if the value cannot be read without.
pub(crate) fn read_borrowing<T: Deserialize<'static>>(text: &str) -> Result<T, CodecError> {
    let read = |mut reader: Reader<'_>| {
        let value = T::deserialize(&mut reader).map_err(|error| error.or_at(reader.position()))?;
        reader.end()?;
        Ok(value)
    };
    read(Reader::new(text)).or_else(|error| read(Reader::leaking(text)).map_err(|_: CodecError| error))
}

/// As [`read`].
pub(crate) fn read_plain<T: DeserializeOwned>(text: &str) -> Result<T, CodecError> {
    let mut reader = Reader::plain(text);
    let value = T::deserialize(&mut reader).map_err(|error| error.or_at(reader.position()))?;
    reader.end()?;
    Ok(value)
}
