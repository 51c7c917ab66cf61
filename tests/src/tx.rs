//! A transaction whose rows are lines of the trace, on the database of a [`Recorder`](crate::Recorder).

#[cfg(not(plain))]
use asap_runtime::store::{Append, Database, ReadyTransaction, StoreFuture, Swap, Transaction};

use crate::trace;

/// What transactions are begun on; they borrow it.
#[derive(Debug, Default)]
pub struct Desk {
    written: u32,
}

/// A transaction: dropped without a commit, it says so.
#[derive(Debug)]
pub struct Tx<'a> {
    desk: &'a mut Desk,
    open: bool,
}

impl Desk {
    /// Begins one.
    pub fn begin(&mut self) -> Tx<'_> {
        Tx { desk: self, open: true }
    }

    /// Begins one, or fails.
    ///
    /// # Errors
    ///
    /// If it is told to.
    pub fn try_begin(&mut self, fails: bool) -> Result<Tx<'_>, String> {
        if fails { Err("no desk is free".to_owned()) } else { Ok(self.begin()) }
    }
}

impl Tx<'_> {
    /// Writes a row.
    pub fn write(&mut self, row: impl std::fmt::Debug) {
        self.desk.written += 1;
        trace::note(format!("row {row:?}"));
    }

    /// Commits in the plain function.
    pub fn commit(mut self) {
        self.open = false;
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        if self.open {
            trace::note("drop of an open transaction".to_owned());
        }
    }
}

#[cfg(not(plain))]
impl Transaction for Tx<'_> {
    fn roll_back_on_drop(&mut self) {}

    fn commit_with<'a>(mut self, database: &Database<'a>, append: Append<'a>) -> StoreFuture<'a, Swap>
    where
        Self: 'a,
    {
        let recorder = database.get::<crate::Recorder>().expect("a scenario's store is a recorder");
        let swap = recorder.observe(append);
        self.open = !matches!(swap, Ok(Swap::Stored));
        StoreFuture::ready(swap)
    }
}

#[cfg(not(plain))]
impl ReadyTransaction for Tx<'_> {}
