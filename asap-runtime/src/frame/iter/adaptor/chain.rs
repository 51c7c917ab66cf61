//! Items of two, one after the other.

use super::super::{Marks, Remaining, Reprise, RepriseBack, Resumable, ResumableBack};
use crate::codec::CodecError;

/// As the standard library's `Chain`.
#[derive(Debug, Clone)]
pub struct Chain<A, B> {
    /// Each is dropped when it has ended.
    first: Option<A>,
    second: Option<B>,
}

impl<A, B> Chain<A, B> {
    #[inline]
    pub(in super::super) fn new(first: A, second: B) -> Self {
        Self { first: Some(first), second: Some(second) }
    }

    /// Notes which has ended, and drops it on the way back.
    fn restore_with(
        &mut self,
        marks: &mut Marks,
        first: impl FnOnce(&mut A, &mut Marks) -> Option<()>,
        second: impl FnOnce(&mut B, &mut Marks) -> Option<()>,
    ) -> Option<()> {
        if marks.pull_flag()? {
            first(self.first.as_mut()?, marks)?;
        } else {
            self.first = None;
        }
        if marks.pull_flag()? {
            second(self.second.as_mut()?, marks)?;
        } else {
            self.second = None;
        }
        Some(())
    }
}

/// The next of `source`, which is dropped at its end.
#[inline]
fn take<I: Iterator>(
    source: &mut Option<I>,
    next: impl FnOnce(&mut I) -> Option<I::Item>,
) -> Option<I::Item> {
    let item = next(source.as_mut()?);
    if item.is_none() {
        *source = None;
    }
    item
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;

    #[inline]
    fn next(&mut self) -> Option<A::Item> {
        // The second is not dropped at its end: nothing is asked of it after that, and std keeps it too.
        take(&mut self.first, A::next).or_else(|| self.second.as_mut()?.next())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (first, first_most) = self.first.as_ref().map_or((0, Some(0)), A::size_hint);
        let (second, second_most) = self.second.as_ref().map_or((0, Some(0)), B::size_hint);
        let most = first_most.zip(second_most).and_then(|(first, second)| first.checked_add(second));
        (first.saturating_add(second), most)
    }
}

impl<A, B> DoubleEndedIterator for Chain<A, B>
where
    A: DoubleEndedIterator,
    B: DoubleEndedIterator<Item = A::Item>,
{
    #[inline]
    fn next_back(&mut self) -> Option<A::Item> {
        take(&mut self.second, B::next_back).or_else(|| self.first.as_mut()?.next_back())
    }
}

impl<A: Resumable, B: Resumable<Item = A::Item>> Resumable for Chain<A, B> {
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        if let Some(first) = &self.first {
            return first.write_rest(out);
        }
        // It may have owned its items; now it has none.
        out.push_str("null");
        Ok(true)
    }

    fn remaining(&self) -> Option<Remaining> {
        self.first.as_ref()?.remaining()
    }

    fn save(&self, marks: &mut Marks) {
        marks.push_flag(self.first.is_some());
        if let Some(first) = &self.first {
            first.save(marks);
        }
        marks.push_flag(self.second.is_some());
        if let Some(second) = &self.second {
            second.save(marks);
        }
    }

    fn restore(&mut self, marks: &mut Marks) -> Option<()> {
        self.restore_with(marks, A::restore, B::restore)
    }
}

impl<A: ResumableBack, B: ResumableBack<Item = A::Item>> ResumableBack for Chain<A, B> {
    fn restore_back(&mut self, marks: &mut Marks) -> Option<()> {
        self.restore_with(marks, A::restore_back, B::restore_back)
    }
}

impl<A: Reprise, B: Reprise<Item = A::Item>> Reprise for Chain<A, B> {
    fn reprise(&mut self) -> Option<A::Item> {
        match &mut self.first {
            Some(first) => first.reprise(),
            None => self.second.as_mut()?.reprise(),
        }
    }
}

impl<A: RepriseBack, B: RepriseBack<Item = A::Item>> RepriseBack for Chain<A, B> {
    fn reprise_back(&mut self) -> Option<A::Item> {
        match &mut self.second {
            Some(second) => second.reprise_back(),
            None => self.first.as_mut()?.reprise_back(),
        }
    }
}
