//! How a changed value looks in a store.
//!
//! A text is a JSON object with one member, `{"$zstd":…}`, so that it can stand wherever a value can. A row whose data refers to parts
//! says so in the open, by a reference to none, since what a store keeps for a version depends on it. A part begins with bytes that the
//! runtime begins none with: the LEB128 number that they are is 0, in two bytes.

use crate::codec;
use crate::parts::row;

/// What a changed part begins with, in front of the layer's own byte.
const PART: [u8; 2] = [0x80, 0x00];

/// How such a text begins.
fn begin(member: &str) -> String {
    format!("{{\"{member}\":")
}

/// Whether a text looks as if a layer had changed it.
pub(super) fn is_changed(member: &str, text: &str) -> bool {
    text.strip_prefix("{\"")
        .and_then(|text| text.strip_prefix(member))
        .is_some_and(|text| text.starts_with("\":"))
}

/// The changed text.
pub(super) fn text(member: &str, value: &str) -> String {
    let mut out = begin(member);
    out.push_str(value);
    out.push('}');
    out
}

/// The changed data of a row.
pub(super) fn data(member: &str, value: &str, plain: &str) -> String {
    let mut out = text(member, value);
    if row::refers(plain) {
        out.pop();
        out.push(',');
        out.push_str(row::REFERS);
        out.push('}');
    }
    out
}

/// The value of a text that was changed.
pub(super) fn value<'t>(member: &str, text: &'t str) -> Option<&'t str> {
    if !is_changed(member, text) {
        return None;
    }
    // A text may be cut anywhere.
    let value = codec::entries(text).next().map(|(_, value)| value);
    Some(value.unwrap_or_default())
}

/// Whether a part looks as if a layer had changed it.
pub(super) fn is_changed_part(layer: u8, content: &[u8]) -> bool {
    part_value(layer, content).is_some()
}

/// The changed part.
pub(super) fn part(layer: u8, value: &[u8]) -> Vec<u8> {
    let mut content = Vec::with_capacity(PART.len() + 1 + value.len());
    content.extend_from_slice(&PART);
    content.push(layer);
    content.extend_from_slice(value);
    content
}

/// The value of a part that was changed.
pub(super) fn part_value(layer: u8, content: &[u8]) -> Option<&[u8]> {
    let (&first, value) = content.strip_prefix(&PART)?.split_first()?;
    (first == layer).then_some(value)
}
