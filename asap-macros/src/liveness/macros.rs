//! Liveness through macros: those of the standard library evaluate their arguments in order, of others nobody knows what they do.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Lifetime, Macro};

use super::Flow;
use crate::bindings::Locals;
use crate::mentions::Mentions;
use crate::resolve;

/// How many arguments a macro of this name evaluates first, once each and in their order; those behind may not be evaluated.
fn evaluated(name: &str) -> Option<usize> {
    Some(match name {
        "format" | "format_args" | "print" | "println" | "eprint" | "eprintln" | "write" | "writeln"
        | "dbg" => usize::MAX,
        "assert" => 1,
        "assert_eq" | "assert_ne" => 2,
        _ => return None,
    })
}

impl Flow<'_> {
    pub(super) fn mac(&mut self, mac: &Macro, live: Locals) -> Locals {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if name == "vec"
            && let Ok(list @ (Expr::Array(_) | Expr::Repeat(_))) = syn::parse2::<Expr>(bracketed(&mac.tokens))
        {
            // A string among them may capture a local.
            let strings = resolve::captures(&mac.tokens).mentioned();
            let mut live = self.expr(&list, live);
            self.use_all(strings, &mut live);
            return live;
        }
        match evaluated(&name) {
            Some(count) if resolve::is_known(&name, &mac.tokens) => self.arguments(mac, count, live),
            _ => self.tokens(&mac.tokens, live),
        }
    }

    /// The first `count` arguments in their order, and in front of what may be evaluated behind them.
    fn arguments(&mut self, mac: &Macro, count: usize, mut live: Locals) -> Locals {
        let mut arguments = Vec::new();
        resolve::edit(&mut mac.clone(), |argument| arguments.push(argument.clone()));
        let (first, behind) = arguments.split_at(count.min(arguments.len()));
        let not_evaluated = live.clone();
        live = self.in_order(behind.iter(), live);
        live.extend(not_evaluated);
        live = self.in_order(first.iter(), live);
        let mut strings = Locals::new();
        captured(&mac.tokens, &mut strings);
        self.use_all(strings, &mut live);
        live
    }

    /// Arguments of a macro: every local in them is used, and jumps in them may be taken.
    fn tokens(&mut self, tokens: &TokenStream, mut live: Locals) -> Locals {
        let mut labels = Vec::new();
        if jumps(tokens, &mut labels) {
            let labelled = labels.iter().map(|label| self.target(Some(label)));
            for target in labelled.chain([self.target(None)]).flatten() {
                live.extend(target.after.iter().copied());
                live.extend(target.again.iter().flatten().copied());
            }
        }
        self.use_all(tokens.mentioned(), &mut live);
        live
    }
}

/// What the strings among tokens capture.
fn captured(tokens: &TokenStream, into: &mut Locals) {
    for token in tokens.clone() {
        match token {
            TokenTree::Literal(_) => into.extend(token.mentioned()),
            TokenTree::Group(group) => captured(&group.stream(), into),
            _ => {}
        }
    }
}

/// The arguments of a macro in brackets, without the note of what its strings may capture.
fn bracketed(tokens: &TokenStream) -> TokenStream {
    let mut tokens = tokens.clone().into_iter().peekable();
    if matches!(tokens.peek(), Some(TokenTree::Ident(ident)) if ident == resolve::CAPTURES) {
        tokens.by_ref().take(2).for_each(drop);
    }
    let tokens: TokenStream = tokens.collect();
    quote::quote!([#tokens])
}

/// Whether `break` or `continue` stands among a macro's arguments; the labels there are added to `labels`.
fn jumps(tokens: &TokenStream, labels: &mut Vec<Lifetime>) -> bool {
    let mut found = false;
    let mut after_quote = None;
    for token in tokens.clone() {
        let quote = after_quote.take();
        match token {
            TokenTree::Ident(ident) => {
                if let Some(apostrophe) = quote {
                    labels.push(Lifetime { apostrophe, ident });
                } else {
                    found |= ident == "break" || ident == "continue";
                }
            }
            TokenTree::Group(group) => found |= jumps(&group.stream(), labels),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => after_quote = Some(punct.span()),
            _ => {}
        }
    }
    found
}
