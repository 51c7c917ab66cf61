//! `#[rebuild] let`: a local that is not saved; its initializer runs again on resume.

use syn::{Expr, Pat, Type};

use super::Builder;
use crate::bindings::{Derived, How};
use crate::ir::{Let, Step, StepKind, Value};
use crate::mentions;
use crate::syntax;

impl Builder<'_> {
    /// The initializer runs with what its locals hold at the checkpoint: they live as long as the local does.
    pub(super) fn rebuilt(&mut self, node: &syn::Local, pat: &Pat, ty: Option<Type>, steps: &mut Vec<Step>) {
        let attributes = node.attrs.clone();
        let bound = syntax::bound(pat);
        let Some(init) = &node.init else { return };
        let expr = &*init.expr;
        let roots = mentions::captured(expr);
        let plain = matches!(pat, Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none());
        let family = (!plain).then(|| self.bindings.family());
        // A type that was written is what tells some initializers what to make.
        let typed: Expr = match &ty {
            Some(ty) => syn::parse_quote!({ let value: #ty = #expr; value }),
            None => expr.clone(),
        };
        for &local in &bound {
            let how = if plain {
                How::Value(Box::new(typed.clone()))
            } else {
                How::Pattern(Box::new(typed.clone()), Box::new(pat.clone()))
            };
            let binding = self.bindings.get_mut(local);
            binding.cfg = attributes.iter().filter(|a| a.path().is_ident("cfg")).cloned().collect();
            binding.derived = Some(Derived { roots: roots.clone(), exclusive: false, how, ty: None, family });
        }
        let (pat, init) = (pat.clone(), Some(Value::Plain(expr.clone())));
        let node = Let { attributes, pat, ty, init, diverge: None, is_declared: false };
        steps.push(Self::step(StepKind::Let(Box::new(node))));
    }
}
