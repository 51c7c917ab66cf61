//! The ways out of a body that is a function, and no future.
//!
//! The body of a synchronous function returns `Option` of what the user's function returns, `None` if it was interrupted. So each
//! `return` of the user's, and each `?`, becomes one that says `Some`. A future would need none of this, but costs rustc as
//! much again as the whole rest of a long function: it asks of each local whether it lives where the future is left.
//!
//! What a macro holds that is not known to this crate nobody can see (`bail!` returns): a function with one is a future, like
//! one that calls another, which its caller's stack must not grow by.

use std::iter::once;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, Expr, ExprBlock, ExprCall, ExprMatch, ExprParen, ExprReturn, ExprTry, LocalInit, Macro, Pat, Stmt,
    token,
};

use crate::ir::Body;
use crate::{resolve, syntax};

/// Whether all ways out of a block can be seen.
pub(crate) fn are_seen(block: &syn::Block) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_macro(&mut self, node: &'ast Macro) {
            let is_seen = syntax::is_point(node) || resolve::takes_text(node) || resolve::is_read(node);
            self.0 &= is_seen && !has_unknown(&node.tokens);
        }

        fn visit_expr(&mut self, node: &'ast Expr) {
            self.0 &= !matches!(node, Expr::Verbatim(_) | Expr::Yield(_) | Expr::TryBlock(_));
            visit::visit_expr(self, node);
        }

        // These are left for themselves.
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}

        // Nor is an item looked into; but a macro of the function's own may have the name of one that is known.
        fn visit_item(&mut self, node: &'ast syn::Item) {
            self.0 &= !matches!(node, syn::Item::Macro(_) | syn::Item::Use(_));
        }
    }
    let mut finder = Finder(true);
    finder.visit_block(block);
    finder.0
}

/// Whether a macro that is not known may stand among tokens.
fn has_unknown(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => has_unknown(&group.stream()),
        TokenTree::Ident(ident) => {
            let is_macro = matches!(tokens.get(index + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == '!')
                && matches!(tokens.get(index + 2), Some(TokenTree::Group(_)));
            is_macro && !resolve::is_known_name(&ident.to_string())
        }
        _ => false,
    })
}

/// Rewrites the ways out of a body that returns this type.
pub(crate) fn rewrite(body: &mut Body, output: &TokenStream) {
    body.edit(&mut Exits { output });
}

/// A `return` of this value.
pub(crate) fn returned(value: &TokenStream, output: &TokenStream) -> TokenStream {
    let name = own("value");
    quote!(return { let #name: #output = #value; ::core::option::Option::Some(#name) })
}

struct Exits<'a> {
    output: &'a TokenStream,
}

// What is rewritten stays syntax, so that whoever looks for jumps in it later finds them.
impl Exits<'_> {
    /// `operand?`
    fn try_itself(node: &ExprTry) -> Expr {
        // What it cannot be applied to, or cannot give, is reported on the operator, like that of an ordinary function. Which type
        // it gives only the function's own says: so rustc looks at the error first.
        let span = node.question_token.span();
        let value = own("value");
        // Of the operator's hygiene: rustc reports what becomes of an argument where that comes from. No code of the user's is in
        // its scope.
        let residual = Ident::new("__asap_residual", span);
        let branch = quote_spanned!(span=> ::asap_runtime::__private::Try::branch);
        let given = quote_spanned!(span=> ::asap_runtime::__private::FromResidual::from_residual(#residual));
        let branched = ExprCall {
            attrs: Vec::new(),
            func: Box::new(Expr::Verbatim(branch)),
            paren_token: token::Paren(span),
            args: once((*node.expr).clone()).collect(),
        };
        let arms = [
            (quote_spanned!(span=> ::core::ops::ControlFlow::Continue(#value)), quote!(#value)),
            (
                quote_spanned!(span=> ::core::ops::ControlFlow::Break(#residual)),
                quote_spanned!(span=> return ::core::option::Option::Some(#given)),
            ),
        ];
        let arms = arms.map(|(pat, body)| Arm {
            attrs: Vec::new(),
            pat: Pat::Verbatim(pat),
            fat_arrow_token: token::FatArrow::default(),
            body: Box::new(Expr::Verbatim(body)),
            comma: Some(token::Comma::default()),
        });
        let branched = ExprMatch {
            attrs: Vec::new(),
            match_token: token::Match(span),
            expr: Box::new(Expr::Call(branched)),
            brace_token: token::Brace(span),
            arms: arms.into(),
        };
        Expr::Paren(ExprParen {
            attrs: node.attrs.clone(),
            paren_token: token::Paren::default(),
            expr: Box::new(Expr::Match(branched)),
        })
    }

    /// `return value`: with its type, so that a value of another is reported where it stands.
    fn return_itself(&self, node: &mut ExprReturn) {
        let (name, output) = (own("value"), self.output);
        let value = node.expr.take().unwrap_or_else(|| Box::new(Expr::Verbatim(quote!(()))));
        let local = syn::Local {
            attrs: Vec::new(),
            let_token: token::Let::default(),
            modifiers: syn::LocalModifiers::default(),
            pat: Pat::Verbatim(quote!(#name: #output)),
            init: Some(LocalInit { eq_token: token::Eq::default(), expr: value, diverge: None }),
            semi_token: token::Semi::default(),
        };
        let some = Expr::Verbatim(quote!(::core::option::Option::Some(#name)));
        let block = syn::Block {
            brace_token: token::Brace::default(),
            stmts: vec![Stmt::Local(local), Stmt::Expr(some, None)],
        };
        node.expr = Some(Box::new(Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block })));
    }
}

/// A name that the user's code cannot see.
fn own(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

impl VisitMut for Exits<'_> {
    fn visit_expr_mut(&mut self, node: &mut Expr) {
        visit_mut::visit_expr_mut(self, node);
        match node {
            Expr::Try(operator) => *node = Self::try_itself(operator),
            Expr::Return(node) => self.return_itself(node),
            _ => {}
        }
    }

    fn visit_macro_mut(&mut self, node: &mut Macro) {
        resolve::edit(node, |expr| self.visit_expr_mut(expr));
    }

    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
