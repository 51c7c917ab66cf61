//! Which loops leave the items that they have not reached as they are.

use std::vec;

use super::adaptor::{
    Chain, Cloned, Copied, Enumerate, Filter, FilterMap, Inspect, Map, Rev, Skip, SkipWhile, StepBy, Take,
    TakeWhile, Zip,
};
use super::{Borrowed, Carried};
use crate::frame::{Ask, Frozen, Still, Unknown};

/// An iterator of which the source's rest only gets shorter: an item changes when it is had, and not before. What adaptors
/// do with it is not asked.
pub trait FrozenRest {}

impl<T: Frozen> FrozenRest for vec::IntoIter<T> {}
/// It has none.
impl<I: Iterator> FrozenRest for Borrowed<I> {}
impl<I: FrozenRest> FrozenRest for Carried<I> {}
impl<I: FrozenRest, F> FrozenRest for Map<I, F> {}
impl<I: FrozenRest, F> FrozenRest for Filter<I, F> {}
impl<I: FrozenRest, F> FrozenRest for FilterMap<I, F> {}
impl<I: FrozenRest, F> FrozenRest for Inspect<I, F> {}
impl<I: FrozenRest, F> FrozenRest for SkipWhile<I, F> {}
impl<I: FrozenRest, F> FrozenRest for TakeWhile<I, F> {}
impl<I: FrozenRest> FrozenRest for Cloned<I> {}
impl<I: FrozenRest> FrozenRest for Copied<I> {}
impl<I: FrozenRest> FrozenRest for Enumerate<I> {}
impl<I: FrozenRest> FrozenRest for Rev<I> {}
impl<I: FrozenRest> FrozenRest for Skip<I> {}
impl<I: FrozenRest> FrozenRest for StepBy<I> {}
impl<I: FrozenRest> FrozenRest for Take<I> {}
/// The other side is derived again.
impl<A: FrozenRest, B> FrozenRest for Zip<A, B> {}
impl<A: FrozenRest, B> FrozenRest for Chain<A, B> {}

/// What an iterator's type answers.
pub trait RestAnswer<I> {
    /// Whether its rest is frozen.
    const IS_FROZEN: bool;
}

impl<I: FrozenRest> RestAnswer<I> for Still<0> {
    const IS_FROZEN: bool = true;
}

impl<I> RestAnswer<I> for Unknown {
    const IS_FROZEN: bool = false;
}

/// As [`AsStill`](crate::frame::AsStill), of an iterator.
pub trait AsStillRest {
    /// The answer.
    fn answer_rest(&self) -> Still<0>;
}

impl<I: FrozenRest> AsStillRest for &Ask<I, 0> {
    fn answer_rest(&self) -> Still<0> {
        Still
    }
}

/// As [`AsUnknown`](crate::frame::AsUnknown), of an iterator.
pub trait AsUnknownRest {
    /// The answer.
    fn answer_rest(&self) -> Unknown;
}

impl<I> AsUnknownRest for Ask<I, 0> {
    fn answer_rest(&self) -> Unknown {
        Unknown
    }
}
