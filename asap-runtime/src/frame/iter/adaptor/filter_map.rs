//! Items that a closure keeps and changes.

use std::fmt;

use super::super::{Resumable, ResumableBack};
use super::{resumable, resumable_back};

/// As the standard library's `FilterMap`.
#[derive(Clone)]
pub struct FilterMap<I, F> {
    inner: I,
    map: F,
}

impl<I, F> FilterMap<I, F> {
    #[inline]
    pub(in super::super) fn new(inner: I, map: F) -> Self {
        Self { inner, map }
    }
}

impl<I: fmt::Debug, F> fmt::Debug for FilterMap<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilterMap").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> {
    type Item = B;

    #[inline]
    fn next(&mut self) -> Option<B> {
        self.inner.find_map(&mut self.map)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.inner.size_hint().1)
    }
}

impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> Option<B>> DoubleEndedIterator for FilterMap<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<B> {
        loop {
            if let Some(item) = (self.map)(self.inner.next_back()?) {
                return Some(item);
            }
        }
    }
}

resumable!([B, I: Resumable, F: FnMut(I::Item) -> Option<B>] FilterMap<I, F>);
resumable_back!([B, I: ResumableBack, F: FnMut(I::Item) -> Option<B>] FilterMap<I, F>);
