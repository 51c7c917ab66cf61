//! What a step's own code is, what it uses, and what it declares.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Pat;
use syn::visit::Visit;

use super::{Head, StepKind, Test, Value};
use crate::bindings::{Local, Locals};
use crate::mentions;
use crate::syntax;

impl Head {
    /// What its patterns bind, whether an arm needs it or not.
    pub(crate) fn bound(&self) -> Vec<Local> {
        match &self.test {
            Test::If(condition) => syntax::bound_in_condition(condition),
            Test::Match(_) => {
                self.arms.iter().filter_map(|arm| arm.pat.as_ref()).flat_map(syntax::bound).collect()
            }
        }
    }
}

impl StepKind {
    /// The step's own code: not what is inside its blocks.
    pub(crate) fn code(&self) -> TokenStream {
        match self {
            Self::Plain(stmt) => stmt.to_token_stream(),
            Self::Source { expr, .. }
            | Self::Callee { expr, .. }
            | Self::Transaction { expr, .. }
            | Self::Value { value: Value::Plain(expr), .. } => expr.to_token_stream(),
            Self::Let(node) => match &node.init {
                Some(Value::Plain(expr)) => {
                    let diverge = &node.diverge;
                    quote!(#expr; #diverge)
                }
                _ => TokenStream::new(),
            },
            Self::Head(head) => {
                let (Test::If(test) | Test::Match(test)) = &head.test;
                let mut code = quote!(#test;);
                for arm in &head.arms {
                    let inline = &arm.inline;
                    let guard = match &arm.pat {
                        Some(Pat::Guard(guard)) => Some(&guard.guard),
                        _ => None,
                    };
                    code.extend(quote!(#guard; #inline;));
                }
                code
            }
            _ => TokenStream::new(),
        }
    }

    /// Visits the step's [own code](Self::code).
    pub(crate) fn visit<'a>(&'a self, visitor: &mut impl Visit<'a>) {
        match self {
            Self::Plain(stmt) => visitor.visit_stmt(stmt),
            Self::Source { expr, .. }
            | Self::Callee { expr, .. }
            | Self::Transaction { expr, .. }
            | Self::Value { value: Value::Plain(expr), .. } => visitor.visit_expr(expr),
            Self::Let(node) => {
                if let Some(Value::Plain(expr)) = &node.init {
                    visitor.visit_expr(expr);
                    node.diverge.iter().for_each(|expr| visitor.visit_expr(expr));
                }
            }
            Self::Head(head) => {
                let (Test::If(test) | Test::Match(test)) = &head.test;
                visitor.visit_expr(test);
                for arm in &head.arms {
                    if let Some(Pat::Guard(guard)) = &arm.pat {
                        visitor.visit_expr(&guard.guard);
                    }
                    arm.inline.iter().for_each(|expr| visitor.visit_expr(expr));
                }
            }
            _ => {}
        }
    }

    /// Whether it is a checkpoint, or made of blocks, whether these hold one or not.
    pub(crate) fn is_node(&self) -> bool {
        match self {
            Self::Point { .. } => true,
            Self::Value { value, .. } => !matches!(value, Value::Plain(_)),
            Self::Let(node) => node.init.as_ref().is_some_and(|init| !matches!(init, Value::Plain(_))),
            _ => false,
        }
    }

    /// The locals that the step's own code uses, but for those that it declares.
    pub(crate) fn used(&self) -> Locals {
        let mut used = Locals::new();
        self.visit(&mut mentions::Visitor(&mut used));
        if let Self::Head(head) = self {
            for local in head.bound() {
                used.remove(&local);
            }
        }
        used
    }

    /// The locals that the step declares.
    pub(crate) fn declares(&self) -> Vec<Local> {
        match self {
            Self::Arguments(bound) | Self::Entry(bound) => bound.clone(),
            Self::Next { pat, .. } => syntax::bound(pat),
            Self::Let(node) if node.is_declared => Vec::new(),
            Self::Let(node) => syntax::bound(&node.pat),
            Self::Always { local, .. }
            | Self::Source { local, .. }
            | Self::Callee { local, .. }
            | Self::Transaction { local, .. } => vec![*local],
            Self::Head(head) => vec![head.selector],
            _ => Vec::new(),
        }
    }
}
