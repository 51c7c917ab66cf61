//! A place for a local that is not there at every checkpoint of a statement.

/// Holds a local between the pieces of code that use it.
///
/// rustc does not know that a resumed function goes straight to its checkpoint; generated code puts a local that is
/// gone there into a slot, so that "not there" is a value.
#[derive(Debug)]
pub struct Slot<T>(Option<T>);

impl<T> Slot<T> {
    /// An empty slot.
    #[must_use]
    pub const fn empty() -> Self {
        Self(None)
    }

    /// Fills the slot; what was in it is dropped.
    #[inline]
    pub fn put(&mut self, value: T) {
        self.0 = Some(value);
    }

    /// Takes what is in the slot.
    ///
    /// # Panics
    ///
    /// If it is empty: generated code takes only what liveness says is there.
    #[inline]
    pub fn take(&mut self) -> T {
        self.0.take().expect("a local is in its slot wherever it is used")
    }

    /// What is in the slot, which is not used any more.
    ///
    /// # Panics
    ///
    /// If it is empty.
    #[inline]
    pub fn into_inner(self) -> T {
        self.0.expect("a transaction is in its slot in front of its checkpoint")
    }

    /// Ends the slot: what may still be in it borrows nothing any more.
    #[inline]
    pub fn discard(self) {
        drop(self.0);
    }

    /// Takes what is in the slot, if something is.
    #[inline]
    pub const fn leave(&mut self) -> Option<T> {
        self.0.take()
    }

    /// What is in the slot.
    ///
    /// # Panics
    ///
    /// If it is empty.
    #[inline]
    pub fn get(&self) -> &T {
        self.0.as_ref().expect("a local is in its slot wherever it is saved")
    }
}
