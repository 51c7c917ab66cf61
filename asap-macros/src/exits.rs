//! The ways out of a body that is a function, and no future.
//!
//! The body of a synchronous function returns `Option` of what the user's function returns, `None` if it was interrupted. So each
//! `return` of the user's, and each `?`, becomes one that says `Some`. A future would need none of this, but costs rustc as
//! much again as the whole rest of a long function: it asks of each local whether it lives where the future is left.
//!
//! What a macro holds that is not known to this crate nobody can see (`bail!` returns): a function with one is a future, like
//! one that calls another, which its caller's stack must not grow by.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprReturn, ExprTry, Macro};

use crate::ir::Body;
use crate::{resolve, syntax};

/// Whether all ways out of a block can be seen.
pub(crate) fn are_seen(block: &syn::Block) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_macro(&mut self, node: &'ast Macro) {
            let is_seen = if syntax::is_point(node) {
                !has_macro(&node.tokens)
            } else {
                resolve::takes_text(node) || resolve::known::is_read(node)
            };
            self.0 &= is_seen;
        }

        fn visit_expr(&mut self, node: &'ast Expr) {
            self.0 &= !matches!(node, Expr::Verbatim(_) | Expr::Yield(_) | Expr::TryBlock(_));
            visit::visit_expr(self, node);
        }

        // These are left for themselves.
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
        fn visit_item(&mut self, _: &'ast syn::Item) {}
    }
    let mut finder = Finder(true);
    finder.visit_block(block);
    finder.0
}

/// Whether there may be a macro among tokens.
fn has_macro(tokens: &TokenStream) -> bool {
    let mut before = None;
    tokens.clone().into_iter().any(|token| {
        let found = match &token {
            TokenTree::Group(group) => has_macro(&group.stream()),
            TokenTree::Punct(punct) => punct.as_char() == '!' && matches!(before, Some(TokenTree::Ident(_))),
            _ => false,
        };
        before = Some(token);
        found
    })
}

/// Rewrites the ways out of a body that returns this type.
pub(crate) fn rewrite(body: &mut Body, output: &TokenStream) {
    body.edit(&mut Exits { output });
}

/// A `return` of this value.
pub(crate) fn returned(value: &TokenStream, output: &TokenStream) -> TokenStream {
    // With its type, so that a value of another type is reported where it stands.
    let name = Ident::new("value", Span::mixed_site());
    quote!(return { let #name: #output = #value; ::core::option::Option::Some(#name) })
}

struct Exits<'a> {
    output: &'a TokenStream,
}

impl Exits<'_> {
    fn try_itself(&self, node: &ExprTry) -> Expr {
        let (value, residual) =
            (Ident::new("value", Span::mixed_site()), Ident::new("residual", Span::mixed_site()));
        let (operand, output) = (&node.expr, self.output);
        // What it cannot be applied to, or cannot give, is reported on the operator, like that of an ordinary function.
        let span = node.question_token.span();
        let branch = quote_spanned!(span=> ::asap_runtime::__private::Try::branch);
        let given = quote_spanned! {span=>
            <#output as ::asap_runtime::__private::FromResidual<_>>::from_residual(#residual)
        };
        Expr::Verbatim(quote! {
            (match #branch(#operand) {
                ::core::ops::ControlFlow::Continue(#value) => #value,
                ::core::ops::ControlFlow::Break(#residual) => return ::core::option::Option::Some(#given),
            })
        })
    }

    fn return_itself(&self, node: &ExprReturn) -> Expr {
        let value = node.expr.as_ref().map_or_else(|| quote!(()), |value| quote!(#value));
        Expr::Verbatim(returned(&value, self.output))
    }
}

impl VisitMut for Exits<'_> {
    fn visit_expr_mut(&mut self, node: &mut Expr) {
        visit_mut::visit_expr_mut(self, node);
        let new = match node {
            Expr::Try(node) => self.try_itself(node),
            Expr::Return(node) => self.return_itself(node),
            _ => return,
        };
        *node = new;
    }

    fn visit_macro_mut(&mut self, node: &mut Macro) {
        resolve::known::edit(node, |expr| self.visit_expr_mut(expr));
    }

    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
