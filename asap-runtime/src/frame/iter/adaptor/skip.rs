//! All but the first items.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{reprise, reprise_back, resumable, resumable_back};

/// As the standard library's `Skip`.
#[derive(Debug, Clone)]
pub struct Skip<I> {
    inner: I,
    left: usize,
}

impl<I> Skip<I> {
    #[inline]
    pub(in super::super) fn new(inner: I, left: usize) -> Self {
        Self { inner, left }
    }
}

impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        match std::mem::take(&mut self.left) {
            0 => self.inner.next(),
            left => self.inner.nth(left),
        }
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        match std::mem::take(&mut self.left) {
            0 => self.inner.nth(n),
            left => {
                self.inner.nth(left - 1)?;
                self.inner.nth(n)
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.inner.size_hint();
        (least.saturating_sub(self.left), most.map(|most| most.saturating_sub(self.left)))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        if self.len() > 0 { self.inner.next_back() } else { None }
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {}

resumable!([I: Resumable] Skip<I>, left: push, pull);
resumable_back!([I: ResumableBack + ExactSizeIterator] Skip<I>, left: pull);
reprise!([I: Reprise] Skip<I>);
reprise_back!([I: RepriseBack + ExactSizeIterator] Skip<I>);
