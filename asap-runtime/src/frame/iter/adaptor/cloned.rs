//! Items cloned out of a borrow.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{resumable, resumable_back};

/// As the standard library's `Cloned`.
#[derive(Debug, Clone)]
pub struct Cloned<I> {
    inner: I,
}

impl<I> Cloned<I> {
    #[inline]
    pub(in super::super) fn new(inner: I) -> Self {
        Self { inner }
    }
}

impl<'a, T: Clone + 'a, I: Iterator<Item = &'a T>> Iterator for Cloned<I> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.inner.next().cloned()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T: Clone + 'a, I: DoubleEndedIterator<Item = &'a T>> DoubleEndedIterator for Cloned<I> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.inner.next_back().cloned()
    }
}

impl<'a, T: Clone + 'a, I: ExactSizeIterator<Item = &'a T>> ExactSizeIterator for Cloned<I> {}

resumable!(['a, T: Clone + 'a, I: Resumable<Item = &'a T>] Cloned<I>);
resumable_back!(['a, T: Clone + 'a, I: ResumableBack<Item = &'a T>] Cloned<I>);

impl<'a, T: Clone + 'a, I: Reprise<Item = &'a T>> Reprise for Cloned<I> {
    fn reprise(&mut self) -> Option<T> {
        self.inner.reprise().cloned()
    }
}

impl<'a, T: Clone + 'a, I: RepriseBack<Item = &'a T>> RepriseBack for Cloned<I> {
    fn reprise_back(&mut self) -> Option<T> {
        self.inner.reprise_back().cloned()
    }
}
