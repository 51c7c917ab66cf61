//! Which checkpoint of a function a snapshot was taken at.
//!
//! A name is a name. A checkpoint without one is known by the constructs around it, and beside that by *near*: digits of
//! these and of the statements in front of each. They decide where the constructs alone no longer do, because a
//! checkpoint beside it came or went. Where both leave a choice nothing is chosen: the user says `was = "…"`.

use super::details::Place;
use super::function::{Function, START};

const ONE: &str = "001";

/// What near is made of.
#[derive(PartialEq, Eq)]
struct Near<'a> {
    /// Of the constructs and the statements in front of them.
    digits: &'a str,
    /// Whether other checkpoints are alike to it in structure, so that only order tells them apart.
    is_alike: bool,
    /// How many have these digits.
    count: &'a str,
}

impl<'a> Near<'a> {
    fn of(text: &'a str) -> Self {
        match text.split_once('*') {
            Some((digits, count)) => Self { digits, is_alike: true, count },
            None => Self { digits: text, is_alike: false, count: ONE },
        }
    }

    fn is_one(&self) -> bool {
        self.count == ONE
    }
}

impl Function {
    /// The number of the checkpoint that a snapshot was taken at, 0 for `start`; none if it is not known any more.
    pub(crate) fn number(&self, at: &str, near: &str) -> Option<u32> {
        if at == START {
            return Some(0);
        }
        let index = self.index(at, near)?;
        u32::try_from(index + 1).ok()
    }

    fn index(&self, at: &str, near: &str) -> Option<usize> {
        let details = &self.details;
        let exact = self.checkpoints.iter().position(|checkpoint| checkpoint.id == at);
        if !near.is_empty() {
            let saved = Near::of(near);
            match exact.map(|index| (index, details.places().nth(index))) {
                Some((index, None)) => return Some(index),
                Some((index, Some(place))) => {
                    let now = Near::of(place.near());
                    if place.is_named() || !(saved.is_alike || now.is_alike) || saved == now {
                        return Some(index);
                    }
                }
                None => {}
            }
            let is_here = |place: Place| {
                let now = Near::of(place.near());
                now.digits == saved.digits && now.is_one() && saved.is_one()
            };
            if let Some(index) = only(details.places().map(is_here)) {
                return Some(index);
            }
        } else if exact.is_some() {
            return exact;
        }
        let mut was = details.old.iter().filter(|(_, old)| *old == at).map(|(number, _)| *number);
        let number = was.next()?;
        was.all(|other| other == number).then_some(number as usize - 1)
    }
}

/// Where the only `true` is.
fn only(mut flags: impl Iterator<Item = bool>) -> Option<usize> {
    let first = flags.position(|flag| flag)?;
    (!flags.any(|flag| flag)).then_some(first)
}
