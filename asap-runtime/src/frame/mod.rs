//! What generated code calls: a function's description, the context of a run, and how a body ends.
//!
//! `#[resumable]` turns `fn count(n: u64) -> u64` into a function that returns a [`Call`]: the arguments, already
//! written down, and a body that has not begun. The body gets a [`Cx`]. At each `checkpoint!()` it hands every
//! local that is still needed to a [`Writer`]; on resume it asks the [`Cx`] for the same locals by name. A
//! body that must not go on awaits [`stop()`], which never ends: no code of the user's can catch it.
//!
//! Nothing here is for use by hand, and nothing but the types re-exported at the crate root is covered by semantic
//! versioning: the macro's version is pinned to this crate's.

mod call;
mod cx;
mod describe;
mod entry;
mod function;
pub mod iter;
mod kind;
mod outcome;
mod persist;
mod saved;
mod shape;
mod slot;
mod stop;
mod thrown;
mod view;
mod writer;

pub use call::{Arguments, Call, arguments};
pub use cx::Cx;
pub use describe::{AsDebug, AsDisplay, AsError, AsOpaque, AsText, Describe, Described};
pub use entry::entered;
pub use function::{Checkpoint, Function, Registration};
pub use kind::{IsNoResult, Kind};
pub use outcome::{Body, Fallible, Outcome, fallible, fallible_as, infallible};
pub use persist::Persist;
pub use slot::Slot;
pub use stop::stop;
pub use thrown::Thrown;
pub use view::{View, view};
pub use writer::Writer;

pub(crate) use writer::Again;
#[cfg(test)]
pub(crate) use writer::again;

pub(crate) use call::Begin;
pub(crate) use outcome::Ended;
pub(crate) use saved::{RESUME, Saved, Unusable, list};
pub(crate) use shape::simplified;
