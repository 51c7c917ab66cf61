//! Macros of the standard library whose arguments are expressions: these are resolved as the function's own are.
//!
//! What such an argument binds (`vec![{ let x = 1; x }]`) keeps its name: nothing of it is left behind the macro.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Lit, Macro, Pat, Token};

use super::{Resolver, macros};

/// The arguments of a macro, as it reads them.
enum Arguments {
    /// Expressions, of which the one at this index and those behind it are a format string and its arguments.
    Formatted(usize),
    /// `vec![a, b]`, `vec![a; n]`.
    List,
    /// `dbg!(a, b)`.
    Values,
    /// `matches!(value, pattern if guard)`.
    Pattern,
}

fn arguments_of(name: &str) -> Option<Arguments> {
    Some(match name {
        "print" | "println" | "eprint" | "eprintln" | "format" | "format_args" | "panic" | "todo"
        | "unimplemented" | "unreachable" => Arguments::Formatted(0),
        "write" | "writeln" | "assert" | "debug_assert" => Arguments::Formatted(1),
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => Arguments::Formatted(2),
        "vec" => Arguments::List,
        "dbg" => Arguments::Values,
        "matches" => Arguments::Pattern,
        _ => return None,
    })
}

/// Whether the arguments of a macro can be read.
pub(crate) fn is_known(name: &str, tokens: &TokenStream) -> bool {
    edited(name, tokens, &mut |_| ()).is_some()
}

/// Whether this is the name of a macro that is known, or takes text.
pub(crate) fn is_known_name(name: &str) -> bool {
    arguments_of(name).is_some() || macros::is_text_name(name)
}

/// Whether a macro is known, and its arguments can be read.
pub(crate) fn is_read(node: &Macro) -> bool {
    node.path.segments.last().is_some_and(|segment| is_known(&segment.ident.to_string(), &node.tokens))
}

/// Changes the expressions among the arguments of a macro that is known.
pub(crate) fn edit(node: &mut Macro, mut change: impl FnMut(&mut Expr)) {
    let name = node.path.segments.last().map(|segment| segment.ident.to_string());
    if let Some(tokens) = name.and_then(|name| edited(&name, &node.tokens, &mut change)) {
        node.tokens = tokens;
    }
}

fn edited(name: &str, tokens: &TokenStream, change: &mut dyn FnMut(&mut Expr)) -> Option<TokenStream> {
    match arguments_of(name)? {
        Arguments::Formatted(_) | Arguments::Values => {
            let mut values = values(tokens.clone())?;
            values.iter_mut().for_each(change);
            Some(values.into_token_stream())
        }
        Arguments::List => list(tokens, change),
        Arguments::Pattern => {
            let (mut value, pat, mut guard) = pattern.parse2(tokens.clone()).ok()?;
            change(&mut value);
            guard.iter_mut().for_each(change);
            let guard = guard.map(|guard| quote::quote!(if #guard));
            Some(quote::quote!(#value, #pat #guard))
        }
    }
}

impl Resolver {
    /// The arguments of such a macro with the ids of locals in them; none of another, or if they cannot be read.
    pub(super) fn known(&mut self, node: &Macro) -> Option<TokenStream> {
        let name = node.path.segments.last()?.ident.to_string();
        let arguments = arguments_of(&name)?;
        let tokens = node.tokens.clone();
        let outer = std::mem::replace(&mut self.is_inside, true);
        let resolved = match arguments {
            Arguments::Formatted(index) => values(tokens).map(|values| self.formatted(values, index)),
            Arguments::Values => values(tokens).map(|mut values| {
                values.iter_mut().for_each(|value| self.visit(value));
                values.into_token_stream()
            }),
            Arguments::List => list(&tokens, &mut |value| self.visit(value)),
            Arguments::Pattern => pattern.parse2(tokens).ok().map(|read| self.tested(read)),
        };
        self.is_inside = outer;
        resolved
    }

    fn visit(&mut self, value: &mut Expr) {
        syn::visit_mut::VisitMut::visit_expr_mut(self, value);
    }

    fn formatted(&mut self, mut values: Punctuated<Expr, Token![,]>, index: usize) -> TokenStream {
        let named: Vec<String> = values.iter().skip(index + 1).filter_map(argument_name).collect();
        for (position, value) in values.iter_mut().enumerate() {
            match value {
                Expr::Lit(literal) if position == index => {
                    if let Lit::Str(text) = &literal.lit {
                        let lookup = |name: &str| {
                            if named.iter().any(|named| named == name) { None } else { self.lookup(name) }
                        };
                        literal.lit = macros::format_string(text, lookup);
                    }
                }
                Expr::Assign(node) if position > index && matches!(&*node.left, Expr::Path(_)) => {
                    self.visit(&mut node.right);
                }
                value => self.visit(value),
            }
        }
        values.into_token_stream()
    }

    fn tested(&mut self, (mut value, mut pat, guard): (Expr, Pat, Option<Expr>)) -> TokenStream {
        self.visit(&mut value);
        self.scoped(|this| {
            this.declare(&mut pat, &[]);
            let guard = guard.map(|mut guard| {
                this.visit(&mut guard);
                quote::quote!(if #guard)
            });
            quote::quote!(#value, #pat #guard)
        })
    }
}

fn list(tokens: &TokenStream, change: &mut dyn FnMut(&mut Expr)) -> Option<TokenStream> {
    match syn::parse2(quote::quote!([#tokens])).ok()? {
        Expr::Array(mut list) => {
            list.elems.iter_mut().for_each(change);
            Some(list.elems.into_token_stream())
        }
        Expr::Repeat(mut list) => {
            change(&mut list.expr);
            change(&mut list.len);
            let (value, semi, len) = (list.expr, list.semi_token, list.len);
            Some(quote::quote!(#value #semi #len))
        }
        _ => None,
    }
}

fn values(tokens: TokenStream) -> Option<Punctuated<Expr, Token![,]>> {
    Punctuated::parse_terminated.parse2(tokens).ok()
}

fn pattern(input: ParseStream) -> syn::Result<(Expr, Pat, Option<Expr>)> {
    let value = input.parse()?;
    input.parse::<Token![,]>()?;
    let pat = Pat::parse_multi_with_leading_vert(input)?;
    let guard = input.parse::<Option<Token![if]>>()?.map(|_| input.parse()).transpose()?;
    input.parse::<Option<Token![,]>>()?;
    Ok((value, pat, guard))
}

/// The name of `name = value`.
fn argument_name(value: &Expr) -> Option<String> {
    match value {
        Expr::Assign(node) => match &*node.left {
            Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        },
        _ => None,
    }
}
