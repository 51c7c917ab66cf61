//! Items from the end.

use super::super::{Marks, Remaining, Reprise, RepriseBack, Resumable, ResumableBack};
use crate::codec::CodecError;

/// As the standard library's `Rev`.
#[derive(Debug, Clone)]
pub struct Rev<I> {
    inner: I,
}

impl<I> Rev<I> {
    #[inline]
    pub(in super::super) fn new(inner: I) -> Self {
        Self { inner }
    }
}

impl<I: DoubleEndedIterator> Iterator for Rev<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.inner.next_back()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        self.inner.nth_back(n)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.inner.next()
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        self.inner.nth(n)
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {}

impl<I: ResumableBack> Resumable for Rev<I> {
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        self.inner.write_rest(out)
    }

    fn remaining(&self) -> Option<Remaining> {
        self.inner.remaining()
    }

    fn save(&self, marks: &mut Marks) {
        self.inner.save(marks);
    }

    fn restore(&mut self, marks: &mut Marks) -> Option<()> {
        self.inner.restore_back(marks)
    }
}

impl<I: ResumableBack> ResumableBack for Rev<I> {
    fn restore_back(&mut self, marks: &mut Marks) -> Option<()> {
        self.inner.restore(marks)
    }
}

impl<I: RepriseBack> Reprise for Rev<I> {
    fn reprise(&mut self) -> Option<I::Item> {
        self.inner.reprise_back()
    }
}

impl<I: RepriseBack> RepriseBack for Rev<I> {
    fn reprise_back(&mut self) -> Option<I::Item> {
        self.inner.reprise()
    }
}
