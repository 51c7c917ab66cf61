//! What a store tells of its database to a transaction of the user's own.

use std::any::{Any, type_name};
use std::fmt;

use super::append::OwnedAppend;
use super::{Append, StoreFuture, Swap};
use crate::error::Result;

/// The database in which a store keeps its snapshots, as a [`Transaction`](super::Transaction) is shown it.
///
/// A store that keeps none, or whose database takes no transactions of others, says so: then `checkpoint!(tx)` is an error
/// that names the store.
pub struct Database<'a> {
    store: &'static str,
    handle: Option<&'a (dyn Any + Send + Sync)>,
    /// What stands in front of the store, the innermost first.
    front: Vec<Front<'a>>,
}

impl<'a> Database<'a> {
    /// The store `S` keeps no database that a transaction could be in.
    #[must_use]
    pub fn none<S: ?Sized>() -> Self {
        Self { store: type_name::<S>(), handle: None, front: Vec::new() }
    }

    /// The database of this store, which a transaction finds by its type.
    #[must_use]
    pub fn of<S: Any + Send + Sync>(store: &'a S) -> Self {
        Self { store: type_name::<S>(), handle: Some(store), front: Vec::new() }
    }

    /// The store, if it is an `S`.
    #[must_use]
    pub fn get<S: Any>(&self) -> Option<&'a S> {
        self.handle?.downcast_ref()
    }

    /// The store's type, without its path.
    #[must_use]
    pub fn store(&self) -> &'static str {
        let path = self.store.split('<').next().unwrap_or(self.store);
        &self.store[path.rfind("::").map_or(0, |colons| colons + 2)..]
    }

    /// The database, with somebody who sees each append to it.
    pub(crate) fn watched(mut self, watch: &'a dyn Watch) -> Self {
        self.front.push(Front::Watch(watch));
        self
    }

    /// The database, with somebody who changes each append to it.
    #[cfg_attr(
        not(any(feature = "zstd", feature = "encryption")),
        expect(dead_code, reason = "only layers change")
    )]
    pub(crate) fn changed(mut self, change: &'a dyn Change) -> Self {
        self.front.push(Front::Change(change));
        self
    }

    /// What stands in front of the store; the innermost first.
    pub(super) fn take_front(&mut self) -> Vec<Front<'a>> {
        std::mem::take(&mut self.front)
    }
}

impl fmt::Debug for Database<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("store", &self.store).finish_non_exhaustive()
    }
}

/// What an append passes on its way to the database.
pub(super) enum Front<'a> {
    Watch(&'a dyn Watch),
    Change(&'a dyn Change),
}

/// Changes the appends that do not go through the store's own methods, as those change theirs.
pub(crate) trait Change: Send + Sync {
    /// What is to be appended instead.
    fn change(&self, append: Append<'_>) -> Result<OwnedAppend>;
}

/// Sees the appends that do not go through the store's own methods.
pub(crate) trait Watch: Send + Sync {
    /// An append is about to be made.
    fn begin<'a>(&'a self, append: Append<'a>) -> Watched<'a>;
}

/// What is to become of an append that is watched.
pub(crate) struct Watched<'a> {
    /// The answer, if there is to be no append: the transaction is rolled back first.
    pub(crate) instead: Option<StoreFuture<'a, Swap>>,
    /// Changes the append's answer.
    pub(crate) answer: Box<dyn FnOnce(Result<Swap>) -> Result<Swap> + Send + 'a>,
}
