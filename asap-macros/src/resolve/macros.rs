//! Uses of locals in the arguments of macros, whose grammar is not known.
//!
//! Every identifier that could be a use is one. Inline captures (`"{x}"`) in the format macros of the standard
//! library and of the common logging and error crates are rewritten inside the string; for other macros they
//! are listed in front of the arguments, as uses that `emit` strips again.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use syn::Macro;

use super::select::is_select;

use crate::bindings::{self, Local, Locals};

/// In front of a macro's arguments: `__asap_captures (…)`, the locals its strings may capture.
pub(crate) const CAPTURES: &str = "__asap_captures";

const FORMAT_MACROS: &[&str] = &[
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "format",
    "format_args",
    "panic",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "todo",
    "unimplemented",
    "unreachable",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "log",
    "event",
    "span",
    "bail",
    "ensure",
    "anyhow",
    "eyre",
];

/// Whether a macro of this name takes a format string, and borrows what it prints.
pub(crate) fn is_format_macro(name: &str) -> bool {
    FORMAT_MACROS.contains(&name)
}

/// Macros that take tokens as text, or nothing that could be a local.
const TEXT_MACROS: &[&str] = &[
    "stringify",
    "concat",
    "line",
    "column",
    "file",
    "module_path",
    "include",
    "include_str",
    "include_bytes",
    "env",
    "option_env",
    "cfg",
];

/// Whether a macro takes tokens as text.
pub(crate) fn takes_text(node: &Macro) -> bool {
    let name = node.path.segments.last().map(|segment| segment.ident.to_string());
    name.is_some_and(|name| is_text_name(&name))
}

pub(super) fn is_text_name(name: &str) -> bool {
    // `include!` takes code.
    name != "include" && TEXT_MACROS.contains(&name)
}

/// The macro's arguments with the ids of locals in them.
pub(crate) fn resolve(node: &Macro, lookup: impl Fn(&str) -> Option<Local>) -> TokenStream {
    let name = node.path.segments.last().map_or_else(String::new, |segment| segment.ident.to_string());
    if TEXT_MACROS.contains(&name.as_str()) {
        return node.tokens.clone();
    }
    let format = is_format_macro(&name);
    let mut rewriter = Rewriter { lookup: &lookup, format, captures: Locals::new(), hidden: Vec::new() };
    let tokens = if is_select(&name) {
        rewriter.select(node.tokens.clone())
    } else {
        rewriter.stream(node.tokens.clone(), false)
    };
    if rewriter.captures.is_empty() {
        return tokens;
    }
    let captured: TokenStream = rewriter
        .captures
        .iter()
        .map(|&local| TokenTree::Ident(bindings::encode(local, &Ident::new("captured", Span::call_site()))))
        .collect();
    let mut out = TokenStream::new();
    out.extend([
        TokenTree::Ident(Ident::new(CAPTURES, Span::call_site())),
        TokenTree::Group(Group::new(Delimiter::Parenthesis, captured)),
    ]);
    out.extend(tokens);
    out
}

/// A format string with the ids of the locals that it captures.
pub(super) fn format_string(text: &syn::LitStr, lookup: impl Fn(&str) -> Option<Local>) -> syn::Lit {
    let mut rewriter =
        Rewriter { lookup: &lookup, format: true, captures: Locals::new(), hidden: Vec::new() };
    match rewriter.literal(&text.token()) {
        TokenTree::Literal(literal) => syn::Lit::new(literal),
        _ => syn::Lit::Str(text.clone()),
    }
}

/// The locals that the strings among a macro's arguments may capture, as tokens.
pub(crate) fn captures(tokens: &TokenStream) -> Option<TokenTree> {
    let mut tokens = tokens.clone().into_iter();
    let is_noted = matches!(tokens.next(), Some(TokenTree::Ident(ident)) if ident == CAPTURES);
    if is_noted { tokens.next() } else { None }
}

pub(super) struct Rewriter<'a> {
    lookup: &'a dyn Fn(&str) -> Option<Local>,
    format: bool,
    captures: Locals,
    /// Names that the macro itself has bound around here.
    pub(super) hidden: Vec<String>,
}

