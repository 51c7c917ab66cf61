//! Compensations: what undoes what a task has done, if it is cancelled.
//!
//! `compensate!` puts a call on the task's list, which every later snapshot has. When the task is cancelled, a task of the runtime's own,
//! `<task>/undo`, begins the calls of the list as its children `<task>/undo/<n>`, the last first, each when the one before it is completed.
//! It keeps nothing beside its arguments: the children's records say how far it is, so it goes on wherever it was stopped.

mod list;
mod register;
mod task;

pub(crate) use list::{Compensation, Compensations};
pub use register::compensate;
pub(crate) use task::{NAME, UNDO, Undoing, undo_of};
