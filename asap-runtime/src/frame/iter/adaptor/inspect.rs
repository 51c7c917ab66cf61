//! Items that a closure has looked at.

use std::fmt;

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{reprise, reprise_back, resumable, resumable_back};

/// As the standard library's `Inspect`.
#[derive(Clone)]
pub struct Inspect<I, F> {
    inner: I,
    look: F,
}

impl<I, F> Inspect<I, F> {
    #[inline]
    pub(in super::super) fn new(inner: I, look: F) -> Self {
        Self { inner, look }
    }
}

impl<I: fmt::Debug, F> fmt::Debug for Inspect<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inspect").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        let item = self.inner.next()?;
        (self.look)(&item);
        Some(item)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I: DoubleEndedIterator, F: FnMut(&I::Item)> DoubleEndedIterator for Inspect<I, F> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let item = self.inner.next_back()?;
        (self.look)(&item);
        Some(item)
    }
}

impl<I: ExactSizeIterator, F: FnMut(&I::Item)> ExactSizeIterator for Inspect<I, F> {}

resumable!([I: Resumable, F: FnMut(&I::Item)] Inspect<I, F>);
resumable_back!([I: ResumableBack, F: FnMut(&I::Item)] Inspect<I, F>);
reprise!([I: Reprise, F: FnMut(&I::Item)] Inspect<I, F>);
reprise_back!([I: RepriseBack, F: FnMut(&I::Item)] Inspect<I, F>);
