//! Which locals a piece of code mentions, in the arguments and format strings of macros too.
//!
//! Syntax is visited, not written out as tokens first: that would cost several times as much.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Expr, Stmt};

use crate::bindings::{self, Locals};
use crate::syntax;

/// Code that may mention locals.
pub(crate) trait Mentions {
    /// Adds the locals that it mentions.
    fn collect(&self, into: &mut Locals);

    /// The locals that it mentions.
    fn mentioned(&self) -> Locals {
        let mut locals = Locals::new();
        self.collect(&mut locals);
        locals
    }
}

/// The locals of the function that an expression mentions, without those that it declares itself.
pub(crate) fn captured(expr: &Expr) -> Locals {
    let mut locals = expr.mentioned();
    for local in syntax::declared_inside(expr) {
        locals.remove(&local);
    }
    locals
}

impl Mentions for Expr {
    fn collect(&self, into: &mut Locals) {
        Visitor(into).visit_expr(self);
    }
}

impl Mentions for Stmt {
    fn collect(&self, into: &mut Locals) {
        Visitor(into).visit_stmt(self);
    }
}

impl Mentions for TokenStream {
    fn collect(&self, into: &mut Locals) {
        for token in self.clone() {
            token.collect(into);
        }
    }
}

impl Mentions for TokenTree {
    fn collect(&self, into: &mut Locals) {
        match self {
            Self::Ident(ident) => into.extend(bindings::decode(&ident.to_string())),
            Self::Group(group) => group.stream().collect(into),
            Self::Literal(literal) => literal.collect(into),
            Self::Punct(_) => {}
        }
    }
}

impl Mentions for Literal {
    fn collect(&self, into: &mut Locals) {
        into.extend(bindings::carried(&self.to_string()));
    }
}

impl<P> Mentions for Punctuated<Expr, P> {
    fn collect(&self, into: &mut Locals) {
        for code in self {
            code.collect(into);
        }
    }
}

impl<T: Mentions> Mentions for Option<T> {
    fn collect(&self, into: &mut Locals) {
        if let Some(code) = self {
            code.collect(into);
        }
    }
}

/// Finds them by visiting.
pub(crate) struct Visitor<'a>(pub(crate) &'a mut Locals);

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_ident(&mut self, node: &'ast Ident) {
        self.0.extend(bindings::decode(&node.to_string()));
    }

    fn visit_token_stream(&mut self, node: &'ast TokenStream) {
        node.collect(self.0);
    }

    fn visit_lit_str(&mut self, node: &'ast syn::LitStr) {
        self.0.extend(bindings::carried(&node.value()));
    }
}

/// Finds all identifiers, in the arguments of macros too, and fields and methods among them.
pub(crate) struct Idents<F>(pub(crate) F);

impl<'ast, F: FnMut(&Ident)> Visit<'ast> for Idents<F> {
    fn visit_ident(&mut self, node: &'ast Ident) {
        (self.0)(node);
    }

    fn visit_token_stream(&mut self, node: &'ast TokenStream) {
        for token in node.clone() {
            match token {
                TokenTree::Ident(ident) => (self.0)(&ident),
                TokenTree::Group(group) => self.visit_token_stream(&group.stream()),
                _ => {}
            }
        }
    }
}
