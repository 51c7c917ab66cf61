//! A text as leaves, cut where its content says so, and the index over them.
//!
//! A cut depends only on the bytes since the cut before, so a change moves the cuts near it and no others, and a text that has grown at its
//! end has the leaves that it had. What is behind the last cut is not a leaf yet.

use std::collections::HashMap;
use std::ops::Range;

use fastcdc::v2020::FastCDC;

use super::content;
use crate::store::{Part, PartId};

/// No cut comes sooner.
const SHORTEST: usize = 2 << 10;
/// What leaves have on average, in bytes.
const AVERAGE: usize = 8 << 10;
/// A cut has come by then.
pub(crate) const LONGEST: usize = 32 << 10;

/// The most references in one part of the index.
const WIDEST: usize = 128;
/// A leaf whose name ends with these bits set is the last one of its group: one in 32.
const GROUP: u8 = 0x1f;

/// A leaf, and how many bytes of the text it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) id: PartId,
    pub(crate) bytes: usize,
}

/// Where the next leaf of the text ends, or nothing if the text ends in front of the next cut.
pub(crate) fn cut(text: &[u8], start: usize) -> Option<usize> {
    let chunker = FastCDC::new(text, SHORTEST, AVERAGE, LONGEST);
    let (_, end) = chunker.cut(start, text.len() - start);
    (end < text.len()).then_some(end)
}

/// The leaves of a text, found with the help of those that it had before.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    pub(crate) leaves: Vec<Leaf>,
    /// The parts of those that were not found among the old ones.
    pub(crate) new: Vec<Part>,
    /// Which of the old leaves were found, in ascending order.
    pub(crate) found: Vec<Range<usize>>,
    /// Where the last leaf ends.
    pub(crate) end: usize,
}

/// Cuts a text. What follows an old leaf, or the beginning, as it did before is compared with the text before, and neither cut nor
/// named again.
pub(crate) fn cut_again(text: &[u8], old_text: &[u8], old: &[Leaf]) -> Cuts {
    let mut cuts = Cuts::default();
    // Where the next of the old leaves is, and where it was.
    let (mut next, mut place) = (0, 0);
    let mut places: Option<HashMap<PartId, (usize, usize)>> = None;
    loop {
        let from = next;
        while let Some(leaf) = old.get(next) {
            let here = text.get(cuts.end..cuts.end + leaf.bytes);
            if here.is_none() || here != old_text.get(place..place + leaf.bytes) {
                break;
            }
            cuts.leaves.push(*leaf);
            cuts.end += leaf.bytes;
            place += leaf.bytes;
            next += 1;
        }
        if next > from {
            cuts.found.push(from..next);
        }
        // Cut by cut, until an old leaf is met again.
        loop {
            let Some(end) = cut(text, cuts.end) else { return cuts };
            let part = Part::new(content::write(&[], &text[cuts.end..end]));
            let leaf = Leaf { id: part.id, bytes: end - cuts.end };
            cuts.leaves.push(leaf);
            cuts.end = end;
            let places = places.get_or_insert_with(|| places_of(old));
            if let Some((index, start)) = places.get(&leaf.id).copied()
                && index >= next
            {
                cuts.found.push(index..index + 1);
                (next, place) = (index + 1, start + leaf.bytes);
                break;
            }
            cuts.new.push(part);
        }
    }
}

/// The index of each leaf, of the last one of its name, and where it begins.
fn places_of(leaves: &[Leaf]) -> HashMap<PartId, (usize, usize)> {
    let mut start = 0;
    let place = |(index, leaf): (usize, &Leaf)| {
        let place = (index, start);
        start += leaf.bytes;
        (leaf.id, place)
    };
    leaves.iter().enumerate().map(place).collect()
}

/// The parts that hold the leaves together, and the one that stands for all of them; nothing of no leaves.
///
/// Groups end where a name says so, for the same reason as leaves.
pub(crate) fn index(leaves: &[Leaf]) -> Option<(PartId, Vec<Part>)> {
    let mut level: Vec<PartId> = leaves.iter().map(|leaf| leaf.id).collect();
    let (mut parts, mut open) = (Vec::new(), Vec::new());
    while level.len() > 2 * usize::from(GROUP) {
        let mut groups = Vec::new();
        let mut from = 0;
        for (at, id) in level.iter().enumerate() {
            let is_last = id.as_bytes()[15] & GROUP == GROUP;
            if is_last || at + 1 - from == WIDEST {
                let part = Part::new(content::write(&level[from..=at], &[]));
                groups.push(part.id);
                parts.push(part);
                from = at + 1;
            }
        }
        open.push(level.split_off(from));
        level = groups;
        if level.len() <= 1 {
            break;
        }
    }
    level.extend(open.into_iter().rev().flatten());
    match *level.as_slice() {
        [] => None,
        [id] => Some((id, parts)),
        _ => {
            let top = Part::new(content::write(&level, &[]));
            let id = top.id;
            parts.push(top);
            Some((id, parts))
        }
    }
}
