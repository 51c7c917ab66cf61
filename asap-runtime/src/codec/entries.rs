//! The members of an object and the elements of a list, without reading their values.

use std::borrow::Cow;

use super::lexer::Lexer;
use super::string::plain_length;

/// The top-level members of a compact, valid JSON object: each key, and the text of its value.
///
/// Nothing is checked: text that is no compact object gives whatever members it seems to have, or none.
pub fn entries(object: &str) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    members(object).map(|(key, value)| (unquoted(key), value))
}

/// The elements of a compact, valid JSON list: the text of each. Nothing is checked, as with [`entries`].
pub(crate) fn elements(list: &str) -> impl Iterator<Item = &str> {
    let bytes = list.as_bytes();
    let mut at = 1;
    std::iter::from_fn(move || {
        let end = value_end(bytes, at);
        let element = list.get(at..end).filter(|element| !element.is_empty())?;
        at = end + 1;
        Some(element)
    })
}

/// The text of the value that begins at this byte of a compact, valid JSON text; nothing is checked.
pub(crate) fn value_at(text: &str, start: usize) -> &str {
    let end = value_end(text.as_bytes(), start);
    text.get(start..end).unwrap_or_default()
}

/// The top-level members of a compact, valid JSON object: the text of each key, in quotes, and of its value.
pub(super) fn members(object: &str) -> impl Iterator<Item = (&str, &str)> {
    let bytes = object.as_bytes();
    let mut at = 1;
    std::iter::from_fn(move || {
        if bytes.get(at) != Some(&b'"') {
            return None;
        }
        let colon = string_end(bytes, at);
        let end = value_end(bytes, colon + 1);
        let member = (object.get(at..colon)?, object.get(colon + 1..end)?);
        at = end + 1;
        Some(member)
    })
}

/// The text that a JSON string stands for.
fn unquoted(string: &str) -> Cow<'_, str> {
    Lexer::new(string).string().unwrap_or(Cow::Borrowed(string))
}

/// The byte after the string that starts here.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(rest) = bytes.get(at..) {
        at += plain_length(rest);
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    bytes.len()
}

/// The byte after the value that starts here: the comma or the bracket that ends it.
fn value_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0usize;
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at = string_end(bytes, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
