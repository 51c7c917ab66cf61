//! Questions to the patterns of derived locals, and the pattern that derives them again.

use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat};

use crate::bindings::{self, Local, Locals};
use crate::syntax;

/// Whether a binding stands below `&` in a pattern.
pub(super) fn is_copied(pat: &Pat, local: Local) -> bool {
    struct Copied(Local, bool);
    impl<'ast> Visit<'ast> for Copied {
        fn visit_pat_reference(&mut self, node: &'ast syn::PatReference) {
            self.1 |= syntax::bound(&node.pat).contains(&self.0);
        }
    }
    let mut finder = Copied(local, false);
    finder.visit_pat(pat);
    finder.1
}

/// Whether a pattern binds a local by `ref` (or `ref mut`).
pub(super) fn by_ref(pat: &Pat, local: Local) -> Option<bool> {
    struct ByRef(Local, Option<bool>);
    impl<'ast> Visit<'ast> for ByRef {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            if bindings::decode(&node.ident.to_string()) == Some(self.0) && node.by_ref.is_some() {
                self.1 = Some(node.mutability.is_some());
            }
            visit::visit_pat_ident(self, node);
        }
    }
    let mut finder = ByRef(local, None);
    finder.visit_pat(pat);
    finder.1
}

/// Takes all bindings but some out of a pattern; its tests stay.
struct Others<'a>(&'a Locals);

impl VisitMut for Others<'_> {
    fn visit_pat_mut(&mut self, node: &mut Pat) {
        if let Pat::Ident(ident) = node
            && bindings::decode(&ident.ident.to_string()).is_some_and(|local| !self.0.contains(&local))
        {
            *node = match ident.subpat.take() {
                Some((_, sub)) => *sub,
                None => syn::parse_quote!(_),
            };
        }
        visit_mut::visit_pat_mut(self, node);
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// Takes some bindings out of a pattern; its tests stay.
pub(crate) fn unbind(pat: &mut Pat, dropped: &Locals) {
    let wanted = syntax::bound(pat).into_iter().filter(|local| !dropped.contains(local)).collect();
    Others(&wanted).visit_pat_mut(pat);
}

/// Whether alternatives of a pattern that binds a local can only be told apart by more than their constructors.
pub(super) fn is_ambiguous(pat: &Pat, local: Local) -> bool {
    struct Ambiguous(Local, bool);
    impl<'ast> Visit<'ast> for Ambiguous {
        fn visit_pat_or(&mut self, node: &'ast syn::PatOr) {
            let binds = node.cases.iter().any(|case| syntax::bound(case).contains(&self.0));
            self.1 |= binds && !are_apart(node);
            visit::visit_pat_or(self, node);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut finder = Ambiguous(local, false);
    finder.visit_pat(pat);
    finder.1
}

/// Whether the alternatives have a constructor each, so that no two of them fit one value.
pub(super) fn are_apart(node: &syn::PatOr) -> bool {
    let constructor = |pat: &Pat| match pat {
        Pat::TupleStruct(node) => node.path.segments.last().map(|segment| segment.ident.to_string()),
        Pat::Struct(node) => node.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    };
    let constructors: Option<Vec<String>> = node.cases.iter().map(constructor).collect();
    constructors.is_some_and(|constructors| {
        let distinct: std::collections::BTreeSet<&String> = constructors.iter().collect();
        distinct.len() == constructors.len()
    })
}

/// The pattern that binds only some locals of `pat` and tests nothing: what the others hold may have changed since.
pub(crate) fn keep_only(pat: &Pat, wanted: &Locals) -> Pat {
    let is_rest = |sub: &Option<(syn::Token![@], Box<Pat>)>| matches!(sub, Some((_, sub)) if matches!(**sub, Pat::Rest(_)));
    if !syntax::bound(pat).iter().any(|local| wanted.contains(local)) {
        return match pat {
            Pat::Rest(_) => pat.clone(),
            Pat::Ident(node) if is_rest(&node.subpat) => syn::parse_quote!(..),
            _ => syn::parse_quote!(_),
        };
    }
    let mut pat = pat.clone();
    let keep = |pat: &mut Pat| *pat = keep_only(pat, wanted);
    match &mut pat {
        Pat::Ident(node) => {
            if bindings::decode(&node.ident.to_string()).is_some_and(|local| wanted.contains(&local)) {
                if !is_rest(&node.subpat) {
                    node.subpat = None;
                }
            } else if let Some((_, sub)) = &node.subpat {
                return keep_only(sub, wanted);
            }
        }
        Pat::Guard(node) => return keep_only(&node.pat, wanted),
        Pat::Type(node) => return keep_only(&node.pat, wanted),
        // The tests say which of them it was; of a shared borrow they give the same again.
        Pat::Or(node) if !are_apart(node) => Others(wanted).visit_pat_or_mut(node),
        Pat::Or(node) => node.cases.iter_mut().for_each(keep),
        Pat::Paren(node) => keep(&mut node.pat),
        Pat::Reference(node) => keep(&mut node.pat),
        Pat::Slice(node) => node.elems.iter_mut().for_each(keep),
        Pat::Tuple(node) => node.elems.iter_mut().for_each(keep),
        Pat::TupleStruct(node) => node.elems.iter_mut().for_each(keep),
        Pat::Struct(node) => node.fields.iter_mut().for_each(|field| keep(&mut field.pat)),
        _ => {}
    }
    pat
}
