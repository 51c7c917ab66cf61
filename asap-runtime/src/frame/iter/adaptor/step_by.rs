//! Every n-th item.

use super::super::{Reprise, RepriseBack, Resumable, ResumableBack};
use super::{reprise, reprise_back, resumable, resumable_back};

/// As the standard library's `StepBy`.
#[derive(Debug, Clone)]
pub struct StepBy<I> {
    inner: I,
    /// One less than the step: as many are passed over.
    between: usize,
    first: bool,
}

impl<I> StepBy<I> {
    #[inline]
    pub(in super::super) fn new(inner: I, step: usize) -> Self {
        assert!(step != 0, "assertion failed: step != 0");
        Self { inner, between: step - 1, first: true }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        let between = if std::mem::replace(&mut self.first, false) { 0 } else { self.between };
        self.inner.nth(between)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.inner.size_hint();
        let count = |size: usize| match (self.first, self.between.checked_add(1)) {
            (true, Some(step)) => size.div_ceil(step),
            (false, Some(step)) => size / step,
            (first, None) => usize::from(first && size > 0),
        };
        (count(least), most.map(count))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        let len = self.inner.len();
        // Behind the last item that is yielded stand as many as the step leaves over.
        let behind = self.between.checked_add(1).map_or(len, |step| len % step);
        let behind = match (self.first, behind) {
            (true, 0) => self.between,
            (true, behind) => behind - 1,
            (false, behind) => behind,
        };
        self.inner.nth_back(behind)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}

resumable!([I: Resumable] StepBy<I>, first: push_flag, pull_flag);
resumable_back!([I: ResumableBack + ExactSizeIterator] StepBy<I>, first: pull_flag);
reprise!([I: Reprise] StepBy<I>);
reprise_back!([I: RepriseBack + ExactSizeIterator] StepBy<I>);
