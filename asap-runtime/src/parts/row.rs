//! How a row refers to parts: an object in the place of a value.
//!
//! `{"$parts":["<id>",…],"bytes":12345,"end":"]"}` stands for the text of these parts with `end` behind it; `bytes` is the length of
//! the parts' text alone. With `"gone":[3,0]` it is a list whose first three elements, and none at its end, are to be left out. A list
//! or a string is stored without its last byte, so that it grows at its end without a change to what is stored. No value that the codec
//! writes looks like this, for keys that begin with `$` are written as a `$map`.

use std::ops::Range;

use crate::codec;
use crate::frame::{FORMAT, FORMAT_WITH_PARTS, RESUME};
use crate::parts::Contents;
use crate::store::PartId;

/// How such an object begins. Inside of a string its first quote would be escaped, so the bytes are found nowhere else.
const BEGIN: &str = r#"{"$parts":["#;

/// The members of a row that refers to parts where nobody can see it: a reference to none, in the form that stores look for. Whoever
/// puts parts in finds `null`.
#[cfg(any(feature = "zstd", feature = "encryption"))]
pub(crate) const REFERS: &str = r#""parts":{"$parts":[],"bytes":0,"end":"null"},"$resume":{"format":2}"#;

/// Parts in the place of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) parts: Vec<PartId>,
    pub(crate) bytes: usize,
    /// How many elements of a list are gone, at its beginning and at its end.
    pub(crate) gone: (usize, usize),
    pub(crate) end: String,
}

impl Reference {
    /// Appends it.
    pub(crate) fn write(&self, out: &mut String) {
        use std::fmt::Write;
        out.push_str(BEGIN);
        for (index, id) in self.parts.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(out, "{comma}\"{id}\"");
        }
        let _ = write!(out, "],\"bytes\":{}", self.bytes);
        if self.gone != (0, 0) {
            let _ = write!(out, ",\"gone\":[{},{}]", self.gone.0, self.gone.1);
        }
        out.push_str(",\"end\":");
        codec::write_text(&self.end, out);
        out.push('}');
    }

    /// Reads what [`write`](Self::write) wrote.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let (mut parts, mut bytes, mut gone, mut end) = (None, None, (0, 0), None);
        for (name, value) in codec::entries(text) {
            let wrong = |_| format!("`{name}` of a value in parts cannot be read");
            match &*name {
                "$parts" => parts = Some(codec::read::<Vec<String>>(value).map_err(wrong)?),
                "bytes" => bytes = Some(codec::read(value).map_err(wrong)?),
                "gone" => gone = codec::read(value).map_err(wrong)?,
                "end" => end = Some(codec::read(value).map_err(wrong)?),
                _ => {}
            }
        }
        let (Some(parts), Some(bytes), Some(end)) = (parts, bytes, end) else {
            return Err("a value in parts has no `bytes` or no `end`".to_owned());
        };
        let parts = parts.iter().map(|id| id.parse()).collect::<Result<_, crate::Error>>();
        Ok(Self { parts: parts.map_err(|error| error.to_string())?, bytes, gone, end })
    }

    /// Appends the value that it stands for.
    fn put_in(&self, known: &Contents<'_>, out: &mut Vec<u8>) -> Result<(), String> {
        let start = out.len();
        known.text(&self.parts, self.bytes, out)?;
        out.extend_from_slice(self.end.as_bytes());
        if self.gone != (0, 0) {
            let list = out.split_off(start);
            let list = str::from_utf8(&list).map_err(|_| "its parts are no text")?;
            out.extend_from_slice(&without(list, self.gone).into_bytes());
        }
        Ok(())
    }
}

/// A list without so many elements at its beginning and at its end.
fn without(text: &str, (front, back): (usize, usize)) -> String {
    let elements: Vec<_> = codec::elements(text).collect();
    let kept = elements.get(front..elements.len().saturating_sub(back)).unwrap_or_default();
    let [first, ..] = kept else { return "[]".to_owned() };
    let last = kept[kept.len() - 1];
    let place = |element: &str| element.as_ptr().addr() - text.as_ptr().addr();
    format!("[{}]", &text[place(first)..place(last) + last.len()])
}

/// Where a text was and where it is now: pieces of it have become longer, or shorter.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    /// Behind which byte everything has moved, and by how many.
    moved: Vec<(usize, isize)>,
}

impl Moves {
    /// Where the byte is now that was at the border of a value, or outside of those that have moved.
    pub(crate) fn place(&self, at: usize) -> usize {
        let passed = self.moved.partition_point(|(behind, _)| *behind <= at);
        at.saturating_add_signed(passed.checked_sub(1).map_or(0, |last| self.moved[last].1))
    }
}

/// The values in parts that a text has, in their order: where each stands, and what it says.
fn found(text: &str) -> impl Iterator<Item = (Range<usize>, Result<Reference, String>)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + text[from..].find(BEGIN)?;
        let object = codec::value_at(text, begin);
        from = begin + object.len();
        Some((begin..from, Reference::read(object)))
    })
}

/// The text with the parts put in where it refers to them, and where what is in it has gone.
pub(crate) fn put_in(text: &str, known: &Contents<'_>) -> Result<(String, Moves), String> {
    let (mut out, mut from, mut moves) = (Vec::with_capacity(text.len()), 0, Moves::default());
    for (place, reference) in found(text) {
        out.extend_from_slice(&text.as_bytes()[from..place.start]);
        reference?.put_in(known, &mut out)?;
        from = place.end;
        moves.moved.push((from, out.len().cast_signed() - from.cast_signed()));
    }
    out.extend_from_slice(&text.as_bytes()[from..]);
    let out = String::from_utf8(out).map_err(|_| "its parts are no text".to_owned())?;
    Ok((out, moves))
}

/// The parts that a text refers to, without those that these refer to.
pub(crate) fn references(text: &str) -> Result<Vec<PartId>, String> {
    let mut parts = Vec::new();
    for (_, reference) in found(text) {
        parts.extend(reference?.parts);
    }
    Ok(parts)
}

/// How long a text is with the parts put in that it refers to, in bytes, those of a list that are gone among them.
pub(crate) fn whole_length(text: &str) -> usize {
    let mut length = text.len();
    for (place, reference) in found(text) {
        if let Ok(reference) = reference {
            length = length + reference.bytes + reference.end.len() - place.len();
        }
    }
    length
}

/// A snapshot's data with the parts put in; `None` if it is whole.
pub(crate) fn whole(data: &str, known: &Contents<'_>) -> Result<Option<String>, String> {
    if !is_row(data) {
        return Ok(None);
    }
    let (mut whole, moves) = put_in(data, known)?;
    // It is what it would have been without parts.
    if let Some(format) = format_of(data) {
        let at = moves.place(format.as_ptr().addr() - data.as_ptr().addr());
        whole.replace_range(at..at + format.len(), &FORMAT.to_string());
    }
    Ok(Some(whole))
}

/// Whether a snapshot's data refers to parts: it says so.
pub(crate) fn refers(data: &str) -> bool {
    data.contains(BEGIN) && is_row(data)
}

/// Whether it is the data of a row that may refer to parts.
pub(crate) fn is_row(data: &str) -> bool {
    // Looked for as bytes first, which is faster than to pass through what may be large.
    data.contains(r#""format":2"#) && format_of(data) == Some(&FORMAT_WITH_PARTS.to_string())
}

/// The format that the data says it has.
fn format_of(data: &str) -> Option<&str> {
    let (_, resume) = codec::entries(data).find(|(name, _)| name == RESUME)?;
    codec::entries(resume).find(|(name, _)| name == "format").map(|(_, format)| format)
}
