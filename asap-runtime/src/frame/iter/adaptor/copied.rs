//! Items copied out of a borrow.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{resumable, resumable_back};

/// As the standard library's `Copied`.
#[derive(Debug, Clone)]
pub struct Copied<I> {
    inner: I,
}

impl<I> Copied<I> {
    #[inline]
    pub(in super::super) fn new(inner: I) -> Self {
        Self { inner }
    }
}

impl<'a, T: Copy + 'a, I: Iterator<Item = &'a T>> Iterator for Copied<I> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.inner.next().copied()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T: Copy + 'a, I: DoubleEndedIterator<Item = &'a T>> DoubleEndedIterator for Copied<I> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.inner.next_back().copied()
    }
}

impl<'a, T: Copy + 'a, I: ExactSizeIterator<Item = &'a T>> ExactSizeIterator for Copied<I> {}

resumable!(['a, T: Copy + 'a, I: Resumable<Item = &'a T>] Copied<I>);
resumable_back!(['a, T: Copy + 'a, I: ResumableBack<Item = &'a T>] Copied<I>);

impl<'a, T: Copy + 'a, I: Reprise<Item = &'a T>> Reprise for Copied<I> {
    fn reprise(&mut self) -> Option<T> {
        self.inner.reprise().copied()
    }
}

impl<'a, T: Copy + 'a, I: RepriseBack<Item = &'a T>> RepriseBack for Copied<I> {
    fn reprise_back(&mut self) -> Option<T> {
        self.inner.reprise_back().copied()
    }
}
