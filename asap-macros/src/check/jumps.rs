//! Jumps that the expansion cannot follow.
//!
//! A jump out of a piece of code first puts back the slots that the piece has taken. Inside the arguments of a macro
//! nobody knows where it goes.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Block, Macro};

use crate::catalogue;
use crate::report::Report;

pub(super) fn check(block: &Block, report: &mut Report) {
    Jumps(report).visit_block(block);
}

struct Jumps<'a>(&'a mut Report);

impl<'ast> Visit<'ast> for Jumps<'_> {
    fn visit_macro(&mut self, node: &'ast Macro) {
        if let Some(jump) = jump(&node.tokens) {
            self.0.at(jump, catalogue::JUMP_IN_MACRO);
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

fn jump(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == "break" || ident == "continue" => Some(ident),
        TokenTree::Group(group) => jump(&group.stream()),
        _ => None,
    })
}
