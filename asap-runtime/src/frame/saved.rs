//! A snapshot that is read again.

use std::ops::Range;

use super::iter::Marks;
use super::{Persist, shape};
use crate::codec;
use crate::protocol::StateSnapshot;

/// The key under which a snapshot keeps what resume needs.
pub(crate) const RESUME: &str = "$resume";

/// The format this crate writes, and the newest it reads.
pub(crate) const FORMAT: u32 = 1;

/// Where one function stands in a snapshot: the text, with an index of its locals.
#[derive(Debug)]
pub(crate) struct Saved {
    pub(crate) version: u64,
    pub(crate) function: String,
    pub(crate) at: String,
    text: String,
    locals: Vec<Slot>,
    hidden: Vec<Slot>,
    shape: String,
    /// The locals in the order in which the function saves them now.
    order: &'static [&'static str],
}

/// Where a value stands in the text.
#[derive(Debug)]
struct Slot {
    name: String,
    value: Range<usize>,
}

/// How far a loop was.
#[derive(Debug)]
pub(crate) struct Progress<'a> {
    /// What remained of a source that the loop owns.
    pub(crate) rest: Option<&'a str>,
    /// Where its iterator was.
    pub(crate) marks: Marks,
}

/// Why a snapshot cannot be resumed from.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// It is sound, but not made for, or by, this version.
    Foreign(String),
    /// It is damaged.
    Damaged(String),
}

/// Why a local could not be had.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unrestored {
    /// It is not in the snapshot.
    Missing,
    /// It is a value of another type: why.
    WrongType(String),
}

impl Saved {
    /// Reads what resume needs and finds the locals; no local is decoded. The outermost function comes first.
    pub(crate) fn read(snapshot: StateSnapshot) -> Result<Vec<Self>, Unusable> {
        let version = snapshot.version;
        let text = snapshot.data.into_json();
        let resume = codec::entries(&text).find(|(name, _)| name == RESUME).map(|(_, value)| value);
        let resume = resume.ok_or_else(|| {
            Unusable::Foreign(format!("it has no `{RESUME}`, so no resumable function wrote it"))
        })?;
        if !resume.starts_with('{') {
            return Err(Unusable::Damaged(format!("its `{RESUME}` is not an object")));
        }
        let (mut format, mut frames) = (None, "[]");
        for (name, value) in codec::entries(resume) {
            match &*name {
                "format" => format = Some(field::<u32>("format", value)?),
                "frames" => frames = value,
                _ => {}
            }
        }
        match format {
            Some(FORMAT) => {}
            Some(other) => {
                return Err(Unusable::Foreign(format!(
                    "it has format {other}, this version reads format {FORMAT}; update this program"
                )));
            }
            None => return Err(absent("format")),
        }
        if !frames.starts_with('[') {
            return Err(Unusable::Damaged(format!("its `{RESUME}.frames` is not a list")));
        }
        let mut saved = Vec::new();
        for frame in codec::elements(frames) {
            saved.push(Self::read_frame(frame.to_owned(), version)?);
        }
        let header = Header::read(&text, resume)?;
        let locals = members(&text, &text);
        saved.push(Self::new(version, header, locals, text));
        Ok(saved)
    }

    /// Reads the frame of a function that has called another.
    fn read_frame(text: String, version: u64) -> Result<Self, Unusable> {
        if !text.starts_with('{') {
            return Err(Unusable::Damaged(format!("an element of its `{RESUME}.frames` is not an object")));
        }
        let header = Header::read(&text, &text)?;
        let found = codec::entries(&text).find(|(name, _)| name == "locals").map(|(_, value)| value);
        let locals = found.filter(|value| value.starts_with('{')).ok_or_else(|| absent("frames.locals"))?;
        let locals = members(&text, locals);
        Ok(Self::new(version, header, locals, text))
    }

    fn new(version: u64, header: Header, locals: Vec<Slot>, text: String) -> Self {
        let Header { function, at, shape, hidden } = header;
        Self { version, function, at, locals, hidden, shape, text, order: &[] }
    }

