//! Items of two, side by side.

use super::super::{Marks, Remaining, Reprise, RepriseBack, Resumable, ResumableBack};
use crate::codec::CodecError;

/// As the standard library's `Zip`.
#[derive(Debug, Clone)]
pub struct Zip<A, B> {
    left: A,
    right: B,
}

impl<A, B> Zip<A, B> {
    #[inline]
    pub(in super::super) fn new(left: A, right: B) -> Self {
        Self { left, right }
    }
}

impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let left = self.left.next()?;
        let right = self.right.next()?;
        Some((left, right))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let ((left, left_most), (right, right_most)) = (self.left.size_hint(), self.right.size_hint());
        let most = match (left_most, right_most) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (one, other) => one.or(other),
        };
        (left.min(right), most)
    }
}

impl<A, B> DoubleEndedIterator for Zip<A, B>
where
    A: DoubleEndedIterator + ExactSizeIterator,
    B: DoubleEndedIterator + ExactSizeIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        // What has no partner is at the end of the longer.
        let (left, right) = (self.left.len(), self.right.len());
        if let Some(more) = left.checked_sub(right + 1) {
            self.left.nth_back(more);
        } else if let Some(more) = right.checked_sub(left + 1) {
            self.right.nth_back(more);
        }
        Some((self.left.next_back()?, self.right.next_back()?))
    }
}

impl<A: ExactSizeIterator, B: ExactSizeIterator> ExactSizeIterator for Zip<A, B> {}

impl<A: Resumable, B: Resumable> Resumable for Zip<A, B> {
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        self.left.write_rest(out)
    }

    fn remaining(&self) -> Option<Remaining> {
        self.left.remaining()
    }

    fn save(&self, marks: &mut Marks) {
        self.left.save(marks);
        self.right.save(marks);
    }

    fn restore(&mut self, marks: &mut Marks) -> Option<()> {
        self.left.restore(marks)?;
        self.right.restore(marks)
    }
}

impl<A, B> ResumableBack for Zip<A, B>
where
    A: ResumableBack + ExactSizeIterator,
    B: ResumableBack + ExactSizeIterator,
{
    fn restore_back(&mut self, marks: &mut Marks) -> Option<()> {
        self.left.restore_back(marks)?;
        self.right.restore_back(marks)
    }
}

impl<A: Reprise, B: Reprise> Reprise for Zip<A, B> {
    fn reprise(&mut self) -> Option<Self::Item> {
        Some((self.left.reprise()?, self.right.reprise()?))
    }
}

impl<A, B> RepriseBack for Zip<A, B>
where
    A: RepriseBack + ExactSizeIterator,
    B: RepriseBack + ExactSizeIterator,
{
    fn reprise_back(&mut self) -> Option<Self::Item> {
        Some((self.left.reprise_back()?, self.right.reprise_back()?))
    }
}
