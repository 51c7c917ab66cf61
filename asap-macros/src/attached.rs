//! The attributes in front of an expression or statement, wherever in its syntax they hang: `#[cfg(…)] a.b()` gives them to
//! `a`, or to the call.

use std::iter::successors;

use syn::{Attribute, Expr, Stmt};

/// The attributes in front of an expression.
pub(crate) fn in_front(expr: &Expr) -> impl Iterator<Item = &Attribute> {
    successors(Some(expr), |expr| first(expr)).flat_map(own)
}

/// Whether a `#[cfg]` may take the statement away.
pub(crate) fn is_conditional(stmt: &Stmt) -> bool {
    let is_cfg = |attribute: &Attribute| attribute.path().is_ident("cfg");
    match stmt {
        Stmt::Local(node) => node.attrs.iter().any(is_cfg),
        Stmt::Macro(node) => node.attrs.iter().any(is_cfg),
        Stmt::Expr(expr, _) => in_front(expr).any(is_cfg),
        // It declares no local and uses none.
        Stmt::Item(_) => false,
    }
}

/// The part of an expression with which it begins.
fn first(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Assign(node) => Some(&node.left),
        Expr::Await(node) => Some(&node.base),
        Expr::Binary(node) => Some(&node.left),
        Expr::Call(node) => Some(&node.func),
        Expr::Cast(node) => Some(&node.expr),
        Expr::Field(node) => Some(&node.base),
        Expr::Group(node) => Some(&node.expr),
        Expr::Index(node) => Some(&node.expr),
        Expr::MethodCall(node) => Some(&node.receiver),
        Expr::Range(node) => node.start.as_deref(),
        Expr::Try(node) => Some(&node.expr),
        _ => None,
    }
}

fn own(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Array(syn::ExprArray { attrs, .. })
        | Expr::Assign(syn::ExprAssign { attrs, .. })
        | Expr::Async(syn::ExprAsync { attrs, .. })
        | Expr::Await(syn::ExprAwait { attrs, .. })
        | Expr::Binary(syn::ExprBinary { attrs, .. })
        | Expr::Block(syn::ExprBlock { attrs, .. })
        | Expr::Break(syn::ExprBreak { attrs, .. })
        | Expr::Call(syn::ExprCall { attrs, .. })
        | Expr::Cast(syn::ExprCast { attrs, .. })
        | Expr::Closure(syn::ExprClosure { attrs, .. })
        | Expr::Const(syn::ExprConst { attrs, .. })
        | Expr::Continue(syn::ExprContinue { attrs, .. })
        | Expr::Field(syn::ExprField { attrs, .. })
        | Expr::ForLoop(syn::ExprForLoop { attrs, .. })
        | Expr::Group(syn::ExprGroup { attrs, .. })
        | Expr::If(syn::ExprIf { attrs, .. })
        | Expr::Index(syn::ExprIndex { attrs, .. })
        | Expr::Infer(syn::ExprInfer { attrs, .. })
        | Expr::Let(syn::ExprLet { attrs, .. })
        | Expr::Lit(syn::ExprLit { attrs, .. })
        | Expr::Loop(syn::ExprLoop { attrs, .. })
        | Expr::Macro(syn::ExprMacro { attrs, .. })
        | Expr::Match(syn::ExprMatch { attrs, .. })
        | Expr::MethodCall(syn::ExprMethodCall { attrs, .. })
        | Expr::Paren(syn::ExprParen { attrs, .. })
        | Expr::Path(syn::ExprPath { attrs, .. })
        | Expr::Range(syn::ExprRange { attrs, .. })
        | Expr::RawAddr(syn::ExprRawAddr { attrs, .. })
        | Expr::Reference(syn::ExprReference { attrs, .. })
        | Expr::Repeat(syn::ExprRepeat { attrs, .. })
        | Expr::Return(syn::ExprReturn { attrs, .. })
        | Expr::Struct(syn::ExprStruct { attrs, .. })
        | Expr::Try(syn::ExprTry { attrs, .. })
        | Expr::TryBlock(syn::ExprTryBlock { attrs, .. })
        | Expr::Tuple(syn::ExprTuple { attrs, .. })
        | Expr::Unary(syn::ExprUnary { attrs, .. })
        | Expr::Unsafe(syn::ExprUnsafe { attrs, .. })
        | Expr::While(syn::ExprWhile { attrs, .. })
        | Expr::Yield(syn::ExprYield { attrs, .. }) => attrs,
        _ => &[],
    }
}
