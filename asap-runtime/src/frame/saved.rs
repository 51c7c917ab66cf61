//! A snapshot that is read again.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::details::Told;
use super::function::Known;
use super::iter::Marks;
use super::shape::Digits;
use super::{Carried, Function, Intent, Persist, Received, shape};
use crate::codec;
use crate::parts::{Contents, row};
use crate::store::{PartId, StoredSnapshot};
use crate::undo::Compensations;

/// The key under which a snapshot keeps what resume needs.
pub(crate) const RESUME: &str = "$resume";

/// The format of a snapshot that is whole.
pub(crate) const FORMAT: u32 = 1;

/// The format of a row that refers to parts; the newest this crate reads.
pub(crate) const FORMAT_WITH_PARTS: u32 = 2;

/// Where one function stands in a snapshot: the text, with an index of its locals.
#[derive(Debug)]
pub(crate) struct Saved {
    pub(crate) version: u64,
    pub(crate) function: String,
    pub(crate) at: String,
    /// What stood around and in front of a checkpoint without a name.
    pub(crate) near: String,
    pub(crate) created_at: DateTime<Utc>,
    /// What the task takes along: known of the frame on top.
    pub(crate) carried: Carried,
    /// Whether the task has or had parts: known of the frame on top.
    pub(crate) any_parts: bool,
    text: String,
    /// The text as it is stored, and all parts that are needed for it, if it refers to some.
    row: Option<(String, Vec<PartId>)>,
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

/// What stands in a shape where the type of a local is not known.
pub(crate) const UNKNOWN: &Digits = b"----";

const OTHER_NAME: &str = "the type's name differs";

/// Which locals and hidden states of a snapshot, by index, are taken by another name.
#[derive(Debug, Default)]
pub(crate) struct Renames {
    locals: Vec<(usize, &'static str)>,
    hidden: Vec<(usize, &'static str)>,
}

/// Why a snapshot does not fit a checkpoint.
#[derive(Debug)]
pub(crate) enum Unfit {
    /// This local is not there.
    Missing(&'static str),
    /// This local is of another type than the one it has now: why.
    WrongType(&'static str, Told, String),
    /// What is hidden is not what is needed: why.
    Changed(String),
}

/// Where a value is.
enum Found {
    /// Here, under its own name.
    Here(usize),
    /// Here, under an older name.
    Under(usize),
    /// Nowhere, and the function has a default.
    New,
    /// Nowhere.
    Missing,
}

/// Why a local could not be had.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unrestored {
    /// It is not in the snapshot.
    Missing,
    /// It is a value of another type: why.
    WrongType(String),
}

/// Why data cannot be read that a [layer](crate::store::layers) has changed, and no such layer has read.
fn changed_by_layer(data: &str) -> Option<String> {
    let (what, layer) = match codec::entries(data).next()?.0.as_ref() {
        "$sealed" => ("encrypted", "Encrypted"),
        "$zstd" => ("compressed", "Compressed"),
        _ => return None,
    };
    Some(format!("it is {what}, so the store must be opened through `store::{layer}`"))
}

impl Saved {
    /// Reads what resume needs and finds the locals; no local is decoded. The outermost function comes first.
    pub(crate) fn read(stored: StoredSnapshot) -> Result<Vec<Self>, Unusable> {
        let StoredSnapshot { snapshot, parts } = stored;
        let from = (snapshot.version, snapshot.created_at);
        let text = snapshot.data.into_json();
        if let Some(reason) = changed_by_layer(&text) {
            return Err(Unusable::Foreign(reason));
        }
        let resume = codec::entries(&text).find(|(name, _)| name == RESUME).map(|(_, value)| value);
        let resume = resume.ok_or_else(|| {
            Unusable::Foreign(format!("it has no `{RESUME}`, so no resumable function wrote it"))
        })?;
        if !resume.starts_with('{') {
            return Err(Unusable::Damaged(format!("its `{RESUME}` is not an object")));
        }
        let (mut format, mut frames, mut carried) = (None, "[]", Carried::default());
        for (name, value) in codec::entries(resume) {
            match &*name {
                "format" => format = Some(field::<u32>("format", value)?),
                "frames" => frames = value,
                "received" => {
                    carried.received = Received::read(value).map_err(|error| {
                        Unusable::Damaged(format!("its `{RESUME}.received` cannot be read: {error}"))
                    })?;
                }
                "intent" => {
                    carried.intent = Some(Intent::read(value).map_err(|error| {
                        Unusable::Damaged(format!("its `{RESUME}.intent` cannot be read: {error}"))
                    })?);
                }
                "undo" => {
                    carried.compensations = Compensations::read(value).map_err(|error| {
                        Unusable::Damaged(format!("its `{RESUME}.undo` cannot be read: {error}"))
                    })?;
                }
                _ => {}
            }
        }
        match format {
            Some(FORMAT | FORMAT_WITH_PARTS) => {}
            Some(other) => {
                return Err(Unusable::Foreign(format!(
                    "it has format {other}, this version reads formats up to {FORMAT_WITH_PARTS}; update this program"
                )));
            }
            None => return Err(absent("format")),
        }
        if !frames.starts_with('[') {
            return Err(Unusable::Damaged(format!("its `{RESUME}.frames` is not a list")));
        }
        let known = (format == Some(FORMAT_WITH_PARTS)).then(|| Contents::of(&parts));
        let mut saved = Vec::new();
        for frame in codec::elements(frames) {
            saved.push(Self::read_frame(frame.to_owned(), from)?);
        }
        let header = Header::read(&text, resume)?;
        let locals = members(&text, &text);
        let any_parts = format == Some(FORMAT_WITH_PARTS);
        saved.push(Self { carried, any_parts, ..Self::new(from, header, locals, text) });
        if let Some(known) = known {
            saved.iter_mut().try_for_each(|frame| frame.put_in(&known))?;
        }
        Ok(saved)
    }

    /// Reads the frame of a function that has called another.
    pub(super) fn read_frame(text: String, from: (u64, DateTime<Utc>)) -> Result<Self, Unusable> {
        if !text.starts_with('{') {
            return Err(Unusable::Damaged(format!("an element of its `{RESUME}.frames` is not an object")));
        }
        let header = Header::read(&text, &text)?;
        let found = codec::entries(&text).find(|(name, _)| name == "locals").map(|(_, value)| value);
        let locals = found.filter(|value| value.starts_with('{')).ok_or_else(|| absent("frames.locals"))?;
        let locals = members(&text, locals);
        Ok(Self::new(from, header, locals, text))
    }

    fn new(
        (version, created_at): (u64, DateTime<Utc>),
        header: Header,
        locals: Vec<Slot>,
        text: String,
    ) -> Self {
        let Header { function, at, near, shape, hidden } = header;
        let carried = Carried::default();
        let (any_parts, row) = (false, None);
        Self {
            version,
            function,
            at,
            near,
            created_at,
            carried,
            any_parts,
            text,
            row,
            locals,
            hidden,
            shape,
            order: &[],
        }
    }

    /// Puts in the parts that the text refers to.
    fn put_in(&mut self, known: &Contents<'_>) -> Result<(), Unusable> {
        let references = row::references(&self.text).map_err(Unusable::Damaged)?;
        if references.is_empty() {
            return Ok(());
        }
        let (text, moves) = row::put_in(&self.text, known).map_err(Unusable::Damaged)?;
        for slot in self.locals.iter_mut().chain(&mut self.hidden) {
            slot.value = moves.place(slot.value.start)..moves.place(slot.value.end);
        }
        let row = std::mem::replace(&mut self.text, text);
        self.row = Some((row, known.reachable(&references)));
        Ok(())
    }

    /// A frame of this text, of no snapshot.
    pub(crate) fn of_text(text: String) -> Result<Self, String> {
        Self::read_frame(text, (0, DateTime::UNIX_EPOCH)).map_err(|unusable| match unusable {
            Unusable::Foreign(reason) | Unusable::Damaged(reason) => reason,
        })
    }

    /// The text of a frame.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text of a frame as it is stored.
    pub(crate) fn row(&self) -> &str {
        self.row.as_ref().map_or(&self.text, |(row, _)| row)
    }

    /// All parts that are needed for it.
    pub(crate) fn into_parts(self) -> Vec<PartId> {
        self.row.map(|(_, parts)| parts).unwrap_or_default()
    }

    /// Takes note of the order in which the function saves these locals now.
    pub(crate) fn expect_order(&mut self, order: &'static [&'static str]) {
        self.order = order;
    }

    /// The local of this name, if it is one of type `T`.
    pub(crate) fn local<T: Persist>(&self, name: &str) -> Result<T, Unrestored> {
        let found = self.locals.iter().position(|local| local.name == name);
        let index = found.ok_or(Unrestored::Missing)?;
        if self.is_another_type(index, name, self.order, shape::digits::<T>()) {
            return Err(Unrestored::WrongType(OTHER_NAME.to_owned()));
        }
        self.value(&self.locals[index])
    }

    /// Whether the local here was saved as another type than that of these digits.
    ///
    /// The digits are in the order of saving. That is the text's, unless somebody has sorted or added keys;
    /// then it is the function's, unless that has changed as well.
    fn is_another_type(&self, index: usize, name: &str, order: &[&str], digits: Digits) -> bool {
        let places = [Some(index), order.iter().position(|local| *local == name)];
        let mut seen = places.into_iter().flatten().filter_map(|index| self.digits(index)).peekable();
        seen.peek().is_some() && !seen.any(|saved| saved == digits)
    }

    /// The digits of a local's type, where they are known.
    fn digits(&self, index: usize) -> Option<Digits> {
        let digits = self.shape.as_bytes().chunks_exact(4).nth(index)?;
        digits.try_into().ok().filter(|digits| digits != UNKNOWN)
    }

    /// Whether a value can be had for each local that the function needs at this checkpoint, and which locals and
    /// states are taken by another name.
    pub(crate) fn fits(
        &self,
        function: &'static Function,
        number: u32,
        told: &[Told],
        reads: bool,
    ) -> Result<Renames, Unfit> {
        let mut renames = Renames::default();
        let locals = function.locals(number);
        for local in locals {
            let found = find(&self.locals, local, locals, function.changed(number, local, false));
            match found {
                Found::Here(_) | Found::New => {}
                Found::Under(index) => renames.locals.push((index, local)),
                Found::Missing => return Err(Unfit::Missing(local)),
            }
            let (Found::Here(index) | Found::Under(index)) = found else { continue };
            let Some(told) = function.told(number, local, told) else { continue };
            if self.is_another_type(index, local, locals, told.digits()) {
                return Err(Unfit::WrongType(local, *told, OTHER_NAME.to_owned()));
            }
            // What a type looks like inside is found out by reading, which costs as much as the resume itself: only
            // where something can be done about it before the task is claimed.
            if reads && let Err(error) = (told.again)(&self.text[self.locals[index].value.clone()]) {
                return Err(Unfit::WrongType(local, *told, error.to_string()));
            }
        }
        let keys = function.hidden(number);
        for key in keys {
            match find(&self.hidden, key, keys, function.changed(number, key, true)) {
                Found::Here(_) => {}
                Found::Under(index) => renames.hidden.push((index, key)),
                Found::New | Found::Missing => {
                    let reason = format!("it has no state of `{key}`, which the function has there now");
                    return Err(Unfit::Changed(reason));
                }
            }
        }
        let is_taken = |index: usize| renames.hidden.iter().any(|(taken, _)| *taken == index);
        let left = self.hidden.iter().enumerate();
        let mut left = left.filter(|(index, slot)| !keys.contains(&slot.name.as_str()) && !is_taken(*index));
        if let Some((_, gone)) = left.next() {
            let gone = &gone.name;
            let reason = format!("it holds the state of `{gone}`, which the function no longer has there");
            return Err(Unfit::Changed(reason));
        }
        Ok(renames)
    }

    /// Gives locals and states the names that they have now.
    pub(crate) fn rename(&mut self, renames: &Renames) {
        for (index, name) in &renames.locals {
            (*name).clone_into(&mut self.locals[*index].name);
        }
        for (index, name) in &renames.hidden {
            (*name).clone_into(&mut self.hidden[*index].name);
        }
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

    /// The names that are there, for a message.
    pub(crate) fn names(&self) -> String {
        list(self.locals.iter().map(|local| local.name.as_str()))
    }

    /// The JSON of the local of this name.
    pub(crate) fn json(&self, name: &str) -> Option<&str> {
        self.place(name).map(|place| &self.text[place])
    }

    /// Where the local of this name stands in the text.
    pub(crate) fn place(&self, name: &str) -> Option<Range<usize>> {
        let local = self.locals.iter().find(|local| local.name == name)?;
        Some(local.value.clone())
    }

    /// Every local with its JSON.
    pub(crate) fn locals(&self) -> impl Iterator<Item = (&str, &str)> {
        self.locals.iter().map(|local| (local.name.as_str(), &self.text[local.value.clone()]))
    }

    /// Every local with its JSON and the digits of its type.
    pub(super) fn typed(&self) -> impl Iterator<Item = (&str, &str, Option<Digits>)> {
        self.locals().enumerate().map(|(index, (name, json))| (name, json, self.digits(index)))
    }

    /// Every hidden state with its JSON.
    pub(crate) fn states(&self) -> impl Iterator<Item = (&str, &str)> {
        self.hidden.iter().map(|hidden| (hidden.name.as_str(), &self.text[hidden.value.clone()]))
    }

    fn value<T: Persist>(&self, slot: &Slot) -> Result<T, Unrestored> {
        T::read(&self.text[slot.value.clone()]).map_err(|error| Unrestored::WrongType(error.to_string()))
    }
}

/// What stands under `$resume`.
struct Header {
    function: String,
    at: String,
    near: String,
    shape: String,
    hidden: Vec<Slot>,
}

impl Header {
    fn read(text: &str, resume: &str) -> Result<Self, Unusable> {
        let (mut function, mut at) = (None, None);
        let (mut near, mut shape, mut hidden) = (String::new(), String::new(), Vec::new());
        for (name, value) in codec::entries(resume) {
            match &*name {
                "function" => function = Some(field("function", value)?),
                "at" => at = Some(field("at", value)?),
                "near" => near = field("near", value)?,
                "shape" => shape = field("shape", value)?,
                "hidden" if value.starts_with('{') => hidden = members(text, value),
                "hidden" => return Err(Unusable::Damaged(format!("its `{RESUME}.hidden` is not an object"))),
                _ => {}
            }
        }
        Ok(Self {
            function: function.ok_or_else(|| absent("function"))?,
            at: at.ok_or_else(|| absent("at"))?,
            near,
            shape,
            hidden,
        })
    }
}

/// Where a value for `key` is: under its own name, or under an older one that is nobody else's.
fn find(slots: &[Slot], key: &str, keys: &[&str], changed: Option<Known>) -> Found {
    let at = |name: &str| slots.iter().position(|slot| slot.name == name);
    if let Some(index) = at(key) {
        return Found::Here(index);
    }
    let was = changed.map_or(&[][..], |changed| changed.was).iter();
    if let Some(index) = was.filter(|was| !keys.contains(was)).find_map(|was| at(was)) {
        return Found::Under(index);
    }
    if changed.is_some_and(|changed| changed.has_default) { Found::New } else { Found::Missing }
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
