//! The first items.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{reprise, reprise_back, resumable, resumable_back};

/// As the standard library's `Take`.
#[derive(Debug, Clone)]
pub struct Take<I> {
    inner: I,
    left: usize,
}

impl<I> Take<I> {
    #[inline]
    pub(in super::super) fn new(inner: I, left: usize) -> Self {
        Self { inner, left }
    }
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.left = self.left.checked_sub(1)?;
        self.inner.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.left == 0 {
            return (0, Some(0));
        }
        let (least, most) = self.inner.size_hint();
        (least.min(self.left), Some(most.map_or(self.left, |most| most.min(self.left))))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let left = self.left;
        self.left = left.checked_sub(1)?;
        self.inner.nth_back(self.inner.len().saturating_sub(left))
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {}

resumable!([I: Resumable] Take<I>, left: push, pull);
resumable_back!([I: ResumableBack + ExactSizeIterator] Take<I>, left: pull);
reprise!([I: Reprise] Take<I>);
reprise_back!([I: RepriseBack + ExactSizeIterator] Take<I>);
