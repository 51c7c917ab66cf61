//! A list that is only added to.

use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::frame::Frozen;

/// The name by which the codec knows a log; to any other serializer it is a list.
pub(crate) const NAME: &str = "$asap::Log";

/// A list that is only added to, so that a checkpoint writes what was added and nothing else, whoever has added it.
///
/// A `Vec` does as well where the function itself pushes to it ([`Frozen`] says when). This is for what the macro cannot
/// see: a list that is handed on as `&mut`, filled by a closure or a method of a name of your own, or read by methods with
/// which another type might change it. A checkpoint writes its new elements, at a cost that is independent of how many there are. That
/// holds for a local that is a log, not for one that has a log inside.
///
/// There is no method that takes an element out or changes one, and its elements are [`Frozen`]. What replaces a log as a whole, such as
/// `log = Log::new()` or [`std::mem::take`], is another log, and is written whole. It is a list to serde, so a `Vec` that was saved is
/// read as a log, and the other way round.
///
/// ```
/// use asap_runtime::store::MemoryStore;
/// use asap_runtime::{Log, Runtime, checkpoint, resumable};
///
/// fn visit(page: u64, seen: &mut Log<String>) {
///     seen.push(format!("page {page}"));
/// }
///
/// #[resumable]
/// fn crawl(pages: u64) -> usize {
///     let mut seen = Log::new();
///     for page in 0..pages {
///         visit(page, &mut seen);
///         checkpoint!();
///     }
///     seen.len()
/// }
///
/// assert_eq!(Runtime::new(MemoryStore::new()).run("crawl", crawl(2000))?, 2000);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
pub struct Log<T> {
    items: Vec<T>,
    /// No other log of this process has it.
    identity: u64,
}

impl<T> Log<T> {
    fn over(items: Vec<T>) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self { items, identity: NEXT.fetch_add(1, Ordering::Relaxed) }
    }

    /// An empty one.
    #[must_use]
    pub fn new() -> Self
    where
        T: Frozen,
    {
        Self::over(Vec::new())
    }

    /// Adds an element at the end.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// The elements.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The elements, to do with as one likes.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }
}

impl<T> Deref for Log<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: Frozen> Default for Log<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Clone> Clone for Log<T> {
    /// Another log with the same elements.
    fn clone(&self) -> Self {
        Self::over(self.items.clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for Log<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Log<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for Log<T> {}

impl<T: Frozen> From<Vec<T>> for Log<T> {
    fn from(items: Vec<T>) -> Self {
        Self::over(items)
    }
}

impl<T> From<Log<T>> for Vec<T> {
    fn from(log: Log<T>) -> Self {
        log.items
    }
}

impl<T: Frozen> FromIterator<T> for Log<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::over(items.into_iter().collect())
    }
}

impl<T> Extend<T> for Log<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.items.extend(items);
    }
}

impl<'a, T> IntoIterator for &'a Log<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> IntoIterator for Log<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Log<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::over)
    }
}

impl<T: Serialize + Frozen> Serialize for Log<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(NAME, &Items(self))
    }
}

struct Items<'a, T>(&'a Log<T>);

impl<T: Serialize> Serialize for Items<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Log { items, identity } = self.0;
        let from = asked().map_or(0, |question| {
            let from = match question {
                Question::Some(Written { identity: other, len })
                    if other == *identity && len <= items.len() =>
                {
                    len
                }
                _ => 0,
            };
            TOLD.set(Some(Told { now: Written { identity: *identity, len: items.len() }, from }));
            from
        });
        let mut list = serializer.serialize_seq(Some(items.len() - from))?;
        items[from..].iter().try_for_each(|item| list.serialize_element(item))?;
        list.end()
    }
}

/// How much of which log was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) identity: u64,
    pub(crate) len: usize,
}

/// A question to a value, if it is a log: what of it is written already?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Nothing is.
    Nothing,
    /// So much, if it is this log.
    Some(Written),
}

/// What a log has written of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub(crate) now: Written,
    /// The elements from this one on.
    pub(crate) from: usize,
}

thread_local! {
    /// Set for the value that is written next: whether it is a log, and what of it is written already.
    static QUESTION: Cell<Option<Question>> = const { Cell::new(None) };
    /// The same, handed on by the codec to the log that it has met.
    static ASKED: Cell<Option<Question>> = const { Cell::new(None) };
    static TOLD: Cell<Option<Told>> = const { Cell::new(None) };
}

/// Has a value written; if it is a log, it writes only what is not written of it already, and that is told.
pub(crate) fn asking<R>(written: Option<Written>, write: impl FnOnce() -> R) -> (R, Option<Told>) {
    TOLD.set(None);
    QUESTION.set(Some(written.map_or(Question::Nothing, Question::Some)));
    let result = write();
    QUESTION.set(None);
    ASKED.set(None);
    (result, TOLD.take())
}

/// The question to the value that the codec begins to write; to none of those inside of it.
pub(crate) fn question() -> Option<Question> {
    QUESTION.take()
}

/// Passes the question on to the log that is about to write its elements.
pub(crate) fn ask(question: Option<Question>) {
    ASKED.set(question);
}

fn asked() -> Option<Question> {
    ASKED.take()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    fn text<T: Serialize>(value: &T, written: Option<Written>) -> (String, Option<Told>) {
        let mut out = String::new();
        let (result, told) = asking(written, || codec::write(value, &mut out));
        result.expect("it can be written");
        (out, told)
    }

    #[test]
    fn what_is_written_already_is_not_written_again() {
        let mut log: Log<String> = ["a", "b"].map(str::to_owned).into_iter().collect();
        let (whole, told) = text(&log, None);
        let told = told.expect("it is a log");
        assert_eq!((whole.as_str(), told.from), (r#"["a","b"]"#, 0));
        log.push("c".to_owned());
        let (more, told) = text(&log, Some(told.now));
        assert_eq!((more.as_str(), told.expect("it is a log").from), (r#"["c"]"#, 2));
    }

    #[test]
    fn another_log_is_written_whole() {
        let log: Log<u8> = Log::from(vec![1, 2]);
        let (_, told) = text(&log, None);
        let written = told.expect("it is a log").now;
        for other in [log.clone(), Log::from(vec![1, 2, 3])] {
            let (whole, told) = text(&other, Some(written));
            assert_eq!((whole, told.expect("it is a log").from), (format!("{other:?}").replace(' ', ""), 0));
        }
    }

    #[test]
    fn a_log_inside_of_a_value_is_written_whole() {
        let log: Log<u8> = Log::from(vec![1, 2]);
        let (_, told) = text(&log, None);
        let written = told.map(|told| told.now);
        let (whole, told) = text(&(1, &log), written);
        assert_eq!((whole.as_str(), told.is_none()), ("[1,[1,2]]", true));
        let (whole, told) = text(&vec![&log, &log], written);
        assert_eq!((whole.as_str(), told.is_none()), ("[[1,2],[1,2]]", true));
    }

    #[test]
    fn to_others_it_is_a_list() {
        let log: Log<u8> = Log::from(vec![1, 2]);
        let (_, told) = text(&log, None);
        let (json, _) = asking(told.map(|told| told.now), || serde_json::to_string(&log));
        assert_eq!(json.expect("it can be written"), "[1,2]");
        assert_eq!(serde_json::from_str::<Log<u8>>("[1,2]").expect("it is a list"), log);
    }
}
