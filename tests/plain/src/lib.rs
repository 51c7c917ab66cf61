//! The plain half of a scenario, in which `#[resumable]` means next to nothing.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// Leaves the function, or the `impl` block, as it is, but for its `call!`s, of which those of an `async fn` are awaited,
/// and the `#[rebuild]` on its locals, which is left out.
#[proc_macro_attribute]
pub fn resumable(_: TokenStream, item: TokenStream) -> TokenStream {
    let is_word =
        |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(ident) if ident.to_string() == word);
    let all: Vec<TokenTree> = item.clone().into_iter().collect();
    let Some(function) = all.iter().position(|token| is_word(token, "fn")) else {
        // The functions of a block are marked themselves.
        return item;
    };
    let is_async = all[..function].iter().any(|token| is_word(token, "async"));
    renamed(item, if is_async { "plain_call_async" } else { "plain_call" })
}

/// Gives `call!` another name, and takes `#[rebuild]` away.
fn renamed(tokens: TokenStream, name: &str) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), renamed(group.stream(), name));
                new.set_span(group.span());
                out.extend([TokenTree::Group(new)]);
            }
            TokenTree::Ident(ident)
                if ident.to_string() == "call"
                    && matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!') =>
            {
                out.extend(format!("::asap_tests::{name}").parse::<TokenStream>().expect("a path"));
            }
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_rebuild(tokens.peek()) => {
                tokens.next();
            }
            token => out.extend([token]),
        }
    }
    out
}

/// Whether this is the `[rebuild]` of an attribute.
fn is_rebuild(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group))
        if group.delimiter() == Delimiter::Bracket && group.stream().to_string() == "rebuild")
}
