//! Items that a closure keeps.

use std::fmt;

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{reprise, reprise_back, resumable, resumable_back};

/// As the standard library's `Filter`.
#[derive(Clone)]
pub struct Filter<I, P> {
    inner: I,
    keep: P,
}

impl<I, P> Filter<I, P> {
    #[inline]
    pub(in super::super) fn new(inner: I, keep: P) -> Self {
        Self { inner, keep }
    }
}

impl<I: fmt::Debug, P> fmt::Debug for Filter<I, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filter").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.inner.find(&mut self.keep)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.inner.size_hint().1)
    }
}

impl<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool> DoubleEndedIterator for Filter<I, P> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.inner.rfind(&mut self.keep)
    }
}

resumable!([I: Resumable, P: FnMut(&I::Item) -> bool] Filter<I, P>);
resumable_back!([I: ResumableBack, P: FnMut(&I::Item) -> bool] Filter<I, P>);
reprise!([I: Reprise, P: FnMut(&I::Item) -> bool] Filter<I, P>);
reprise_back!([I: RepriseBack, P: FnMut(&I::Item) -> bool] Filter<I, P>);
