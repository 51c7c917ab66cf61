//! Tasks that a task begins: the steps of `spawn!` and `join!`.
//!
//! A child is a task of its own, in a queue: workers run it, or the call that waits with its parent does. Its record names its parent,
//! and the store wakes the parent in the transaction that ends the child.

mod cancel;
mod ended;
mod fan;
mod handle;
mod join;
mod raw;
mod spawn;

pub use cancel::cancel;
pub use ended::ChildFailed;
pub use fan::FanOut;
pub use handle::Handle;
pub use join::{join, join_all, join_first};
pub use spawn::{spawn, spawn_with};
