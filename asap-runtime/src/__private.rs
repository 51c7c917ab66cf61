//! What generated code names; no part of the public interface.

pub use inventory;

pub use crate::child::{FanOut, join, join_all, join_first, spawn, spawn_with};
pub use crate::wait::{receive, receive_within, sleep, sleep_until};

pub use crate::frame::iter;
pub use crate::frame::{
    Answer, AsGrowing, AsStill, AsUnknown, Ask, Asked, Change, Grow, Kept, Nature, Since, Still, Unknown,
    method,
};
pub use crate::frame::{
    Argument, Arguments, AsDebug, AsDisplay, AsError, AsOpaque, AsText, AsyncCall, Begin, Body, Call,
    Callable, Called, Changed, Checkpoint, Cx, Decided, Describe, Described, Details, Ended, Ending, Failing,
    Fails, Fallible, Finish, FromAsync, FromAsyncTransaction, FromLocal, FromLocalTransaction, FromResidual,
    FromSync, FromSyncTransaction, Function, FunctionBody, FutureBody, Given, Held, Instance, IsNoResult,
    Key, Kind, LocalCall, Migrate, Named, Needed, Parameter, Persist, Policy, Registration, Resource,
    Resumable, Returned, SendBody, Settled, Slot, Start, Step, StepBody, Stored, StoredOwned, Told, Try,
    Type, Value, View, Whole, Without, Writer, body, boxed, constant, entered, fallible, function_of,
    infallible, lent, migrated, part, save, send_body, simplified, stop, transaction, transaction_in_async,
    transaction_in_local, types, view,
};
pub use crate::frame::{Policies, Retry};
pub use crate::undo::compensate;
pub use crate::wait::{Tries, next_try};
pub use std::any::{Any, TypeId, type_name};

/// The entry of a function that workers begin at the times of a pattern.
#[cfg(feature = "cron")]
#[must_use]
pub const fn scheduled(function: &'static Function, pattern: &'static str) -> Registration {
    Registration::Scheduled(function, pattern)
}