    /// The text of a frame.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Takes note of the order in which the function saves these locals now.
    pub(crate) fn expect_order(&mut self, order: &'static [&'static str]) {
        self.order = order;
    }

    /// The local of this name, if it is one of type `T`.
    pub(crate) fn local<T: Persist>(&self, name: &str) -> Result<T, Unrestored> {
        let found = self.locals.iter().position(|local| local.name == name);
        let index = found.ok_or(Unrestored::Missing)?;
        // The digits are in the order of saving. That is the text's, unless somebody has sorted or added keys;
        // then it is the function's, unless that has changed as well.
        let digits = |index: usize| self.shape.as_bytes().chunks_exact(4).nth(index);
        let places = [Some(index), self.order.iter().position(|local| *local == name)];
        let mut seen = places.into_iter().flatten().filter_map(digits).peekable();
        if seen.peek().is_some() && !seen.any(|digits| digits == shape::digits::<T>()) {
            return Err(Unrestored::WrongType("the type's name differs".to_owned()));
        }
        self.value(&self.locals[index])
    }

    /// The hidden state under this key.
    pub(crate) fn hidden<T: Persist>(&self, key: &str) -> Result<T, Unrestored> {
        let slot = self.hidden.iter().find(|hidden| hidden.name == key);
        self.value(slot.ok_or(Unrestored::Missing)?)
    }

    /// How far a loop was.
    pub(crate) fn progress(&self, key: &str) -> Result<Progress<'_>, Unrestored> {
        let slot = self.hidden.iter().find(|hidden| hidden.name == key).ok_or(Unrestored::Missing)?;
        let (mut rest, mut marks) = (None, Vec::new());
        for (name, value) in codec::entries(&self.text[slot.value.clone()]) {
            match &*name {
                "rest" => rest = Some(value),
                "at" => {
                    marks = codec::read(value).map_err(|error| Unrestored::WrongType(error.to_string()))?;
                }
                _ => {}
            }
        }
        Ok(Progress { rest, marks: Marks::saved(marks) })
    }

    /// The first of these names that is not there.
    pub(crate) fn missing(&self, names: &'static [&'static str]) -> Option<&'static str> {
        names.iter().copied().find(|name| !self.locals.iter().any(|local| local.name == *name))
    }

    /// A hidden state that is there and not among these keys, or among them and not there.
    pub(crate) fn differing_state(&self, keys: &'static [&'static str]) -> Option<String> {
        let gone = self.hidden.iter().map(|hidden| hidden.name.as_str()).find(|name| !keys.contains(name));
        let new = keys.iter().copied().find(|key| !self.hidden.iter().any(|hidden| hidden.name == *key));
        match (gone, new) {
            (Some(gone), _) => {
                Some(format!("it holds the state of `{gone}`, which the function no longer has there"))
            }
            (None, Some(new)) => {
                Some(format!("it has no state of `{new}`, which the function has there now"))
            }
            (None, None) => None,
        }
    }

    /// The names that are there, for a message.
    pub(crate) fn names(&self) -> String {
        list(self.locals.iter().map(|local| local.name.as_str()))
    }

    /// The JSON of the local of this name.
    pub(crate) fn json(&self, name: &str) -> Option<&str> {
        let local = self.locals.iter().find(|local| local.name == name)?;
        Some(&self.text[local.value.clone()])
    }

    /// Every local with its JSON.
    pub(crate) fn locals(&self) -> impl Iterator<Item = (&str, &str)> {
        self.locals.iter().map(|local| (local.name.as_str(), &self.text[local.value.clone()]))
    }

    fn value<T: Persist>(&self, slot: &Slot) -> Result<T, Unrestored> {
        T::read(&self.text[slot.value.clone()]).map_err(|error| Unrestored::WrongType(error.to_string()))
    }
}

/// What stands under `$resume`.
struct Header {
    function: String,
    at: String,
    shape: String,
    hidden: Vec<Slot>,
}

impl Header {
    fn read(text: &str, resume: &str) -> Result<Self, Unusable> {
        let (mut function, mut at) = (None, None);
        let (mut shape, mut hidden) = (String::new(), Vec::new());
        for (name, value) in codec::entries(resume) {
            match &*name {
                "function" => function = Some(field("function", value)?),
                "at" => at = Some(field("at", value)?),
                "shape" => shape = field("shape", value)?,
                "hidden" if value.starts_with('{') => hidden = members(text, value),
                "hidden" => return Err(Unusable::Damaged(format!("its `{RESUME}.hidden` is not an object"))),
                _ => {}
            }
        }
        Ok(Self {
            function: function.ok_or_else(|| absent("function"))?,
            at: at.ok_or_else(|| absent("at"))?,
            shape,
            hidden,
        })
    }
}

/// Where the values of an object stand in the text; names that begin with `$` are not for functions.
fn members(text: &str, object: &str) -> Vec<Slot> {
    let own = codec::entries(object).filter(|(name, _)| !name.starts_with('$'));
    own.map(|(name, value)| Slot { name: name.into_owned(), value: position(text, value) }).collect()
}

fn field<T: Persist>(name: &str, value: &str) -> Result<T, Unusable> {
    T::read(value)
        .map_err(|error| Unusable::Damaged(format!("its `{RESUME}.{name}` cannot be read: {error}")))
}

fn absent(name: &str) -> Unusable {
    Unusable::Damaged(format!("its `{RESUME}` has no `{name}`"))
}

/// Where a slice of the text stands in it.
fn position(text: &str, slice: &str) -> Range<usize> {
    let start = slice.as_ptr().addr() - text.as_ptr().addr();
    start..start + slice.len()
}

/// Names for a message: each in backticks, separated by commas.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push('`');
        list.push_str(name);
        list.push('`');
    }
    if list.is_empty() { "none".to_owned() } else { list }
}
