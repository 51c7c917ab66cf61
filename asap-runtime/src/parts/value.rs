//! One value that is kept in parts.
//!
//! Its text without the last byte is leaves, and behind them a tail that is not a leaf yet. The tail is stored in pieces, each
//! of which refers to the one before it, so that what has come at the end since the last snapshot is a part of its own, and all
//! that a row says is the index over the leaves and the last piece.

use super::content;
use super::leaves::{self, Cuts, LONGEST, Leaf};
use super::ledger::Ledger;
use super::row::Reference;
use crate::store::{Part, PartId};

/// A value in parts, as the last snapshot that saved it has it.
#[derive(Debug, Default)]
pub(crate) struct Value {
    leaves: Vec<Leaf>,
    /// The parts that hold the leaves together.
    index: Vec<PartId>,
    /// The one that stands for all leaves.
    top: Option<PartId>,
    /// The pieces of the tail.
    pieces: Vec<PartId>,
    tail: Vec<u8>,
    /// The bytes of leaves and tail.
    bytes: usize,
    /// The last byte of the text.
    end: char,
    /// The text without that byte, while it is known: of a value that was written whole, and has not grown since.
    text: Option<String>,
}

impl Value {
    /// Whatever these parts stand for.
    pub(crate) fn of_parts(parts: Vec<PartId>, bytes: usize, ledger: &mut Ledger) -> Self {
        for id in &parts {
            ledger.hold(*id);
        }
        Self { index: parts, bytes, ..Self::default() }
    }

    /// How many bytes its text has.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes a text that was written whole; it has at least one byte. What was kept of the text before is given back, as a buffer.
    pub(crate) fn set(&mut self, mut text: String, ledger: &mut Ledger) -> String {
        self.end = text.pop().unwrap_or_default();
        let old_text = self.text.take().unwrap_or_default();
        // Without the text before, parts that are named alike are found alike, by cutting and naming all of them.
        let old = if old_text.is_empty() { &[][..] } else { &self.leaves[..] };
        let Cuts { leaves, new, found, end } = leaves::cut_again(text.as_bytes(), old_text.as_bytes(), old);
        for part in new {
            ledger.hold_part(part);
        }
        let changed = leaves != self.leaves;
        let mut from = 0;
        let all = self.leaves.len();
        for found in found.into_iter().chain(std::iter::once(all..all)) {
            for leaf in &self.leaves[from..found.start] {
                ledger.release(leaf.id);
            }
            from = found.end;
        }
        self.leaves = leaves;
        if changed || self.top.is_none() {
            self.index_anew(ledger);
        }
        self.bytes = text.len();
        if self.tail != text.as_bytes()[end..] || self.pieces.len() > 1 {
            self.tail.clear();
            self.tail.extend_from_slice(&text.as_bytes()[end..]);
            self.cut_pieces_anew(ledger);
        }
        self.text = Some(text);
        old_text
    }

    /// Takes what has come at the end, in front of the last byte, since the text was set or has grown.
    pub(crate) fn grow(&mut self, more: &str, ledger: &mut Ledger) {
        self.text = None;
        if more.is_empty() {
            return;
        }
        self.bytes += more.len();
        self.tail.extend_from_slice(more.as_bytes());
        if self.tail.len() < LONGEST {
            let before = self.pieces.last().map(std::slice::from_ref).unwrap_or_default();
            let piece = Part::new(content::write(before, more.as_bytes()));
            self.pieces.push(piece.id);
            ledger.hold_part(piece);
            return;
        }
        let mut at = 0;
        while let Some(end) = leaves::cut(&self.tail, at) {
            let part = Part::new(content::write(&[], &self.tail[at..end]));
            self.leaves.push(Leaf { id: part.id, bytes: end - at });
            ledger.hold_part(part);
            at = end;
        }
        self.tail.drain(..at);
        self.index_anew(ledger);
        self.cut_pieces_anew(ledger);
    }

    /// Nothing refers to its parts any more.
    pub(crate) fn release(self, ledger: &mut Ledger) {
        let leaves = self.leaves.iter().map(|leaf| leaf.id);
        leaves.chain(self.index).chain(self.pieces).for_each(|id| ledger.release(id));
    }

    /// How a row refers to it, without these many elements at the beginning and at the end.
    pub(crate) fn reference(&self, gone: (usize, usize)) -> Reference {
        let parts = self.top.into_iter().chain(self.pieces.last().copied()).collect();
        Reference { parts, bytes: self.bytes, gone, end: self.end.to_string() }
    }

    fn index_anew(&mut self, ledger: &mut Ledger) {
        let old = std::mem::take(&mut self.index);
        let (top, parts) = leaves::index(&self.leaves).unzip();
        self.top = top;
        for part in parts.unwrap_or_default() {
            self.index.push(part.id);
            ledger.hold_part(part);
        }
        for id in old {
            ledger.release(id);
        }
    }

    fn cut_pieces_anew(&mut self, ledger: &mut Ledger) {
        let old = std::mem::take(&mut self.pieces);
        if !self.tail.is_empty() {
            let piece = Part::new(content::write(&[], &self.tail));
            self.pieces.push(piece.id);
            ledger.hold_part(piece);
        }
        for id in old {
            ledger.release(id);
        }
    }
}
