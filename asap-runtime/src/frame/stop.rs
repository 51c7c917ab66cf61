//! The end of an attempt that nobody can catch.

use std::future::{Pending, pending};

/// Never goes on: the driver sees a body that is pending and drops it.
///
/// A value or a panic could be caught on its way out of the user's function. A future that is not polled again
/// cannot. This one has nothing to drop, so that the body's own future needs no code for that.
#[must_use = "it does nothing unless it is awaited"]
pub fn stop<T>() -> Pending<T> {
    pending()
}
