//! Where a checkpoint may stand.

use syn::visit::{self, Visit};
use syn::{Block, Macro};

use crate::attributes::Mode;
use crate::catalogue::{self, Message};
use crate::expand::is_resumable;
use crate::report::Report;
use crate::syntax;

pub(super) fn check(block: &Block, mode: Mode, report: &mut Report) {
    Positions { report, mode, inside: None }.visit_block(block);
}

struct Positions<'a> {
    report: &'a mut Report,
    mode: Mode,
    /// The message for a checkpoint that stands here, if it may not.
    inside: Option<Message>,
}

impl Positions<'_> {
    fn within(&mut self, message: Message, visit: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(message);
        visit(self);
        self.inside = outer;
    }
}

impl<'ast> Visit<'ast> for Positions<'_> {
    fn visit_expr_closure(&mut self, node: &'ast syn::ExprClosure) {
        self.within(catalogue::CHECKPOINT_IN_CLOSURE, |this| visit::visit_expr_closure(this, node));
    }

    fn visit_expr_async(&mut self, node: &'ast syn::ExprAsync) {
        self.within(catalogue::CHECKPOINT_IN_ASYNC_BLOCK, |this| visit::visit_expr_async(this, node));
    }

    fn visit_expr_await(&mut self, node: &'ast syn::ExprAwait) {
        if !self.mode.is_async()
            && self.inside != Some(catalogue::CHECKPOINT_IN_ASYNC_BLOCK)
            && self.inside != Some(catalogue::CHECKPOINT_IN_ITEM)
        {
            self.report.at(node.await_token, catalogue::AWAIT_IN_SYNC);
        }
        visit::visit_expr_await(self, node);
    }

    fn visit_expr_const(&mut self, node: &'ast syn::ExprConst) {
        self.within(catalogue::CHECKPOINT_IN_CONST, |this| visit::visit_expr_const(this, node));
    }

    fn visit_item(&mut self, node: &'ast syn::Item) {
        match node {
            syn::Item::Const(_) | syn::Item::Static(_) => {
                self.within(catalogue::CHECKPOINT_IN_CONST, |this| visit::visit_item(this, node));
            }
            // An inner function with the attribute of its own is its own business.
            syn::Item::Fn(function) if function.attrs.iter().any(|a| is_resumable(a.path())) => {}
            _ => self.within(catalogue::CHECKPOINT_IN_ITEM, |this| visit::visit_item(this, node)),
        }
    }

    fn visit_macro(&mut self, node: &'ast Macro) {
        if syntax::is_point(node) {
            if let Some(message) = self.inside {
                self.report.at(&node.path, message);
            }
            let given = if syntax::is_call(node) {
                syn::parse2::<syntax::Called>(node.tokens.clone()).ok().map(|called| called.call)
            } else {
                syn::parse2::<syntax::Marked>(node.tokens.clone()).ok().and_then(|marked| marked.transaction)
            };
            if let Some(given) = given {
                Positions { report: self.report, mode: self.mode, inside: self.inside }.visit_expr(&given);
            }
        } else if let Some(ident) = syntax::tokens_have_point(&node.tokens) {
            self.report.at(ident, catalogue::CHECKPOINT_IN_MACRO);
        }
    }
}
