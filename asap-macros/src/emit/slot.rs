//! Locals in slots: each piece of code that uses one takes it, and puts it back if it is needed later.
//!
//! It is taken into a plain local that is declared beside the slot. What is not needed later stays there, or has been
//! moved on: rustc knows which, and drops it where the plain function does.

use std::cell::RefCell;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Lifetime, Stmt};

use super::{Emitter, hygienic};
use crate::bindings::{self, Local, Locals};
use crate::ir::Edges;
use crate::mentions::Mentions;
use crate::{resolve, syntax};

/// The slots whose locals are in use as plain locals, and the views that are made, in the piece of code that is being
/// written.
#[derive(Default)]
pub(super) struct Open(Locals);

impl Open {
    fn has(&self, local: Local) -> bool {
        self.0.contains(&local)
    }

    /// Notes a view: it is there for the pieces that follow, and gone with what it borrows from.
    pub(super) fn see(&mut self, local: Local) {
        self.0.insert(local);
    }
}

/// Where a jump goes, and what is live there.
pub(super) struct Target {
    pub(super) label: Option<Lifetime>,
    pub(super) is_loop: bool,
    pub(super) edges: Edges,
}

pub(super) type Targets = RefCell<Vec<Target>>;

impl Emitter<'_> {
    pub(super) fn is_slot(&self, local: Local) -> bool {
        self.body.slots.contains(&local) && !self.is_adopted(local)
    }

    pub(super) fn is_view(&self, local: Local) -> bool {
        self.body.views.contains(&local) && !self.is_adopted(local)
    }

    /// Those of a pattern's bindings that a head carries into its arm: views are made again there.
    pub(super) fn carried(&self, bound: &[Local]) -> Vec<Local> {
        bound.iter().copied().filter(|&local| !self.is_view(local)).collect()
    }

    pub(super) fn slot(&self, local: Local) -> Ident {
        let name = bindings::source(&self.bindings().get(local).name);
        let name = name.trim_start_matches("r#");
        hygienic(&format!("{name}_slot{}", local.0))
    }

    /// Assigns a local that is declared already; a view is declared here.
    pub(super) fn set(&self, local: Local, value: &TokenStream) -> TokenStream {
        if self.is_view(local) {
            let ident = self.ident(local);
            // Made again behind the points of a loop over it.
            let mutable = self.is_exclusive(local).then(|| quote!(mut));
            let ty = self.bindings().get(local).derived.as_ref().and_then(|derived| derived.ty.as_ref());
            let ty = ty.map(|ty| quote!(: #ty));
            // Where it is used next it may have been made again.
            return quote!(#[allow(unused_variables)] let #mutable #ident #ty = #value;);
        }
        if self.is_slot(local) {
            let slot = self.slot(local);
            if mentions(value, &slot) {
                // The value takes from the slot itself.
                let new = hygienic("value");
                return quote!({ let #new = #value; #slot.put(#new); });
            }
            quote!(#slot.put(#value);)
        } else {
            let ident = self.ident(local);
            quote!(#ident = #value;)
        }
    }

    /// Takes the slots that a piece mentions, and makes the views in it.
    pub(super) fn open(&self, mentioned: &Locals, live_in: &Locals, open: &mut Open) -> TokenStream {
        let is_seen = |local: Local| self.is_view(local) && live_in.contains(&local);
        let mut wanted = Locals::new();
        for &local in mentioned {
            if is_seen(local) && !open.has(local) {
                self.bindings().with_roots(local, &mut wanted);
            }
            wanted.insert(local);
        }
        let mut tokens = TokenStream::new();
        for local in self.bindings().in_order(&wanted) {
            if is_seen(local) {
                if !open.has(local) {
                    let group: Vec<Local> = self.group(local).filter(|&other| is_seen(other)).collect();
                    tokens.extend(self.derivation(local, &group));
                    open.0.extend(group);
                }
                continue;
            }
            if !self.is_slot(local) || !open.0.insert(local) {
                continue;
            }
            let (ident, slot) = (self.ident(local), self.slot(local));
            if live_in.contains(&local) {
                tokens.extend(quote!(#ident = #slot.take();));
            } else if self.bindings().get(local).mutable {
                // It is assigned before it is used: that drops what it still held.
                let old = hygienic("old");
                tokens.extend(
                    quote!(if let ::core::option::Option::Some(#old) = #slot.leave() { #ident = #old; }),
                );
            }
        }
        tokens
    }

    /// Says what type the local of a slot has, unless it is taken before anything else is done with it.
    pub(super) fn typed(&self, local: Local, code: &TokenStream) -> TokenStream {
        let (ident, slot) = (self.ident(local), self.slot(local));
        if is_taken_first(code, &ident, &slot) == Some(true) {
            return TokenStream::new();
        }
        let cfg = &self.bindings().get(local).cfg;
        quote!(#(#cfg)* if false { #ident = #slot.take(); })
    }

    /// Puts back what is needed later.
    pub(super) fn close(&self, open: &mut Open, live_out: &Locals) -> TokenStream {
        let puts = self.puts(open, live_out);
        open.0.clear();
        puts
    }

    pub(super) fn puts(&self, open: &Open, live: &Locals) -> TokenStream {
        let needed = open.0.iter().filter(|local| self.is_slot(**local) && live.contains(local));
        needed.map(|&local| self.put_back(local)).collect()
    }

    /// What a jump puts back: what the piece has taken, and what is in place only inside of what the jump leaves.
    pub(super) fn leaving(&self, open: &Open, label: Option<&Lifetime>, again: bool) -> TokenStream {
        let targets = self.targets.borrow();
        let is_meant = |target: &Target| match label {
            Some(label) => target.label.as_ref() == Some(label),
            None => target.is_loop,
        };
        let Some(index) = targets.iter().rposition(is_meant) else { return TokenStream::new() };
        let edges = &targets[index].edges;
        let live = if again { &edges.again } else { &edges.after };
        let mut puts = self.puts(open, live);
        for adopted in self.adopted.borrow().iter().rev().filter(|adopted| adopted.depth > index) {
            let left = adopted.locals.iter().filter(|local| self.body.slots.contains(local));
            puts.extend(left.filter(|local| live.contains(local)).map(|&local| self.put_back(local)));
        }
        puts
    }

    pub(super) fn put_back(&self, local: Local) -> TokenStream {
        let (ident, slot) = (self.ident(local), self.slot(local));
        quote!(#slot.put(#ident);)
    }

    /// Whether a jump may have something to put back.
    fn may_leave(&self, open: &Open) -> bool {
        !open.0.is_empty() || !self.adopted.borrow().is_empty()
    }

    /// A statement in which every jump out of it puts back first what is open.
    pub(super) fn with_jumps_stmt(&self, stmt: &Stmt, open: &Open) -> Stmt {
        let mut stmt = stmt.clone();
        if self.may_leave(open) {
            let mut jumps = Jumps::new(self, open);
            jumps.visit_stmt_mut(&mut stmt);
            let put = jumps.put;
            self.uncover(&put, || syntax::declared_in_stmt(&stmt));
        }
        stmt
    }

    pub(super) fn with_jumps(&self, expr: &Expr, open: &Open) -> Expr {
        let mut expr = expr.clone();
        if self.may_leave(open) {
            let mut jumps = Jumps::new(self, open);
            jumps.visit_expr_mut(&mut expr);
            let put = jumps.put;
            self.uncover(&put, || syntax::declared_inside(&expr));
        }
        expr
    }

    /// Notes the locals of a piece whose names hide what a jump out of it puts back.
    fn uncover(&self, put: &Locals, declared: impl FnOnce() -> Vec<Local>) {
        if put.is_empty() {
            return;
        }
        let name = |local: Local| &self.bindings().get(local).name;
        let hides = |local: &Local| put.iter().any(|&put| put != *local && name(put) == name(*local));
        self.hiding.borrow_mut().extend(declared().into_iter().filter(hides));
    }

    pub(super) fn within<T>(
        &self,
        label: Option<&syn::Label>,
        is_loop: bool,
        edges: &Edges,
        write: impl FnOnce() -> T,
    ) -> T {
        let label = label.map(|label| label.name.clone());
        self.targets.borrow_mut().push(Target { label, is_loop, edges: edges.clone() });
        let written = write();
        self.targets.borrow_mut().pop();
        written
    }
}

/// Whether the first that code does with a local is to take it from its slot; none if it does nothing with it.
fn is_taken_first(code: &TokenStream, ident: &Ident, slot: &Ident) -> Option<bool> {
    let tokens: Vec<TokenTree> = code.clone().into_iter().collect();
    tokens.iter().enumerate().find_map(|(index, token)| match token {
        TokenTree::Ident(found) if found == ident => {
            Some(matches!(tokens.get(index + 2), Some(TokenTree::Ident(from)) if from == slot))
        }
        TokenTree::Group(group) => is_taken_first(&group.stream(), ident, slot),
        _ => None,
    })
}

fn mentions(tokens: &TokenStream, ident: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == *ident,
        TokenTree::Group(group) => mentions(&group.stream(), ident),
        _ => false,
    })
}

/// Rewrites the jumps that leave a piece of code.
struct Jumps<'e, 'a> {
    emitter: &'e Emitter<'a>,
    open: &'e Open,
    /// Loops of the piece around the jump.
    loops: usize,
    labels: Vec<Lifetime>,
    /// What the jumps put back.
    put: Locals,
}

impl<'e, 'a> Jumps<'e, 'a> {
    fn new(emitter: &'e Emitter<'a>, open: &'e Open) -> Self {
        Self { emitter, open, loops: 0, labels: Vec::new(), put: Locals::new() }
    }

    /// What to put back before a jump; nothing if it stays inside the piece.
    fn before(&mut self, label: Option<&Lifetime>, again: bool) -> Option<TokenStream> {
        let inside = label.map_or(self.loops > 0, |label| self.labels.contains(label));
        if inside {
            return None;
        }
        let puts = self.emitter.leaving(self.open, label, again);
        self.put.extend(puts.mentioned());
        (!puts.is_empty()).then_some(puts)
    }

    fn labelled(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        let had = label.map(|label| self.labels.push(label.name.clone())).is_some();
        visit(self);
        if had {
            self.labels.pop();
        }
    }

    fn in_loop(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        self.loops += 1;
        self.labelled(label, visit);
        self.loops -= 1;
    }
}

impl VisitMut for Jumps<'_, '_> {
    fn visit_expr_mut(&mut self, node: &mut Expr) {
        match node {
            Expr::Closure(_) | Expr::Async(_) => {}
            Expr::Break(jump) => {
                visit_mut::visit_expr_break_mut(self, jump);
                if let Some(puts) = self.before(jump.label.as_ref(), false) {
                    let label = &jump.label;
                    *node = match &jump.expr {
                        Some(value) => {
                            let name = format_ident!("value", span = proc_macro2::Span::mixed_site());
                            syn::parse_quote!({ let #name = #value; #puts break #label #name })
                        }
                        None => syn::parse_quote!({ #puts break #label }),
                    };
                }
            }
            Expr::Continue(jump) => {
                if let Some(puts) = self.before(jump.label.as_ref(), true) {
                    *node = syn::parse_quote!({ #puts #jump });
                }
            }
            Expr::Loop(inner) => {
                let label = inner.label.clone();
                self.in_loop(label.as_ref(), |this| visit_mut::visit_expr_loop_mut(this, inner));
            }
            Expr::While(inner) => {
                let label = inner.label.clone();
                self.in_loop(label.as_ref(), |this| visit_mut::visit_expr_while_mut(this, inner));
            }
            Expr::ForLoop(inner) => {
                let label = inner.label.clone();
                self.visit_expr_mut(&mut inner.expr);
                self.in_loop(label.as_ref(), |this| this.visit_block_mut(&mut inner.body));
            }
            Expr::Block(inner) => {
                let label = inner.label.clone();
                self.labelled(label.as_ref(), |this| visit_mut::visit_expr_block_mut(this, inner));
            }
            _ => visit_mut::visit_expr_mut(self, node),
        }
    }

    fn visit_macro_mut(&mut self, node: &mut syn::Macro) {
        let outer = std::mem::take(&mut self.put);
        let tokens = node.tokens.clone();
        resolve::edit(node, |value| self.visit_expr_mut(value));
        // What the arguments bind keeps its name, so what is put back among them has to have another.
        let words = super::names::words_of(&tokens);
        let is_hidden =
            |local: &&Local| words.contains(&self.emitter.bindings().get(**local).name.to_string());
        self.emitter.hiding.borrow_mut().extend(self.put.iter().filter(is_hidden));
        self.put.extend(outer);
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
