//! What sessions that kill processes have in common: the processes, the report, and the command that runs one.

mod command;
mod process;
mod report;

pub use command::{Files, Given, beside, command};
pub(crate) use process::Process;
pub use report::Report;
