//! The end of an attempt that nobody can catch.

use std::future::pending;

/// Never goes on: the driver sees a body that is pending and drops it.
///
/// A value or a panic could be caught on its way out of the user's function. A future that is not polled again
/// cannot.
pub async fn stop() -> ! {
    match pending::<std::convert::Infallible>().await {}
}
