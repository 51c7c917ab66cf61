//! Whether a piece of code may move a local: then it is not there to be dropped later.
//!
//! A macro sees no types, so "may" is all there is to know: a local that is only borrowed, compared, indexed or
//! printed stays; any other use may take it.

use proc_macro2::{TokenStream, TokenTree};

use crate::bindings::{self, Local};
use crate::resolve;

/// Whether some use of the local in the tokens may move it.
pub(super) fn may_move(tokens: TokenStream, local: Local) -> bool {
    search(tokens, local, false)
}

fn search(tokens: TokenStream, local: Local, in_format: bool) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => {
            let format = is_format_macro(&tokens[..index]);
            search(group.stream(), local, format)
        }
        TokenTree::Ident(ident) if bindings::decode(&ident.to_string()) == Some(local) => {
            !stays(&tokens, index, in_format)
        }
        _ => false,
    })
}

/// Whether the use at `index` leaves the local where it is.
fn stays(tokens: &[TokenTree], index: usize, in_format: bool) -> bool {
    let before = index.checked_sub(1).and_then(|index| tokens.get(index));
    let before_that = index.checked_sub(2).and_then(|index| tokens.get(index));
    let after = tokens.get(index + 1);
    let is =
        |token: Option<&TokenTree>, c: char| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == c);
    let is_mut = matches!(before, Some(TokenTree::Ident(ident)) if ident == "mut");
    let borrowed = is(before, '&') || is_mut && is(before_that, '&');
    let indexed = matches!(after, Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::Bracket);
    let compared = (is(after, '=') || is(after, '!')) && is(tokens.get(index + 2), '=');
    let assigned = is(after, '=') && !is(tokens.get(index + 2), '=')
        || matches!(after, Some(TokenTree::Punct(op)) if "+-*/%^&|".contains(op.as_char()))
            && is(tokens.get(index + 2), '=');
    let printed = in_format
        && (after.is_none() || is(after, ','))
        && (before.is_none() || is(before, ',') || is(before, '='));
    borrowed && (!is(after, '.') || is_part(&tokens[index + 1..])) || indexed || compared || assigned || printed
}

/// Whether what follows a local names a part of it, and calls nothing: `.name`, `.1.0`.
fn is_part(mut after: &[TokenTree]) -> bool {
    while let [TokenTree::Punct(dot), TokenTree::Ident(_) | TokenTree::Literal(_), rest @ ..] = after
        && dot.as_char() == '.'
    {
        after = rest;
    }
    match after {
        [] => true,
        [TokenTree::Punct(punct), ..] => matches!(punct.as_char(), ',' | ';' | '<' | '>' | '='),
        _ => false,
    }
}

fn is_format_macro(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if bang.as_char() == '!' => {
            resolve::is_format_macro(&name.to_string())
        }
        _ => false,
    }
}
