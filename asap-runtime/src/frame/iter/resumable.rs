//! What a loop's iterator must be able to do.

use super::Marks;
use crate::codec::CodecError;

/// An iterator whose state can be saved and put back.
#[diagnostic::on_unimplemented(
    message = "a loop over `{Self}` cannot be carried across a checkpoint",
    label = "its state cannot be saved",
    note = "what can: ranges and collections by value, borrows of collections and text, and on top of them `map`, \
            `filter`, `filter_map`, `enumerate`, `rev`, `zip`, `skip`, `take`, `step_by`, `chain`, `take_while`, \
            `skip_while`, `inspect`, `copied` and `cloned`",
    note = "else collect it into a `Vec` first, and loop over that"
)]
pub trait Resumable: Iterator {
    /// Appends what remains of an owned source as JSON; `false` if there is none.
    ///
    /// # Errors
    ///
    /// If an item cannot be written.
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError>;

    /// Where the items of the owned source stand that remain, if it is one that only loses some at either end.
    fn remaining(&self) -> Option<Remaining> {
        None
    }

    /// Notes how far the iterator is.
    fn save(&self, marks: &mut Marks);

    /// Puts an iterator that has yielded nothing yet to where another was; `None` if it has no such place.
    fn restore(&mut self, marks: &mut Marks) -> Option<()>;
}

/// An iterator that is gone while its place is saved: it has no rest.
#[derive(Debug)]
pub(crate) struct Gone;

impl Iterator for Gone {
    type Item = ();

    fn next(&mut self) -> Option<()> {
        None
    }
}

impl Resumable for Gone {
    fn write_rest(&self, _: &mut String) -> Result<bool, CodecError> {
        Ok(false)
    }

    fn save(&self, _: &mut Marks) {}

    fn restore(&mut self, _: &mut Marks) -> Option<()> {
        Some(())
    }
}

/// Items that stand one behind the other, by their addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    start: usize,
    end: usize,
    /// From one to the next, in bytes.
    size: usize,
}

impl Remaining {
    /// Those of a slice; nothing of items without a size, which all stand at one address.
    pub(super) fn of<T>(items: &[T]) -> Option<Self> {
        let (size, range) = (size_of::<T>(), items.as_ptr_range());
        (size > 0).then(|| Self { start: range.start.addr(), end: range.end.addr(), size })
    }

    /// How many of these are gone at the beginning and at the end, if those are what remains of them.
    pub(crate) fn gone(self, now: Self) -> Option<(usize, usize)> {
        let front = now.start.checked_sub(self.start)? / self.size;
        let back = self.end.checked_sub(now.end)? / self.size;
        (self.size == now.size && now.start <= now.end).then_some((front, back))
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        (self.end - self.start) / self.size
    }
}

/// A resumable iterator that is read from its end.
pub trait ResumableBack: Resumable + DoubleEndedIterator {
    /// As [`restore`](Resumable::restore), for one that was read from its end.
    fn restore_back(&mut self, marks: &mut Marks) -> Option<()>;
}

/// An iterator whose last item can be had again without asking a closure for it.
#[diagnostic::on_unimplemented(
    message = "the items of `{Self}` cannot be had again after a checkpoint",
    label = "the item is needed after a checkpoint and cannot be derived again"
)]
pub trait Reprise: Resumable {
    /// The item that was yielded last, once after each restore.
    fn reprise(&mut self) -> Option<Self::Item>;
}

/// An iterator that is read from its end, and whose last item can be had again.
pub trait RepriseBack: Reprise + ResumableBack {
    /// The item that was yielded last from the end, once after each restore.
    fn reprise_back(&mut self) -> Option<Self::Item>;
}
