//! The text of a snapshot, while it is written.

use super::function::Spot;
use super::iter::{self, Gone, Marks, RestAnswer, Resumable};
use super::shape::{self, Digits};
use super::{Answer, FORMAT, FORMAT_WITH_PARTS, Function, Kept, Nature, Parameter, Persist, Since, kept};
use crate::codec::{self, CodecError};
use crate::parts::{Keeper, Kind};
use crate::store::PartChanges;

/// Takes the locals of one checkpoint, one after the other.
///
/// The buffers and the types' digits are kept from one checkpoint to the next: only the first save of each
/// checkpoint asks for types' names.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    hidden: String,
    shape: String,
    unsaved: Option<Unsaved>,
    /// The function whose arguments are written, where there may be any.
    of: Option<&'static Function>,
    types: Vec<Types>,
    /// Where among them those of the checkpoint are that is being written.
    function: usize,
    checkpoint: usize,
    locals: usize,
    /// The values that are kept in parts, if the store keeps parts.
    kept: Option<Keeper>,
    /// Whether checkpoints may be passed without being written.
    skips: bool,
}

/// The types of a function's locals, by checkpoint.
#[derive(Debug)]
struct Types {
    function: &'static str,
    seen: Vec<Vec<Seen>>,
}

/// The first local that could not be written.
#[derive(Debug, Clone)]
pub(crate) struct Unsaved {
    pub(crate) local: String,
    pub(crate) error: CodecError,
}

/// The type of a local, which is known by the address of its name: a literal in the generated code.
#[derive(Debug, Clone, Copy)]
struct Seen {
    name: usize,
    digits: Digits,
    again: Again,
}

/// Reads a text as some type and writes it anew.
pub(crate) type Again = fn(&str) -> Result<String, CodecError>;

/// The [`Again`] of `T`.
pub(crate) fn again<T: Persist>(text: &str) -> Result<String, CodecError> {
    let mut out = String::new();
    T::read(text)?.write(&mut out)?;
    Ok(out)
}

impl Writer {
    /// Saves a local under its name.
    pub fn local<T: Persist>(&mut self, name: &str, value: &T) {
        self.named(name, value);
    }

