//! Items from the first that a closure refuses.

use std::fmt;

use super::super::{Reprise, Resumable};
use super::{reprise, resumable};

/// As the standard library's `SkipWhile`.
#[derive(Clone)]
pub struct SkipWhile<I, P> {
    inner: I,
    pass: P,
    begun: bool,
}

impl<I, P> SkipWhile<I, P> {
    #[inline]
    pub(in super::super) fn new(inner: I, pass: P) -> Self {
        Self { inner, pass, begun: false }
    }
}

impl<I: fmt::Debug, P> fmt::Debug for SkipWhile<I, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SkipWhile")
            .field("inner", &self.inner)
            .field("begun", &self.begun)
            .finish_non_exhaustive()
    }
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, P> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        loop {
            let item = self.inner.next()?;
            if self.begun || !(self.pass)(&item) {
                self.begun = true;
                return Some(item);
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.inner.size_hint();
        (if self.begun { least } else { 0 }, most)
    }
}

resumable!([I: Resumable, P: FnMut(&I::Item) -> bool] SkipWhile<I, P>, begun: push_flag, pull_flag);
reprise!([I: Reprise, P: FnMut(&I::Item) -> bool] SkipWhile<I, P>);
