//! Iterators of `for` loops that hold a checkpoint: what remains of them is saved, or where they were.
//!
//! A loop's source is either owned (a range, a collection by value) or borrowed from something that is itself saved.
//! Of an owned source the rest is saved; a borrowed one is derived again and put to the position it had.
//! The adaptors on top are this crate's own, since those of the standard library do not say how far they are; on
//! resume the generated code applies them again, with their closures, and their state is put back.

mod adaptor;
mod borrowed;
mod carried;
mod frozen_rest;
mod marks;
mod owned;
mod range;
mod rederive;
mod resumable;

pub use adaptor::{
    Chain, Cloned, Copied, Enumerate, Filter, FilterMap, Inspect, Map, Rev, Skip, SkipWhile, StepBy, Take,
    TakeWhile, Zip,
};
pub use borrowed::Borrowed;
pub use carried::Carried;
pub use frozen_rest::{AsStillRest, AsUnknownRest, FrozenRest, RestAnswer};
pub use marks::Marks;
pub use owned::{OwnedSource, ReadRest, Rest};
pub use rederive::Rederive;
pub(crate) use resumable::Gone;
pub use resumable::{Remaining, Reprise, RepriseBack, Resumable, ResumableBack};

/// The source of a loop that owns what it yields.
#[inline]
pub fn owned<S: OwnedSource>(source: S) -> Carried<S::Rest> {
    Carried::new(source.into_rest())
}

/// A source that yields nothing more.
#[must_use]
pub fn ended<R: Rest>() -> Carried<R> {
    Carried::new(R::ended())
}

/// The source of a loop over a borrow.
#[inline]
pub fn borrowed<I: Rederive>(iterator: I) -> Carried<Borrowed<I>> {
    Carried::new(Borrowed::new(iterator))
}

/// The other side of a `zip` or `chain`: it is derived again, like a borrowed source.
#[inline]
pub fn other<S: IntoIterator<IntoIter: Rederive>>(source: S) -> Carried<Borrowed<S::IntoIter>> {
    borrowed(source.into_iter())
}

/// The item that was yielded last; to be had once after each time the iterator was put to its position.
pub fn reprise<I: Reprise>(iterator: &mut I) -> Option<I::Item> {
    iterator.reprise()
}

/// Where the iterator is.
pub fn position<I: Resumable>(iterator: &I) -> Marks {
    let mut marks = Marks::default();
    iterator.save(&mut marks);
    marks
}

/// Puts an iterator that was derived again to the position that the one before had.
pub fn resume<I: Resumable>(iterator: &mut I, mut position: Marks) {
    // What it borrows has not changed since, so there is nothing to be lost.
    let _ = iterator.restore(&mut position);
}