    /// Saves the argument at this place under its name; its parameter says what its type must be.
    pub fn argument<T: 'static>(&mut self, index: usize, name: &str, value: &T) {
        self.parameter(index).save(value, name, self);
    }

    /// As [`local`](Self::local), where something is known of what can have happened to it since it was saved.
    pub fn local_since<T: Persist, A: Answer<T>>(&mut self, name: &str, value: &T, since: Since, _: Kept<A>) {
        self.named_since(name, value, since, A::nature());
    }

    /// As [`local_since`](Self::local_since), of an argument.
    pub fn argument_since<T: 'static, A: Answer<T>>(
        &mut self,
        index: usize,
        name: &str,
        value: &T,
        since: Since,
        _: Kept<A>,
    ) {
        self.parameter(index).save_since(value, name, self, since, A::nature());
    }

    /// What is known of the parameter at this place. Without it an argument would be left out, and nobody told.
    fn parameter(&self, index: usize) -> &'static Parameter {
        let of = self.of.expect("whoever opens a snapshot says whose arguments go there");
        &of.details.parameters[index]
    }

    /// The function whose arguments are written next.
    pub(super) fn of(&mut self, function: &'static Function) -> &mut Self {
        self.of = Some(function);
        self
    }

    pub(crate) fn named<T: Persist>(&mut self, name: &str, value: &T) {
        if self.unsaved.is_none() {
            let digits = self.digits::<T>(name);
            self.shape.extend(digits.map(char::from));
            self.unsaved =
                kept::member(&mut self.text, self.kept.as_mut(), (Kind::Local, name), |out| value.write(out));
        }
    }

    pub(super) fn named_since<T: Persist>(&mut self, name: &str, value: &T, since: Since, nature: Nature<T>) {
        if let Some(kept) = &mut self.kept
            && nature.frozen
            && !kept.is_empty()
            && self.unsaved.is_none()
        {
            let change = since.change(self.skips);
            let place = (Kind::Local, name);
            if let Some(written) =
                kept::since(&mut self.text, kept, place, value, since.local, change, nature.growth)
            {
                let digits = self.digits::<T>(name);
                self.shape.extend(digits.map(char::from));
                self.unsaved = written.err();
                return;
            }
        }
        self.named(name, value);
        if nature.frozen
            && let Some(kept) = &mut self.kept
        {
            kept::note(kept, (Kind::Local, name), value, since.local, nature.growth);
        }
    }

    /// Saves the state of a loop, or a value that has no name in the source.
    pub fn hidden<T: Persist>(&mut self, key: &str, value: &T) {
        if self.unsaved.is_none() {
            self.unsaved = kept::member(&mut self.hidden, self.kept.as_mut(), (Kind::Hidden, key), |out| {
                value.write(out)
            });
        }
    }

    /// Saves how far a loop's iterator is, and what remains of a source that it owns.
    pub fn iterator<I: Resumable>(&mut self, key: &str, iterator: &I) {
        self.progress(key, &iter::position(iterator), iterator, None);
    }

    /// As [`iterator`](Self::iterator), where it is known whether it is still that of the same run of the loop: then
    /// [`Change::None`](super::Change::None) says that nothing but the loop has taken items from it.
    pub fn iterator_since<I: Resumable, A: RestAnswer<I>>(
        &mut self,
        key: &str,
        iterator: &I,
        since: Since,
        _: Kept<A>,
    ) {
        self.progress(key, &iter::position(iterator), iterator, A::IS_FROZEN.then_some(since));
    }

    /// Saves how far an iterator was that borrows exclusively, and so is gone while its place is saved.
    pub fn position(&mut self, key: &str, position: &Marks) {
        self.progress(key, position, &Gone, None);
    }

    fn progress<I: Resumable>(&mut self, key: &str, marks: &Marks, iterator: &I, since: Option<Since>) {
        if self.unsaved.is_none() {
            let since = since.map(|since| (since.local, since.change(self.skips)));
            let kept = &mut self.kept;
            self.unsaved = member(&mut self.hidden, key, |out| {
                let start = out.len() + 1;
                out.push_str(r#"{"rest":"#);
                if !kept::rest(out, kept.as_mut(), key, iterator, since)? {
                    out.truncate(start);
                }
                if !marks.numbers().is_empty() {
                    if out.len() > start {
                        out.push(',');
                    }
                    out.push_str(r#""at":"#);
                    codec::write(marks.numbers(), out)?;
                }
                out.push('}');
                Ok(())
            });
        }
    }

    /// Begins the snapshot of a checkpoint.
    ///
    /// The function is known by the address of its name, which no other function shares; `depth` others have called it.
    pub(crate) fn begin(&mut self, function: &'static str, number: u32, depth: usize) {
        if let Some(kept) = &mut self.kept {
            kept.begin(depth);
        }
        self.text.clear();
        self.text.push('{');
        self.hidden.clear();
        self.shape.clear();
        self.unsaved = None;
        self.locals = 0;
        self.checkpoint = number as usize;
        if self.types.get(self.function).is_none_or(|types| !std::ptr::eq(types.function, function)) {
            self.function = self.types_of(function);
        }
        let seen = &mut self.types[self.function].seen;
        if seen.len() <= self.checkpoint {
            seen.resize_with(self.checkpoint + 1, Vec::new);
        }
    }

    #[cold]
    fn types_of(&mut self, function: &'static str) -> usize {
        let known = self.types.iter().position(|types| std::ptr::eq(types.function, function));
        known.unwrap_or_else(|| {
            self.types.push(Types { function, seen: Vec::new() });
            self.types.len() - 1
        })
    }

    /// Ends the snapshot with what resume needs; `frames` are those of the functions that have called this one.
    pub(crate) fn finish(
        &mut self,
        function: &str,
        at: Spot,
        frames: &str,
        more: &str,
    ) -> Result<(), Unsaved> {
        if let Some(unsaved) = self.unsaved.take() {
            return Err(unsaved);
        }
        if let Some(kept) = &mut self.kept {
            kept.end();
        }
        let format = if self.kept.as_ref().is_some_and(Keeper::any) { FORMAT_WITH_PARTS } else { FORMAT };
        let text = &mut self.text;
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(if format == FORMAT {
            r#""$resume":{"format":1,"#
        } else {
            r#""$resume":{"format":2,"#
        });
        header(function, at, &self.shape, &self.hidden, text);
        text.push_str(r#","frames":["#);
        text.push_str(frames);
        text.push(']');
        text.push_str(more);
        text.push_str("}}");
        Ok(())
    }

    /// Appends what was written as the frame of a function that calls another; on error `frames` is as it was.
    pub(crate) fn frame(&mut self, function: &str, at: Spot, frames: &mut String) -> Result<(), Unsaved> {
        if let Some(unsaved) = self.unsaved.take() {
            return Err(unsaved);
        }
        if let Some(kept) = &mut self.kept {
            kept.end();
        }
        frames.push('{');
        header(function, at, &self.shape, &self.hidden, frames);
        frames.push_str(r#","locals":"#);
        frames.push_str(&self.text);
        frames.push_str("}}");
        Ok(())
    }

    /// One for a store that keeps parts; `skips` if checkpoints may be passed without being written.
    pub(crate) fn keeping(kept: Option<Keeper>, skips: bool) -> Self {
        Self { kept, skips, ..Self::default() }
    }

    /// The values that are kept in parts.
    pub(crate) fn kept(&mut self) -> Option<&mut Keeper> {
        self.kept.as_mut()
    }

    /// What the snapshot changes about the task's parts.
    pub(crate) fn parts(&self) -> Option<PartChanges<'_>> {
        self.kept.as_ref().and_then(Keeper::changes)
    }

    /// The finished text, taken out so that it can be lent to the store; give it back with [`restore`](Self::restore).
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// How each local of the last checkpoint is read and written anew, in their order.
    pub(crate) fn again(&self) -> Vec<Again> {
        self.types[self.function].seen[self.checkpoint].iter().map(|seen| seen.again).collect()
    }

    /// Gives a buffer back for the next checkpoint.
    pub(crate) fn restore(&mut self, buffer: String) {
        self.text = buffer;
    }

    #[inline]
    fn digits<T: Persist>(&mut self, name: &str) -> Digits {
        let address = name.as_ptr().addr();
        let types = &mut self.types[self.function].seen[self.checkpoint];
        let index = self.locals;
        self.locals += 1;
        match types.get(index) {
            Some(seen) if seen.name == address => seen.digits,
            // The first save here, or one that saves other locals than the last.
            _ => {
                let digits = shape::digits::<T>();
                types.truncate(index);
                types.push(Seen { name: address, digits, again: again::<T> });
                digits
            }
        }
    }
}

/// Appends where a function stands.
fn header(function: &str, at: Spot, shape: &str, hidden: &str, text: &mut String) {
    text.push_str(r#""function":"#);
    quote(function, text);
    text.push_str(r#","at":"#);
    quote(at.id, text);
    if !at.near.is_empty() {
        text.push_str(r#","near":""#);
        text.push_str(at.near);
        text.push('"');
    }
    text.push_str(r#","shape":""#);
    text.push_str(shape);
    text.push('"');
    if !hidden.is_empty() {
        text.push_str(r#","hidden":{"#);
        text.push_str(hidden);
        text.push('}');
    }
}

/// Appends `"name":value` to an object's members; on error what was there stays.
pub(super) fn member(
    members: &mut String,
    name: &str,
    write: impl FnOnce(&mut String) -> Result<(), CodecError>,
) -> Option<Unsaved> {
    let before = members.len();
    if before > usize::from(members.starts_with('{')) {
        members.push(',');
    }
    quote(name, members);
    members.push(':');
    match write(members) {
        Ok(()) => None,
        Err(error) => {
            members.truncate(before);
            Some(Unsaved { local: name.to_owned(), error })
        }
    }
}

/// Appends a name as a JSON string.
fn quote(name: &str, out: &mut String) {
    if name.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
        out.push('"');
        out.push_str(name);
        out.push('"');
    } else {
        codec::write(name, out).expect("a string is always JSON");
    }
}

#[cfg(test)]
mod tests {
    use super::super::shape::digits;
    use super::*;

    fn shape(writer: &mut Writer, save: impl FnOnce(&mut Writer)) -> String {
        writer.begin("f", 1, 0);
        save(writer);
        writer.finish("f", Spot { id: "a", near: "" }, "", "").expect("it can be written");
        writer.shape.clone()
    }

    fn expected(types: &[Digits]) -> String {
        types.iter().flatten().copied().map(char::from).collect()
    }

    #[test]
    fn the_shape_is_that_of_what_was_saved() {
        let (number, text) = (digits::<u8>(), digits::<String>());
        let mut writer = Writer::default();
        for _ in 0..2 {
            // A local that is live on one way to the checkpoint only.
            let both = shape(&mut writer, |w| {
                w.named("a", &1u8);
                w.named("b", &String::new());
            });
            assert_eq!(both, expected(&[number, text]));
            let one = shape(&mut writer, |w| w.named("b", &String::new()));
            assert_eq!(one, expected(&[text]));
        }
    }

    #[test]
    fn names_are_quoted() {
        let mut writer = Writer::default();
        writer.begin("f", 0, 0);
        writer.hidden("for \"x\"", &1);
        writer.finish("a\\b", Spot::START, "", "").expect("it can be written");
        let text = writer.take();
        assert_eq!(
            text,
            r#"{"$resume":{"format":1,"function":"a\\b","at":"start","shape":"","hidden":{"for \"x\"":1},"frames":[]}}"#
        );
    }

    #[test]
    fn nothing_is_finished_after_a_failure() {
        let mut writer = Writer::default();
        writer.begin("f", 0, 0);
        let deep = (0..1000).fold(serde_json::Value::Null, |inner, _| serde_json::json!([inner]));
        writer.named("deep", &deep);
        writer.named("fine", &1);
        assert_eq!(writer.finish("f", Spot::START, "", "").expect_err("it is too deep").local, "deep");
        std::mem::forget(deep);
    }
}
