//! The values of a running task that are kept in parts.

use super::ledger::{Ledger, Turnover};
use super::row::Reference;
use super::value::Value;
use crate::frame::iter::Remaining;
use crate::log;
use crate::store::{PartChanges, PartId, PartKey};

/// From how many bytes of text on a value is kept in parts, unless the runtime says otherwise.
pub(crate) const LARGE: usize = 8 << 10;

/// The values of a task that are kept in parts, from snapshot to snapshot.
#[derive(Debug)]
pub(crate) struct Keeper {
    ledger: Ledger,
    values: Vec<Entry>,
    /// A buffer for the next value that is written whole.
    spare: String,
    /// How many functions have called the one that is written.
    depth: usize,
    turnover: Turnover,
    /// Whether the task has or had parts, so that the store has some to look after.
    any: bool,
    large: usize,
}

/// A value, and what is known of where it came from.
#[derive(Debug)]
struct Entry {
    place: Place,
    value: Value,
    /// Whether the snapshot that is being written refers to it.
    seen: bool,
    origin: Option<Origin>,
}

/// Where a value stands in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    depth: usize,
    kind: Kind,
    name: String,
}

/// Among what a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The locals of a function.
    Local,
    /// Its hidden states.
    Hidden,
    /// Whatever is in the frame of a function that was gone on with, and has not been written again.
    Frame,
}

/// What is known of the value that was written, so that the next time less of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The local, by its number in the function.
    pub(crate) local: u32,
    pub(crate) extent: Extent,
}

/// How much of a value was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// So many elements or bytes from the beginning, of what may grow at its end.
    First(usize),
    /// So much of a log.
    Log(log::Written),
    /// The items that remained of an iteration.
    Items(Remaining),
}

impl Keeper {
    /// Those of a task that begins, or goes on from a snapshot that refers to these parts; from `large` bytes of text on a value is kept.
    pub(crate) fn new(parts: Vec<PartKey>, any: bool, large: usize) -> Self {
        Self {
            large,
            any: any || !parts.is_empty(),
            ledger: Ledger::found(parts),
            values: Vec::new(),
            spare: String::new(),
            depth: 0,
            turnover: Turnover::default(),
        }
    }

    /// Whether a value that is not kept is to be, if its text has so many bytes.
    #[inline]
    pub(crate) fn is_large(&self, bytes: usize) -> bool {
        bytes >= self.large
    }

    /// Whether a value that is kept stays so, if its text has so many bytes: it has to get clearly smaller to go.
    pub(crate) fn stays_large(&self, bytes: usize) -> bool {
        bytes >= self.large / 2
    }

    /// Whether any value is kept.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// A function is written that so many have called.
    #[inline]
    pub(crate) fn begin(&mut self, depth: usize) {
        self.depth = depth;
        for entry in &mut self.values {
            if entry.place.depth == depth {
                entry.seen = false;
            }
        }
    }

    /// The function is written: what it no longer refers to goes.
    #[inline]
    pub(crate) fn end(&mut self) {
        if !self.values.is_empty() {
            let depth = self.depth;
            self.release(|entry| entry.place.depth == depth && !entry.seen);
        }
    }

    /// The functions have returned that so many, or more, have called.
    #[inline]
    pub(crate) fn leave(&mut self, depth: usize) {
        if !self.values.is_empty() {
            self.release(|entry| entry.place.depth >= depth);
        }
    }

    fn release(&mut self, goes: impl Fn(&Entry) -> bool) {
        let mut at = 0;
        while at < self.values.len() {
            if goes(&self.values[at]) {
                self.values.swap_remove(at).value.release(&mut self.ledger);
            } else {
                at += 1;
            }
        }
    }

    /// The frame of a function that is gone on with, which so many have called, refers to these parts, all in all, for so many bytes.
    pub(crate) fn hold_frame(&mut self, depth: usize, parts: Vec<PartId>, bytes: usize) {
        if parts.is_empty() {
            return;
        }
        let value = Value::of_parts(parts, bytes, &mut self.ledger);
        let place = Place { depth, kind: Kind::Frame, name: String::new() };
        self.values.push(Entry { place, value, seen: true, origin: None });
    }

    /// Which of the values this is, if it is kept.
    #[inline]
    pub(crate) fn find(&self, kind: Kind, name: &str) -> Option<usize> {
        let is_it = |entry: &Entry| {
            entry.place.kind == kind && entry.place.depth == self.depth && entry.place.name == name
        };
        self.values.iter().position(is_it)
    }

    /// Where the value came from that is kept here.
    pub(crate) fn origin(&self, index: usize) -> Option<Origin> {
        self.values[index].origin
    }

    /// Keeps a value that was not kept before; its text.
    pub(crate) fn add(&mut self, kind: Kind, name: &str, text: String) -> usize {
        self.any = true;
        let mut value = Value::default();
        self.spare = value.set(text, &mut self.ledger);
        let place = Place { depth: self.depth, kind, name: name.to_owned() };
        self.values.push(Entry { place, value, seen: true, origin: None });
        self.values.len() - 1
    }

    /// An empty buffer for the text of a value that is written whole.
    pub(crate) fn take_spare(&mut self) -> String {
        let mut spare = std::mem::take(&mut self.spare);
        spare.clear();
        spare
    }

    /// Gives a buffer back.
    pub(crate) fn restore_spare(&mut self, spare: String) {
        self.spare = spare;
    }

    /// The value was written whole again.
    pub(crate) fn set(&mut self, index: usize, text: String) {
        let entry = &mut self.values[index];
        entry.origin = None;
        self.spare = entry.value.set(text, &mut self.ledger);
    }

    /// The value has grown at its end by this text.
    pub(crate) fn grow(&mut self, index: usize, more: &str) {
        self.values[index].value.grow(more, &mut self.ledger);
    }

    /// Takes note of where the value came from.
    pub(crate) fn come_from(&mut self, index: usize, origin: Origin) {
        self.values[index].origin = Some(origin);
    }

    /// The snapshot refers to the value, without so many elements at its beginning and its end.
    pub(crate) fn refer(&mut self, index: usize, gone: (usize, usize)) -> Reference {
        let entry = &mut self.values[index];
        entry.seen = true;
        entry.value.reference(gone)
    }

    /// The next snapshot has this version.
    pub(crate) fn turn(&mut self, version: u64) {
        if self.any {
            self.ledger.turn(version, &mut self.turnover);
        }
    }

    /// How many bytes are in parts.
    pub(crate) fn bytes(&self) -> usize {
        self.values.iter().map(|entry| entry.value.bytes()).sum()
    }

    /// Whether the task has or had parts.
    pub(crate) fn any(&self) -> bool {
        self.any
    }

    /// What the snapshot brings and drops; nothing of a task that never had parts.
    pub(crate) fn changes(&self) -> Option<PartChanges<'_>> {
        self.any.then(|| PartChanges { added: &self.turnover.added, dropped: &self.turnover.dropped })
    }
}
