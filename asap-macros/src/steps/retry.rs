//! `retry!`: a loop around the user's expression, with a step that waits in front of each try.

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Macro};

use super::{Arguments, home, literal};
use crate::policies::{option, policy};
use crate::syntax;

/// Whether a macro is `retry!`.
pub(super) fn is_retry(mac: &Macro) -> bool {
    syntax::is_step(mac) && mac.path.segments.last().is_some_and(|last| last.ident == "retry")
}

/// What a `retry!` becomes; the macro itself if its arguments are not what it takes.
pub(super) fn of(expr: &mut Expr) -> Option<Result<Retried, &mut Macro>> {
    let Expr::Macro(node) = expr else { return None };
    if !is_retry(&node.mac) {
        return None;
    }
    let arguments = syn::parse2::<Arguments>(node.mac.tokens.clone()).ok();
    Some(arguments.and_then(|arguments| expand(&node.mac, arguments)).ok_or(&mut node.mac))
}

/// What a `retry!` becomes, and the jumps in its expression that would go elsewhere than the user means.
pub(super) struct Retried {
    pub(super) expr: Expr,
    pub(super) jumps: Vec<Expr>,
}

fn expand(mac: &Macro, mut arguments: Arguments) -> Option<Retried> {
    let span = mac.path.segments.last()?.ident.span();
    let home = home();
    let name = match arguments.values.len() {
        1 => None,
        2 => Some(literal(&arguments.values.remove(0))?),
        _ => return None,
    };
    let [attempts, base, max, within, jitter] = ["attempts", "base", "max", "within", "jitter"]
        .map(|option| arguments.option(option).map(|value| quote!(#value)));
    // A limit of time alone is one.
    let attempts = match (attempts, &within) {
        (None, None) => None,
        (attempts, _) => Some(option(attempts)),
    };
    let within = within.map(|within| option(Some(within)));
    let policy = policy(&home, [attempts, base, max, within, jitter]);
    let on = arguments.option("on").map_or_else(|| quote!(|_| true), |on| quote!(#on));
    let value = arguments.values.pop().filter(|_| arguments.options.is_empty())?;
    let jumps = jumps_out_of(&value);
    // Names of this project's own: the user's expressions must not find them. A value of another type is reported on the expression.
    let [tries, result] =
        ["tries", "result"].map(|name| Ident::new(name, Span::mixed_site().located_at(value.span())));
    let (path, name) = (&mac.path, name.iter());
    let expr = syn::parse_quote_spanned! {span=> {
        #path!(@used);
        let mut #tries = #home::Tries::new(#policy);
        loop {
            #tries = ::asap_runtime::call!(#(#name,)* #home::next_try(#tries));
            let #result = #value;
            match #tries.judge(#result, #on) {
                ::core::ops::ControlFlow::Break(#result) => break #result,
                ::core::ops::ControlFlow::Continue(again) => #tries = again,
            }
        }
    }};
    Some(Retried { expr, jumps })
}

/// The jumps without a label that leave an expression.
fn jumps_out_of(expr: &Expr) -> Vec<Expr> {
    let mut jumps = Jumps(Vec::new());
    jumps.visit_expr(expr);
    jumps.0
}

struct Jumps(Vec<Expr>);

impl<'ast> Visit<'ast> for Jumps {
    fn visit_expr(&mut self, node: &'ast Expr) {
        match node {
            Expr::Break(jump) if jump.label.is_none() => self.0.push(node.clone()),
            Expr::Continue(jump) if jump.label.is_none() => self.0.push(node.clone()),
            // Their jumps are their own.
            Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Closure(_) | Expr::Async(_) => {}
            _ => visit::visit_expr(self, node),
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
