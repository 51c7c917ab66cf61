//! The arms of `select!`: `pattern = future, if condition => handler`.
//!
//! It is the one macro of the asynchronous libraries that binds names; in a handler they are not the function's.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::macros::Rewriter;

/// Whether a macro has such arms.
pub(super) fn is_select(name: &str) -> bool {
    matches!(name, "select" | "select_biased")
}

impl Rewriter<'_> {
    /// The arguments with the ids of locals in them.
    pub(super) fn select(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = &tokens[..];
        let mut out = TokenStream::new();
        while let Some(arrow) = find(rest, "=>") {
            let (head, tail) = rest.split_at(arrow + 2);
            let pattern = find(&head[..arrow], "=").unwrap_or(0);
            let (pattern, future) = head.split_at(pattern);
            out.extend(pattern.iter().cloned());
            out.extend(self.stream(future.iter().cloned().collect(), false));
            let end = match tail {
                [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => 1,
                _ => find(tail, ",").unwrap_or(tail.len()),
            };
            let (handler, after) = tail.split_at(end);
            let outer = self.hidden.len();
            bound(pattern, &mut self.hidden);
            out.extend(self.stream(handler.iter().cloned().collect(), false));
            self.hidden.truncate(outer);
            rest = after;
            if let [comma @ TokenTree::Punct(punct), more @ ..] = rest
                && punct.as_char() == ','
            {
                out.extend([comma.clone()]);
                rest = more;
            }
        }
        out.extend(self.stream(rest.iter().cloned().collect(), false));
        out
    }
}

/// Where an operator stands among tokens, alone and not as a part of another.
fn find(tokens: &[TokenTree], operator: &str) -> Option<usize> {
    let is = |index: usize, c: char, joint: bool| match tokens.get(index) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == c && (punct.spacing() == Spacing::Joint) == joint,
        _ => false,
    };
    let is_glued = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        matches!(before, Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint)
    };
    (0..tokens.len()).find(|&index| {
        !is_glued(index)
            && match *operator.as_bytes() {
                [only] => is(index, only.into(), false),
                [first, second] => is(index, first.into(), true) && is(index + 1, second.into(), false),
                _ => false,
            }
    })
}

/// The names that a pattern may bind.
fn bound(pattern: &[TokenTree], names: &mut Vec<String>) {
    for token in pattern {
        match token {
            TokenTree::Ident(ident) => names.push(ident.to_string()),
            TokenTree::Group(group) => bound(&group.stream().into_iter().collect::<Vec<_>>(), names),
            _ => {}
        }
    }
}
