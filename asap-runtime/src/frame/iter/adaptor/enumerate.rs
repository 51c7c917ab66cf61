//! Items with their numbers.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{resumable, resumable_back};

/// As the standard library's `Enumerate`.
#[derive(Debug, Clone)]
pub struct Enumerate<I> {
    inner: I,
    count: usize,
}

impl<I> Enumerate<I> {
    #[inline]
    pub(in super::super) fn new(inner: I) -> Self {
        Self { inner, count: 0 }
    }
}

impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let item = self.inner.next()?;
        let number = self.count;
        self.count += 1;
        Some((number, item))
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        let item = self.inner.nth(n)?;
        let number = self.count + n;
        self.count = number + 1;
        Some((number, item))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let item = self.inner.next_back()?;
        Some((self.count + self.inner.len(), item))
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        let item = self.inner.nth_back(n)?;
        Some((self.count + self.inner.len(), item))
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {}

resumable!([I: Resumable] Enumerate<I>, count: push, pull);
resumable_back!([I: ResumableBack + ExactSizeIterator] Enumerate<I>, count: pull);

impl<I: Reprise> Reprise for Enumerate<I> {
    fn reprise(&mut self) -> Option<Self::Item> {
        let number = self.count.checked_sub(1)?;
        Some((number, self.inner.reprise()?))
    }
}

impl<I: RepriseBack + ExactSizeIterator> RepriseBack for Enumerate<I> {
    fn reprise_back(&mut self) -> Option<Self::Item> {
        // What remains in front of the item is as many as there were before it.
        Some((self.count + self.inner.len(), self.inner.reprise_back()?))
    }
}
