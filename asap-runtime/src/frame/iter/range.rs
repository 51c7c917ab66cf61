//! Ranges: the bounds that remain.

use std::ops::{Range, RangeFrom, RangeInclusive};

use super::owned::{OwnedSource, ReadRest, Rest};
use super::{Marks, Resumable, ResumableBack};
use crate::codec::CodecError;
use crate::frame::Persist;

macro_rules! range {
    ($($range:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Default + PartialOrd> OwnedSource for $range<T>
        where
            $range<T>: Iterator<Item = T>,
        {
            type Rest = Self;

            #[inline]
            fn into_rest(self) -> Self {
                self
            }
        }
    )*};
}

range!(Range, RangeFrom, RangeInclusive);

/// A rest has no position: it is had again as it was.
macro_rules! whole {
    () => {
        fn save(&self, _: &mut Marks) {}

        fn restore(&mut self, _: &mut Marks) -> Option<()> {
            Some(())
        }
    };
}

macro_rules! whole_back {
    ($($range:ident),*) => {$(
        impl<T: Persist + PartialOrd> ResumableBack for $range<T>
        where
            $range<T>: DoubleEndedIterator<Item = T>,
        {
            fn restore_back(&mut self, _: &mut Marks) -> Option<()> {
                Some(())
            }
        }
    )*};
}

whole_back!(Range, RangeInclusive);

impl<T: Default> Rest for Range<T>
where
    Range<T>: Iterator,
{
    fn ended() -> Self {
        T::default()..T::default()
    }
}

impl<T: Persist> Resumable for Range<T>
where
    Range<T>: Iterator<Item = T>,
{
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        pair(&self.start, &self.end, out)
    }

    whole!();
}

impl<T: Persist + Default> ReadRest for Range<T>
where
    Range<T>: Iterator<Item = T>,
{
    fn read_rest(text: &str) -> Result<Self, CodecError> {
        let [start, end] = T::read_two(text)?;
        Ok(start..end)
    }
}

impl<T: Default + PartialOrd> Rest for RangeInclusive<T>
where
    RangeInclusive<T>: Iterator,
{
    fn ended() -> Self {
        let mut one = T::default()..=T::default();
        one.next();
        one
    }
}

impl<T: Persist + PartialOrd> Resumable for RangeInclusive<T>
where
    RangeInclusive<T>: Iterator<Item = T>,
{
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        // Whether the last value was yielded is no part of the bounds.
        if self.is_empty() {
            out.push_str("null");
            return Ok(true);
        }
        pair(self.start(), self.end(), out)
    }

    whole!();
}

impl<T: Persist + Default + PartialOrd> ReadRest for RangeInclusive<T>
where
    RangeInclusive<T>: Iterator<Item = T>,
{
    fn read_rest(text: &str) -> Result<Self, CodecError> {
        let [start, end] = T::read_two(text)?;
        Ok(start..=end)
    }
}

impl<T: Default> Rest for RangeFrom<T>
where
    RangeFrom<T>: Iterator,
{
    fn ended() -> Self {
        // It has no end; a loop that asks for this does not take another item.
        T::default()..
    }
}

impl<T: Persist> Resumable for RangeFrom<T>
where
    RangeFrom<T>: Iterator<Item = T>,
{
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        self.start.write(out).map(|()| true)
    }

    whole!();
}

impl<T: Persist + Default> ReadRest for RangeFrom<T>
where
    RangeFrom<T>: Iterator<Item = T>,
{
    fn read_rest(text: &str) -> Result<Self, CodecError> {
        T::read(text).map(|start| start..)
    }
}

/// Writes two bounds as a list.
fn pair<T: Persist>(start: &T, end: &T, out: &mut String) -> Result<bool, CodecError> {
    out.push('[');
    start.write(out)?;
    out.push(',');
    end.write(out)?;
    out.push(']');
    Ok(true)
}
