//! What a plain `call!` has made: a value, or a future of it.

use std::cell::Cell;
use std::fmt;
use std::future::{Future, Ready, ready};
use std::pin::Pin;

/// `(&Made::new(value)).value()` takes [`Later`] of a future and [`Now`] of anything else, and is a future either way.
pub struct Made<T>(Cell<Option<T>>);

impl<T> fmt::Debug for Made<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Made")
    }
}

impl<T> Made<T> {
    /// What the called function gave.
    pub fn new(value: T) -> Self {
        Self(Cell::new(Some(value)))
    }

    fn take(&self) -> T {
        self.0.take().expect("it is taken once")
    }
}

/// Of an `async fn`.
pub trait Later {
    /// What it gives.
    type Value;

    /// The future, boxed.
    fn value(&self) -> Pin<Box<dyn Future<Output = Self::Value>>>;
}

/// Of any other function.
pub trait Now {
    /// What it gives.
    type Value;

    /// The value as a future.
    fn value(&self) -> Ready<Self::Value>;
}

impl<F: Future + 'static> Later for Made<F> {
    type Value = F::Output;

    fn value(&self) -> Pin<Box<dyn Future<Output = F::Output>>> {
        Box::pin(self.take())
    }
}

impl<T> Now for &Made<T> {
    type Value = T;

    fn value(&self) -> Ready<T> {
        ready(self.take())
    }
}
