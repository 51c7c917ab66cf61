//! Questions to the store inside about what was made for them.

use super::super::future::{Ask, Boxed};
use crate::error::Result;
use crate::store::append::OwnedAppend;
use crate::store::{SnapshotStore, StoreFuture, Swap};

/// Asks the store inside about something that belongs to the question.
pub(super) fn about<'a, S, M, T>(
    store: &'a S,
    made: Result<M>,
    ask: impl for<'b> FnOnce(&'b S, &'b M) -> StoreFuture<'b, T> + Send + 'a,
) -> StoreFuture<'a, T>
where
    S: Sync + ?Sized,
    M: Send + Sync + 'a,
    T: Send + Unpin + 'a,
{
    match made {
        Ok(made) => StoreFuture::unasked(About { store, made, ask }),
        Err(error) => StoreFuture::ready(Err(error)),
    }
}

struct About<'a, S: ?Sized, M, F> {
    store: &'a S,
    made: M,
    ask: F,
}

impl<S, M, F, T> Ask<T> for About<'_, S, M, F>
where
    S: Sync + ?Sized,
    M: Send + Sync,
    T: Send + Unpin,
    F: for<'b> FnOnce(&'b S, &'b M) -> StoreFuture<'b, T> + Send,
{
    fn here(self: Box<Self>) -> Result<T> {
        let Self { store, made, ask } = *self;
        ask(store, &made).wait()
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        Box::pin(async move {
            let Self { store, made, ask } = *self;
            ask(store, &made).await
        })
    }
}

/// Asks the store inside for these appends.
pub(super) fn all<S: SnapshotStore + ?Sized>(
    store: &S,
    appends: Vec<OwnedAppend>,
) -> StoreFuture<'_, Vec<Result<Swap>>> {
    StoreFuture::unasked(All { store, appends })
}

struct All<'a, S: ?Sized> {
    store: &'a S,
    appends: Vec<OwnedAppend>,
}

impl<S: SnapshotStore + ?Sized> Ask<Vec<Result<Swap>>> for All<'_, S> {
    fn here(self: Box<Self>) -> Result<Vec<Result<Swap>>> {
        let appends: Vec<_> = self.appends.iter().map(OwnedAppend::as_append).collect();
        self.store.append_all(&appends).wait()
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, Vec<Result<Swap>>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            let appends: Vec<_> = self.appends.iter().map(OwnedAppend::as_append).collect();
            self.store.append_all(&appends).await
        })
    }
}

/// Asks the store inside, and then asks again with the answer.
pub(super) fn twice<'a, T, U>(
    first: StoreFuture<'a, T>,
    second: impl FnOnce(T) -> StoreFuture<'a, U> + Send + 'a,
) -> StoreFuture<'a, U>
where
    T: Send + Unpin + 'a,
    U: Send + Unpin + 'a,
{
    StoreFuture::unasked(Twice { first, second })
}

struct Twice<'a, T, F> {
    first: StoreFuture<'a, T>,
    second: F,
}

impl<'s, T, U, F> Ask<U> for Twice<'s, T, F>
where
    T: Send + Unpin,
    U: Send + Unpin,
    F: FnOnce(T) -> StoreFuture<'s, U> + Send,
{
    fn here(self: Box<Self>) -> Result<U> {
        let Self { first, second } = *self;
        second(first.wait()?).wait()
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, U>
    where
        Self: 'a,
    {
        let Self { first, second } = *self;
        Box::pin(async move { second(first.await?).await })
    }
}
