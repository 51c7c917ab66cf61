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
mod called;
mod carried;
mod compared;
mod cx;
mod describe;
mod details;
mod effect;
mod entry;
mod exits;
mod frozen;
mod function;
mod given;
mod grow;
mod identity;
mod instance;
mod intent;
pub mod iter;
mod kept;
mod kind;
mod machine;
pub mod method;
mod old;
mod outcome;
mod part;
mod persist;
mod policies;
mod port;
mod restore;
mod saved;
mod shape;
mod since;
mod slot;
mod step;
mod stop;
mod thrown;
mod told;
mod transaction;
mod view;
mod writer;

pub use call::{AsyncCall, Call, Callable, Ending, Fails, LocalCall, Value};
pub use called::{Called, FromAsync, FromLocal, FromSync};
pub use cx::Cx;
pub use describe::{AsDebug, AsDisplay, AsError, AsOpaque, AsText, Describe, Described};
pub use details::{Changed, Details, Migrate, Told, Type};
pub(crate) use details::{END, Place};
pub use effect::{Decided, Key, Policy, Settled};
pub use entry::entered;
pub use exits::{FromResidual, Try};
pub use frozen::Frozen;
pub use function::{Arguments, Begin, Checkpoint, Function, Registration, Resource};
pub use given::{Given, Parameter, boxed};
pub use grow::Grow;
pub use instance::{Instance, Named, Resumable, constant, function_of, types};
pub use intent::Intent;
pub use kind::{IsNoResult, Kind};
pub use old::{Frame, Migrated, migrated};
pub use outcome::{
    Body, Ended, Failing, Fallible, Finish, FunctionBody, FutureBody, Returned, SendBody, Start, body,
    fallible, infallible, lent, save, send_body,
};
pub use part::{Whole, Without, part};
pub use persist::{Argument, Held, Needed, Persist, Stored, StoredOwned};
pub use policies::{Policies, Retry};
pub use since::{
    Answer, AsGrowing, AsStill, AsUnknown, Ask, Asked, Change, Kept, Nature, Since, Still, Unknown,
};
pub use slot::Slot;
pub(crate) use step::is_step;
pub use step::{Step, StepBody};
pub use stop::stop;
pub use thrown::Thrown;
pub use transaction::{
    FromAsyncTransaction, FromLocalTransaction, FromSyncTransaction, transaction, transaction_in_async,
    transaction_in_local,
};
pub use view::{View, view};
pub use writer::Writer;

pub(crate) use writer::Again;
#[cfg(test)]
pub(crate) use writer::again;

pub(crate) use call::Unbegun;
pub(crate) use carried::{Carried, Received};
pub(crate) use compared::{Hint, checkpoints as compare_checkpoints, locals as compare_locals};
pub(crate) use function::{START, Spot};
pub(crate) use machine::{Blocking, Local, Machine, Ran, Sending, Watch};
pub(crate) use port::{Entry, Port};
pub(crate) use saved::{FORMAT, FORMAT_WITH_PARTS, RESUME, Saved, UNKNOWN, Unfit, Unusable, list};
pub use shape::simplified;
pub(crate) use shape::{digits_of, simplify};
