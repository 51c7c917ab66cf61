//! Whether a type is a `Result`, whatever name it is written under.

use std::marker::PhantomData;

/// A type to be asked about: `Kind::<T>::IS_RESULT`.
#[derive(Debug)]
pub struct Kind<T>(PhantomData<fn() -> T>);

impl<T, E> Kind<Result<T, E>> {
    /// It is one. An inherent constant comes before that of a trait.
    pub const IS_RESULT: bool = true;
}

/// The answer for every other type.
pub trait IsNoResult {
    /// It is none.
    const IS_RESULT: bool = false;
}

impl<T> IsNoResult for Kind<T> {}
