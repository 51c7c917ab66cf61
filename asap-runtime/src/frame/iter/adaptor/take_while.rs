//! Items up to the first that a closure refuses.

use std::fmt;

use super::super::{Reprise, Resumable};
use super::{reprise, resumable};

/// As the standard library's `TakeWhile`.
#[derive(Clone)]
pub struct TakeWhile<I, P> {
    inner: I,
    keep: P,
    ended: bool,
}

impl<I, P> TakeWhile<I, P> {
    #[inline]
    pub(in super::super) fn new(inner: I, keep: P) -> Self {
        Self { inner, keep, ended: false }
    }
}

impl<I: fmt::Debug, P> fmt::Debug for TakeWhile<I, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TakeWhile")
            .field("inner", &self.inner)
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        if self.ended {
            return None;
        }
        let item = self.inner.next()?;
        if (self.keep)(&item) {
            Some(item)
        } else {
            self.ended = true;
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = if self.ended { Some(0) } else { self.inner.size_hint().1 };
        (0, most)
    }
}

resumable!([I: Resumable, P: FnMut(&I::Item) -> bool] TakeWhile<I, P>, ended: push_flag, pull_flag);
reprise!([I: Reprise, P: FnMut(&I::Item) -> bool] TakeWhile<I, P>);
