//! The iterator of a loop, with the adaptors that can be carried across a checkpoint.

use super::adaptor::{
    Chain, Cloned, Copied, Enumerate, Filter, FilterMap, Inspect, Map, Rev, Skip, SkipWhile, StepBy, Take,
    TakeWhile, Zip,
};
use super::{Marks, ReadRest, Remaining, Reprise, Resumable};
use crate::codec::CodecError;

/// An iterator whose adaptors can be saved and put back.
///
/// Its methods have the names of those of [`Iterator`] and do the same. Any other method of `Iterator` gives an
/// adaptor of the standard library, which cannot be saved.
#[derive(Debug, Clone)]
pub struct Carried<I>(I);

impl<I: Iterator> Carried<I> {
    #[inline]
    pub(super) fn new(iterator: I) -> Self {
        Self(iterator)
    }

    /// As [`Iterator::map`].
    #[inline]
    pub fn map<B, F: FnMut(I::Item) -> B>(self, map: F) -> Carried<Map<I, F>> {
        Carried(Map::new(self.0, map))
    }

    /// As [`Iterator::filter`].
    #[inline]
    pub fn filter<P: FnMut(&I::Item) -> bool>(self, keep: P) -> Carried<Filter<I, P>> {
        Carried(Filter::new(self.0, keep))
    }

    /// As [`Iterator::filter_map`].
    #[inline]
    pub fn filter_map<B, F: FnMut(I::Item) -> Option<B>>(self, map: F) -> Carried<FilterMap<I, F>> {
        Carried(FilterMap::new(self.0, map))
    }

    /// As [`Iterator::inspect`].
    #[inline]
    pub fn inspect<F: FnMut(&I::Item)>(self, look: F) -> Carried<Inspect<I, F>> {
        Carried(Inspect::new(self.0, look))
    }

    /// As [`Iterator::enumerate`].
    #[inline]
    pub fn enumerate(self) -> Carried<Enumerate<I>> {
        Carried(Enumerate::new(self.0))
    }

    /// As [`Iterator::rev`].
    #[inline]
    pub fn rev(self) -> Carried<Rev<I>>
    where
        I: DoubleEndedIterator,
    {
        Carried(Rev::new(self.0))
    }

    /// As [`Iterator::zip`].
    #[inline]
    pub fn zip<J: Iterator>(self, other: Carried<J>) -> Carried<Zip<I, J>> {
        Carried(Zip::new(self.0, other.0))
    }

    /// As [`Iterator::chain`].
    #[inline]
    pub fn chain<J: Iterator<Item = I::Item>>(self, other: Carried<J>) -> Carried<Chain<I, J>> {
        Carried(Chain::new(self.0, other.0))
    }

    /// As [`Iterator::skip`].
    #[inline]
    pub fn skip(self, count: usize) -> Carried<Skip<I>> {
        Carried(Skip::new(self.0, count))
    }

    /// As [`Iterator::take`].
    #[inline]
    pub fn take(self, count: usize) -> Carried<Take<I>> {
        Carried(Take::new(self.0, count))
    }

    /// As [`Iterator::step_by`].
    ///
    /// # Panics
    ///
    /// If the step is 0.
    #[inline]
    pub fn step_by(self, step: usize) -> Carried<StepBy<I>> {
        Carried(StepBy::new(self.0, step))
    }

    /// As [`Iterator::take_while`].
    #[inline]
    pub fn take_while<P: FnMut(&I::Item) -> bool>(self, keep: P) -> Carried<TakeWhile<I, P>> {
        Carried(TakeWhile::new(self.0, keep))
    }

    /// As [`Iterator::skip_while`].
    #[inline]
    pub fn skip_while<P: FnMut(&I::Item) -> bool>(self, pass: P) -> Carried<SkipWhile<I, P>> {
        Carried(SkipWhile::new(self.0, pass))
    }

    /// As [`Iterator::copied`].
    #[inline]
    pub fn copied<'a, T: Copy + 'a>(self) -> Carried<Copied<I>>
    where
        I: Iterator<Item = &'a T>,
    {
        Carried(Copied::new(self.0))
    }

    /// As [`Iterator::cloned`].
    #[inline]
    pub fn cloned<'a, T: Clone + 'a>(self) -> Carried<Cloned<I>>
    where
        I: Iterator<Item = &'a T>,
    {
        Carried(Cloned::new(self.0))
    }
}

impl<I: Iterator> Iterator for Carried<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<I: Resumable> Resumable for Carried<I> {
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        self.0.write_rest(out)
    }

    fn remaining(&self) -> Option<Remaining> {
        self.0.remaining()
    }

    fn save(&self, marks: &mut Marks) {
        self.0.save(marks);
    }

    fn restore(&mut self, marks: &mut Marks) -> Option<()> {
        self.0.restore(marks)
    }
}

impl<I: Reprise> Reprise for Carried<I> {
    fn reprise(&mut self) -> Option<I::Item> {
        self.0.reprise()
    }
}

impl<I: ReadRest> Carried<I> {
    /// A source as it was saved; `null` if it had ended.
    pub(crate) fn read(text: &str) -> Result<Self, CodecError> {
        if text == "null" { Ok(Self(I::ended())) } else { I::read_rest(text).map(Self) }
    }
}
