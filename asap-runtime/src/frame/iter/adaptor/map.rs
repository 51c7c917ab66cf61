//! Items changed by a closure.

use std::fmt;

use super::super::{Resumable, ResumableBack};
use super::{resumable, resumable_back};

/// As the standard library's `Map`.
#[derive(Clone)]
pub struct Map<I, F> {
    inner: I,
    map: F,
}

impl<I, F> Map<I, F> {
    #[inline]
    pub(in super::super) fn new(inner: I, map: F) -> Self {
        Self { inner, map }
    }
}

impl<I: fmt::Debug, F> fmt::Debug for Map<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Map").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;

    #[inline]
    fn next(&mut self) -> Option<B> {
        self.inner.next().map(&mut self.map)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B> DoubleEndedIterator for Map<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<B> {
        self.inner.next_back().map(&mut self.map)
    }
}

impl<B, I: ExactSizeIterator, F: FnMut(I::Item) -> B> ExactSizeIterator for Map<I, F> {}

resumable!([B, I: Resumable, F: FnMut(I::Item) -> B] Map<I, F>);
resumable_back!([B, I: ResumableBack, F: FnMut(I::Item) -> B] Map<I, F>);
