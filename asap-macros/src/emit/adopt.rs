//! Slots that are in place for a while: around a loop over a borrow of one, and behind a closure that captures one.
//!
//! What a loop or a closure borrows from is live at all points in it, so whatever led there has filled the slot. It is
//! taken in front, on both paths, and put back behind; in between the local is a plain one.

use proc_macro2::TokenStream;

use super::Emitter;
use super::slot::Open;
use crate::bindings::{Local, Locals};

/// What is in place, and how many loops and labelled blocks are around it.
pub(super) struct Adopted {
    pub(super) locals: Vec<Local>,
    pub(super) depth: usize,
}

impl Emitter<'_> {
    pub(super) fn is_adopted(&self, local: Local) -> bool {
        self.adopted.borrow().iter().any(|adopted| adopted.locals.contains(&local))
    }

    /// What a local needs in place that is not: slots and views.
    pub(super) fn to_adopt(&self, local: Local) -> Locals {
        let mut roots = Locals::new();
        self.bindings().with_roots(local, &mut roots);
        roots.remove(&local);
        roots.retain(|&root| self.is_slot(root) || self.is_view(root));
        // What one pattern borrows is borrowed in one go.
        let views: Vec<Local> = roots.iter().copied().filter(|&root| self.is_view(root)).collect();
        roots
            .extend(views.into_iter().flat_map(|view| self.group(view)).filter(|&other| self.is_view(other)));
        roots
    }

    /// Writes code in which some slots and views are in place: what stands in front of it, the code, and what stands
    /// behind it if `after` is live there.
    pub(super) fn adopting(
        &self,
        locals: &Locals,
        after: &Locals,
        write: impl FnOnce() -> TokenStream,
    ) -> (TokenStream, TokenStream, TokenStream) {
        if locals.is_empty() {
            return (TokenStream::new(), write(), TokenStream::new());
        }
        let mut open = Open::default();
        let take = self.open(locals, locals, &mut open);
        let depth = self.targets.borrow().len();
        self.adopted.borrow_mut().push(Adopted { locals: locals.iter().copied().collect(), depth });
        let written = write();
        self.adopted.borrow_mut().pop();
        let put = self.puts(&open, after);
        (take, written, put)
    }
}
