//! An iterator over a borrow, with its position.

use super::{Marks, Reprise, RepriseBack, Resumable, ResumableBack};
use crate::codec::CodecError;

/// An iterator over a borrow that counts what it has yielded.
///
/// Only what is [`Rederive`](super::Rederive) gets into one; that is asked for once, where the loop's source stands.
/// It is read from one end only, since a loop takes one item after the other; which end, its adaptors decide.
#[derive(Debug, Clone)]
pub struct Borrowed<I: Iterator> {
    iterator: I,
    taken: usize,
    last: Option<I::Item>,
}

impl<I: Iterator> Borrowed<I> {
    #[inline]
    pub(super) fn new(iterator: I) -> Self {
        Self { iterator, taken: 0, last: None }
    }
}

impl<I: Iterator> Iterator for Borrowed<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        let item = self.iterator.next()?;
        self.taken += 1;
        Some(item)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        let item = self.iterator.nth(n)?;
        self.taken += n + 1;
        Some(item)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iterator.size_hint()
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Borrowed<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let item = self.iterator.next_back()?;
        self.taken += 1;
        Some(item)
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        let item = self.iterator.nth_back(n)?;
        self.taken += n + 1;
        Some(item)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Borrowed<I> {}

impl<I: Iterator> Resumable for Borrowed<I> {
    fn write_rest(&self, _: &mut String) -> Result<bool, CodecError> {
        Ok(false)
    }

    fn save(&self, marks: &mut Marks) {
        marks.push(self.taken);
    }

    fn restore(&mut self, marks: &mut Marks) -> Option<()> {
        self.taken = marks.pull()?;
        if let Some(before) = self.taken.checked_sub(1) {
            self.last = Some(self.iterator.nth(before)?);
        }
        Some(())
    }
}

impl<I: DoubleEndedIterator> ResumableBack for Borrowed<I> {
    fn restore_back(&mut self, marks: &mut Marks) -> Option<()> {
        self.taken = marks.pull()?;
        if let Some(before) = self.taken.checked_sub(1) {
            self.last = Some(self.iterator.nth_back(before)?);
        }
        Some(())
    }
}

impl<I: Iterator> Reprise for Borrowed<I> {
    fn reprise(&mut self) -> Option<I::Item> {
        self.last.take()
    }
}

impl<I: DoubleEndedIterator> RepriseBack for Borrowed<I> {
    fn reprise_back(&mut self) -> Option<I::Item> {
        self.last.take()
    }
}
