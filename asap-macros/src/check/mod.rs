//! Mistakes that the syntax shows, all of them in one go.

mod points;
mod signature;

use syn::ItemFn;

use crate::report::Report;

/// Checks what the user wrote.
pub(crate) fn function(function: &ItemFn, report: &mut Report) {
    signature::check(&function.sig, report);
    points::check(&function.block, report);
}
