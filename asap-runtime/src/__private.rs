//! What generated code names; no part of the public interface.

pub use inventory;

pub use crate::frame::iter;
pub use crate::frame::{
    Argument, Arguments, AsDebug, AsDisplay, AsError, AsOpaque, AsText, AsyncCall, Begin, Body, Call,
    Callable, Called, Changed, Checkpoint, Cx, Describe, Described, Details, Ended, Ending, Fails, Fallible,
    FromAsync, FromAsyncTransaction, FromLocal, FromLocalTransaction, FromSync, FromSyncTransaction,
    Function, Held, Instance, IsNoResult, Kind, LocalCall, Migrate, Named, Needed, Parameter, Persist,
    Registration, Resource, Resumable, Returned, SendBody, Slot, Stored, StoredOwned, Told, Type, Value,
    View, Whole, Without, Writer, Written, body, constant, entered, fallible, function_of, infallible, lent,
    migrated, part, send_body, simplified, stop, transaction, transaction_in_async, transaction_in_local,
    types, view,
};
pub use std::any::{Any, TypeId, type_name};
