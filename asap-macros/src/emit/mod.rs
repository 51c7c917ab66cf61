//! Writes the expansion.
//!
//! In goes the IR with its live sets, out come tokens; nothing can fail any more but a name (`names`). The user's
//! code stays where it was. A function runs fresh with `at == 0`; on resume `at` is the number of the point to go on
//! from, and regions of the form
//!
//! ```text
//! if at < 3 { what stands in front of point 3 } else { restore what is live at it }
//! ```
//!
//! lead there: a local is declared in front of the region and assigned in both of its halves, so rustc infers its
//! type from the fresh half. An interruption leaves the body for a future that stays pending (`stop().await`) and is dropped.

mod adopt;
mod block;
mod branch;
mod description;
mod details;
mod function;
mod generics;
mod instance;
mod loops;
mod names;
mod need;
mod point;
mod restore;
mod signature;
mod since;
mod slot;
mod value;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use syn::Lifetime;

use adopt::Adopted;
pub(crate) use generics::is_given;
pub(crate) use signature::is_result;

use crate::attributes::Mode;
use crate::bindings::{Bindings, Local, Locals};
use crate::ir::{self, Body};
use crate::liveness;
use crate::report::Report;
use crate::source::Source;

/// The whole expansion of a function.
pub(crate) fn function(source: &Source, body: &Body, report: &mut Report) -> TokenStream {
    let emitter = Emitter::new(body, source.mode, output(source));
    function::expansion(source, &emitter, report)
}

/// What the function returns, as it is written.
pub(crate) fn output(source: &Source) -> TokenStream {
    signature::output(&source.function.sig.output)
}

/// What stands beside the block of a method.
pub(crate) fn registration(source: &Source) -> TokenStream {
    function::registration(source)
}

/// The signature with mistakes beside it, so that callers of the function do not fail in turn.
pub(crate) fn signature(source: &Source, mistakes: &TokenStream) -> TokenStream {
    signature::alone(source, mistakes)
}

struct Emitter<'a> {
    body: &'a Body,
    /// Per point: what is saved, and under which key.
    keys: Vec<Vec<(Local, String)>>,
    /// What the `for` loops with points iterate over, by iterator.
    sources: BTreeMap<Local, &'a ir::Source>,
    /// The loops and labelled blocks around what is being written.
    targets: slot::Targets,
    /// The slots and views that are in place where what is being written stands.
    adopted: RefCell<Vec<Adopted>>,
    /// The locals whose names hide, in a piece of code of the user's, what a jump out of it puts back.
    hiding: RefCell<Locals>,
    /// The locals whose types the body tells.
    told: RefCell<Vec<Local>>,
    /// The locals of which it is said what can have happened to them.
    kept: RefCell<Locals>,
    /// How many constructs around what is being written a `#[cfg]` may take away.
    conditional: Cell<u32>,
    mode: Mode,
    /// What the user's function returns.
    output: TokenStream,
    at: Ident,
    cx: Ident,
}

impl<'a> Emitter<'a> {
    fn new(body: &'a Body, mode: Mode, output: TokenStream) -> Self {
        let keys = body.points.iter().map(|point| liveness::keys(&body.bindings, point)).collect();
        let mut sources = BTreeMap::new();
        loops::sources(&body.root, &mut sources);
        Self {
            body,
            keys,
            sources,
            targets: slot::Targets::default(),
            adopted: RefCell::default(),
            hiding: RefCell::default(),
            told: RefCell::default(),
            kept: RefCell::default(),
            conditional: Cell::default(),
            mode,
            output,
            at: hygienic("at"),
            cx: hygienic("cx"),
        }
    }

    fn bindings(&self) -> &Bindings {
        &self.body.bindings
    }

    fn ident(&self, local: Local) -> Ident {
        self.bindings().ident(local)
    }
}

/// Names of the expansion's own. A local of the user's that is hidden by its hygiene must not have one of them.
const OWN: &[&str] = &[
    "argument",
    "arguments",
    "at",
    "called",
    "callee",
    "cx",
    "decided",
    "described",
    "entry",
    "error",
    "item",
    "iterator",
    "kept",
    "known",
    "old",
    "operand",
    "restored",
    "selected",
    "source",
    "taken",
    "this",
    "transaction",
    "value",
    "writer",
];

/// Whether a hidden name could be one of the expansion's own, which may be numbered.
fn is_own(name: &str) -> bool {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
    OWN.contains(&name)
        || base.strip_suffix('_').is_some_and(|base| OWN.contains(&base))
        || ["new_", "position", "argument", "shared"].iter().any(|prefix| name.starts_with(prefix))
        || name.contains("_slot")
}

/// An identifier that the user's code cannot see.
fn hygienic(name: &str) -> Ident {
    debug_assert!(is_own(name), "`{name}` is not among the expansion's own names");
    Ident::new(name, Span::mixed_site())
}

/// The block around the whole body, which an interruption leaves.
///
/// Behind it stands the only `await`, where none of the body's locals is alive: an `await` at each place would keep every
/// local that was ever borrowed in the future's memory, and cost rustc a state each.
fn stopped() -> Lifetime {
    Lifetime::new("'asap_stopped", Span::mixed_site())
}

/// A point's number as a literal.
fn number(number: u32) -> Literal {
    Literal::u32_unsuffixed(number)
}
