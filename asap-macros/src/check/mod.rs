//! Mistakes that the syntax shows, all of them in one go.

mod jumps;
mod notes;
mod points;
mod rebuild;
mod signature;

use crate::ir::Body;
use crate::report::Report;
use crate::source::Source;

pub(crate) use notes::old_keys;

/// Checks what only the IR shows.
pub(crate) fn body(body: &Body, report: &mut Report) {
    jumps::check(body, report);
    notes::meant(body, report);
}

/// Checks what the user wrote.
pub(crate) fn function(source: &Source, report: &mut Report) {
    signature::check(source, report);
    points::check(&source.function.block, source.mode, report);
    notes::written(&source.function, report);
    rebuild::check(&source.function.block, report);
}
