//! What generated code names; no part of the public interface.

pub use inventory;

pub use crate::frame::iter;
pub use crate::frame::{
    Argument, Arguments, AsDebug, AsDisplay, AsError, AsOpaque, AsText, AsyncCall, Begin, Body, Call,
    Callable, Called, Checkpoint, Cx, Describe, Described, Ended, Ending, Fails, Fallible, FromAsync,
    FromLocal, FromSync, Function, Held, Instance, IsNoResult, Kind, LocalCall, Named, Needed, Persist,
    Registration, Resource, Resumable, Returned, SendBody, Slot, Stored, Value, View, Writer, Written, body,
    constant, entered, fallible, function_of, infallible, lent, send_body, simplified, stop, types, view,
};
pub use std::any::{Any, TypeId, type_name};
