//! Mistakes that the syntax shows, all of them in one go.

mod jumps;
mod points;
mod signature;

use syn::ItemFn;

use crate::ir::Body;
use crate::report::Report;
use crate::source::Source;

/// Checks what only the IR shows.
pub(crate) fn body(function: &ItemFn, body: &Body, report: &mut Report) {
    if !body.slots.is_empty() {
        jumps::check(&function.block, report);
    }
}

/// Checks what the user wrote.
pub(crate) fn function(source: &Source, report: &mut Report) {
    signature::check(source, report);
    points::check(&source.function.block, source.mode, report);
}
