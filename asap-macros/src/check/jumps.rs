//! Jumps that the expansion cannot follow.
//!
//! A jump out of a piece of code first puts back the slots that the piece has taken. Inside the arguments of a macro
//! that is not one of the standard library's nobody knows where it goes.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;

use crate::bindings::{Local, Locals};
use crate::catalogue;
use crate::ir::{Block, Body, StepKind, Value};
use crate::mentions::Mentions;
use crate::report::Report;
use crate::resolve;

pub(super) fn check(body: &Body, report: &mut Report) {
    Jumps { body, report }.block(&body.root, false);
}

struct Jumps<'a> {
    body: &'a Body,
    report: &'a mut Report,
}

impl Jumps<'_> {
    /// Looks at the pieces of a block; if `inside`, a slot is in place around all of them.
    fn block(&mut self, block: &Block, inside: bool) {
        let inside = inside
            || matches!(block.steps.first().map(|step| &step.kind),
                Some(StepKind::Always { local, .. }) if self.needs_slot([*local]));
        // Pieces without a point between them share what they have taken.
        let mut taken = inside;
        for step in &block.steps {
            if !step.points.is_empty() {
                taken = inside;
            }
            taken |= self.needs_slot(step.kind.used());
            if taken {
                self.macros(step.kind.code());
            }
        }
        if let Some(Value::Plain(tail)) = block.tail.as_deref()
            && (taken || self.needs_slot(tail.mentioned()))
        {
            self.macros(tail.to_token_stream());
        }
        for value in block.values() {
            let around = matches!(value.innermost(), Value::For(node) if self.needs_slot([node.iterator]));
            value.blocks().into_iter().for_each(|block| self.block(block, inside || around));
        }
    }

    fn needs_slot(&self, locals: impl IntoIterator<Item = Local>) -> bool {
        let mut all = Locals::new();
        locals.into_iter().for_each(|local| self.body.bindings.with_roots(local, &mut all));
        all.iter().any(|local| self.body.slots.contains(local))
    }

    /// Reports a jump in the arguments of each macro that is not known.
    fn macros(&mut self, code: TokenStream) {
        let mut before: [Option<TokenTree>; 2] = [None, None];
        for token in code {
            if let TokenTree::Group(group) = &token {
                let is_unknown = matches!(&before, [Some(TokenTree::Ident(name)), Some(TokenTree::Punct(bang))]
                    if bang.as_char() == '!' && !resolve::is_known(&name.to_string(), &group.stream()));
                match jump(&group.stream()) {
                    Some(jump) if is_unknown => self.report.at(jump, catalogue::JUMP_IN_MACRO),
                    _ => self.macros(group.stream()),
                }
            }
            before = [before[1].take(), Some(token)];
        }
    }
}

fn jump(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == "break" || ident == "continue" => Some(ident),
        TokenTree::Group(group) => jump(&group.stream()),
        _ => None,
    })
}
