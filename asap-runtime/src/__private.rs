//! What generated code names; no part of the public interface.

pub use inventory;

pub use crate::frame::iter;
pub use crate::frame::{
    Arguments, AsDebug, AsDisplay, AsError, AsOpaque, AsText, Body, Call, Checkpoint, Cx, Describe,
    Described, Fallible, Function, IsNoResult, Kind, Outcome, Persist, Registration, Slot, View, Writer,
    arguments, entered, fallible, fallible_as, infallible, stop, view,
};