impl Rewriter<'_> {
    fn find(&self, name: &str) -> Option<Local> {
        if self.hidden.iter().any(|hidden| hidden == name) { None } else { (self.lookup)(name) }
    }

    pub(super) fn stream(&mut self, tokens: TokenStream, braces: bool) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        for (index, token) in tokens.iter().enumerate() {
            out.extend([match token {
                // `stringify!(x)` among the arguments is text.
                TokenTree::Group(_) if is_text_macro(&tokens[..index]) => token.clone(),
                TokenTree::Group(group) => {
                    // A macro among the arguments has rules of its own.
                    let outer = self.format;
                    let name = macro_name(&tokens[..index]);
                    self.format = name.as_deref().map_or(outer, is_format_macro);
                    let stream = if name.as_deref().is_some_and(is_select) {
                        self.select(group.stream())
                    } else {
                        self.stream(group.stream(), group.delimiter() == Delimiter::Brace)
                    };
                    self.format = outer;
                    let mut new = Group::new(group.delimiter(), stream);
                    new.set_span(group.span());
                    TokenTree::Group(new)
                }
                TokenTree::Ident(ident) => match self.find(&ident.to_string()) {
                    Some(local) => match role(&tokens, index, braces) {
                        Word::Use => TokenTree::Ident(bindings::encode(local, ident)),
                        Word::Named => {
                            self.captures.insert(local);
                            token.clone()
                        }
                        Word::Other => token.clone(),
                    },
                    None => token.clone(),
                },
                TokenTree::Literal(literal) => self.literal(literal),
                TokenTree::Punct(_) => token.clone(),
            }]);
        }
        out
    }

    fn literal(&mut self, literal: &Literal) -> TokenTree {
        let text = literal.to_string();
        let is_string = text.starts_with('"') || text.starts_with("r\"") || text.starts_with("r#");
        if !is_string || !text.contains('{') {
            return TokenTree::Literal(literal.clone());
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find('{') {
            let (before, found) = rest.split_at(at + 1);
            out.push_str(before);
            rest = found;
            if let Some(escaped) = rest.strip_prefix('{') {
                out.push('{');
                rest = escaped;
                continue;
            }
            let close = rest.find('}').unwrap_or(rest.len());
            out.push_str(&self.placeholder(&rest[..close]));
            rest = &rest[close..];
        }
        out.push_str(rest);
        if !self.format {
            return TokenTree::Literal(literal.clone());
        }
        out.parse::<Literal>().map_or_else(
            |_| TokenTree::Literal(literal.clone()),
            |mut new| {
                new.set_span(literal.span());
                TokenTree::Literal(new)
            },
        )
    }

    /// The inside of `{…}`: a name, and widths or precisions that end in `$`.
    fn placeholder(&mut self, text: &str) -> String {
        let (name, rest) = text.split_once(':').map_or((text, None), |(name, rest)| (name, Some(rest)));
        let mut out = self.word(name);
        if let Some(rest) = rest {
            out.push(':');
            let mut word = String::new();
            for c in rest.chars() {
                if c.is_alphanumeric() || c == '_' {
                    word.push(c);
                } else {
                    out.push_str(&if c == '$' { self.word(&word) } else { word.clone() });
                    word.clear();
                    out.push(c);
                }
            }
            out.push_str(&word);
        }
        out
    }

    fn word(&mut self, word: &str) -> String {
        match self.find(word) {
            Some(local) if self.format => {
                bindings::encode(local, &Ident::new(word, Span::call_site())).to_string()
            }
            Some(local) => {
                self.captures.insert(local);
                word.to_owned()
            }
            None => word.to_owned(),
        }
    }
}

/// Whether the tokens end in `name !` of a macro that takes text.
fn is_text_macro(tokens: &[TokenTree]) -> bool {
    macro_name(tokens).is_some_and(|name| TEXT_MACROS.contains(&name.as_str()))
}

/// The name of the macro whose arguments come next.
fn macro_name(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if bang.as_char() == '!' => {
            Some(name.to_string())
        }
        _ => None,
    }
}

enum Word {
    /// A use of the local.
    Use,
    /// The name of an argument or field; a use only perhaps (`info!(x = 1)`, `info!(x)`).
    Named,
    /// A field, method, path or lifetime of the same name.
    Other,
}

fn role(tokens: &[TokenTree], index: usize, braces: bool) -> Word {
    let punct = |index: usize| match tokens.get(index) {
        Some(TokenTree::Punct(punct)) => Some((punct.as_char(), punct.spacing() == Spacing::Joint)),
        _ => None,
    };
    let before = index.checked_sub(1).and_then(punct).map(|(c, _)| c);
    let before_that = index.checked_sub(2).and_then(punct).map(|(c, _)| c);
    match (before_that, before) {
        (Some('.'), Some('.')) => {}
        (_, Some('.' | '\'')) | (Some(':'), Some(':')) => return Word::Other,
        _ => {}
    }
    let statement = index == 0 && braces || before == Some(';');
    match (punct(index + 1), punct(index + 2)) {
        (Some((':', true)), Some((':', _))) => Word::Other,
        (Some((':', _)), _) => Word::Named,
        (Some(('!', false)), _) if matches!(tokens.get(index + 2), Some(TokenTree::Group(_))) => Word::Other,
        (Some(('=', false)), _) if !statement => Word::Named,
        _ => Word::Use,
    }
}
