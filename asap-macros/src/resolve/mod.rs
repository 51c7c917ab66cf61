//! Gives every local a name of its own.
//!
//! In goes the user's function, out comes the same function in which each identifier that names a local carries
//! that local's id (`bindings::encode`). From here on shadowing does not exist: two locals are the same iff their
//! identifiers are. Identifiers in the arguments of macros and the inline captures of format strings count too.

mod known;
mod macros;
mod select;

pub(crate) use known::{edit, is_known, is_known_name, is_read};
pub(crate) use macros::{CAPTURES, captures, is_format_macro, takes_text};

use std::collections::HashMap;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, FnArg, ItemFn, Pat, PatIdent, Stmt};

use crate::attributes::{Note, is_rebuild};
use crate::bindings::{self, Bindings, Local, Role};
use crate::syntax;

/// Rewrites the function in place and lists its locals.
pub(crate) fn resolve(function: &mut ItemFn) -> Bindings {
    let mut resolver = Resolver {
        bindings: Bindings::default(),
        scopes: vec![Scope::default()],
        pattern: None,
        is_let: false,
        is_inside: false,
    };
    for argument in &mut function.sig.inputs {
        if let FnArg::Typed(argument) = argument {
            let note = Note::take(&mut argument.attrs);
            resolver.declare(&mut argument.pat, &[]);
            resolver.note(&argument.pat, &note, note.default.clone());
        }
    }
    resolver.visit_block_mut(&mut function.block);
    resolver.bindings
}

#[derive(Default)]
struct Scope {
    /// None for what the arguments of a macro bind: they keep those names.
    locals: HashMap<String, Option<Local>>,
    /// Locals declared under a `#[cfg]`: the same name declared under another one is the same local.
    conditional: HashMap<String, Local>,
}

struct Resolver {
    bindings: Bindings,
    scopes: Vec<Scope>,
    /// While a pattern is being declared: the names it has bound so far (or-patterns bind a name more than once).
    pattern: Option<Declaring>,
    /// Whether the pattern is the whole of a `let`.
    is_let: bool,
    /// Whether this is inside of a macro's arguments, which only the macro knows how to read.
    is_inside: bool,
}

#[derive(Default)]
struct Declaring {
    bound: HashMap<String, Option<Local>>,
    cfg: Vec<Attribute>,
}

impl Resolver {
    fn lookup(&self, name: &str) -> Option<Local> {
        self.scopes.iter().rev().find_map(|scope| scope.locals.get(name).copied()).flatten()
    }

    fn rename(&self, ident: &mut Ident) {
        if let Some(local) = self.lookup(&ident.to_string()) {
            *ident = bindings::encode(local, ident);
        }
    }

    /// Keeps what a note says of the one local that a pattern binds.
    fn note(&mut self, pat: &Pat, note: &Note, default: Option<Expr>) {
        if let [local] = syntax::bound(pat)[..] {
            let binding = self.bindings.get_mut(local);
            binding.was = note.names();
            binding.default = default;
        }
    }

    fn scoped<T>(&mut self, visit: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope::default());
        let visited = visit(self);
        self.scopes.pop();
        visited
    }

    /// Declares a pattern's bindings in the innermost scope.
    fn declare(&mut self, pat: &mut Pat, attributes: &[Attribute]) {
        let cfg = attributes.iter().filter(|a| a.path().is_ident("cfg")).cloned().collect();
        self.pattern = Some(Declaring { bound: HashMap::new(), cfg });
        self.visit_pat_mut(pat);
        let declared = self.pattern.take().unwrap_or_default();
        let scope = self.scopes.last_mut().expect("a function has a scope");
        for (name, local) in declared.bound {
            if let Some(local) = local
                && !declared.cfg.is_empty()
            {
                scope.conditional.insert(name.clone(), local);
            }
            scope.locals.insert(name, local);
        }
    }

    /// A guard sees the bindings of the pattern it stands on.
    fn visit_guard(&mut self, guard: &mut Expr) {
        let declaring = self.pattern.take();
        if let Some(declaring) = &declaring {
            let scope = self.scopes.last_mut().expect("a function has a scope");
            scope.locals.extend(declaring.bound.iter().map(|(name, local)| (name.clone(), *local)));
        }
        self.visit_expr_mut(guard);
        self.pattern = declaring;
    }
}

/// Whether an identifier pattern can only be a constant or a unit variant: `None`, `MAX`.
fn is_constant_name(node: &PatIdent) -> bool {
    node.by_ref.is_none()
        && node.mutability.is_none()
        && node.subpat.is_none()
        && node.ident.to_string().starts_with(|c: char| c.is_uppercase())
}

impl VisitMut for Resolver {
    fn visit_block_mut(&mut self, node: &mut syn::Block) {
        self.scoped(|this| visit_mut::visit_block_mut(this, node));
    }

    fn visit_stmt_mut(&mut self, node: &mut Stmt) {
        if !matches!(node, Stmt::Item(_)) {
            visit_mut::visit_stmt_mut(self, node);
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_attribute_mut(&mut self, _: &mut Attribute) {}

    fn visit_local_mut(&mut self, node: &mut syn::Local) {
        if let Some(init) = &mut node.init {
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, diverge)) = &mut init.diverge {
                self.visit_expr_mut(diverge);
            }
        }
        let history = Note::take(&mut node.attrs);
        let rebuilt = node.attrs.iter().any(is_rebuild);
        node.attrs.retain(|attribute| !is_rebuild(attribute));
        let attributes = node.attrs.clone();
        // `let N = 1;` binds; a constant would be no pattern that always fits.
        let whole = match &node.pat {
            Pat::Type(typed) => &*typed.pat,
            pat => pat,
        };
        self.is_let =
            matches!(whole, Pat::Ident(_)) && node.init.as_ref().is_none_or(|init| init.diverge.is_none());
        // The default is made where the local is not there yet.
        let default = history.default.clone().map(|mut default| {
            self.visit_expr_mut(&mut default);
            default
        });
        self.declare(&mut node.pat, &attributes);
        self.is_let = false;
        self.note(&node.pat, &history, default);
        for local in syntax::bound(&node.pat) {
            self.bindings.get_mut(local).rebuilt |= rebuilt;
        }
    }

    fn visit_pat_mut(&mut self, node: &mut Pat) {
        if let Pat::Guard(node) = node {
            self.visit_pat_mut(&mut node.pat);
            self.visit_guard(&mut node.guard);
        } else {
            visit_mut::visit_pat_mut(self, node);
        }
    }

    fn visit_pat_ident_mut(&mut self, node: &mut PatIdent) {
        if is_constant_name(node) && !self.is_let {
            return;
        }
        let name = node.ident.to_string();
        let Some(declaring) = &mut self.pattern else { return };
        if self.is_inside {
            declaring.bound.insert(name, None);
        } else {
            let again = declaring.bound.get(&name).copied().flatten().or_else(|| {
                let scope = self.scopes.last().expect("a function has a scope");
                (!declaring.cfg.is_empty()).then(|| scope.conditional.get(&name).copied()).flatten()
            });
            let mutable = node.mutability.is_some() && node.by_ref.is_none();
            let local = again.unwrap_or_else(|| self.bindings.declare(&node.ident, mutable, Role::Named));
            declaring.bound.insert(name, Some(local));
            let binding = self.bindings.get_mut(local);
            binding.mutable |= mutable;
            node.ident = bindings::encode(local, &node.ident);
        }
        if let Some((_, pat)) = &mut node.subpat {
            self.visit_pat_mut(pat);
        }
    }

    fn visit_field_pat_mut(&mut self, node: &mut syn::FieldPat) {
        // `S { x }` binds under another identifier from here on, so the field has to be written out.
        if node.colon_token.is_none() && !self.is_inside {
            node.colon_token = Some(syn::Token![:](proc_macro2::Span::call_site()));
        }
        self.visit_pat_mut(&mut node.pat);
    }

    fn visit_field_value_mut(&mut self, node: &mut syn::FieldValue) {
        self.visit_expr_mut(&mut node.expr);
        if node.colon_token.is_some() {
            return;
        }
        match &node.expr {
            // A macro may show the text of its arguments.
            Expr::Path(path) if self.is_inside => {
                node.member = path.path.get_ident().cloned().map_or(node.member.clone(), syn::Member::Named);
            }
            _ => node.colon_token = Some(syn::Token![:](proc_macro2::Span::call_site())),
        }
    }

    fn visit_expr_path_mut(&mut self, node: &mut syn::ExprPath) {
        if node.qself.is_none()
            && node.path.leading_colon.is_none()
            && node.path.segments.len() == 1
            && node.path.segments[0].arguments.is_none()
        {
            self.rename(&mut node.path.segments[0].ident);
        }
    }

    fn visit_expr_let_mut(&mut self, node: &mut syn::ExprLet) {
        self.visit_expr_mut(&mut node.expr);
        self.declare(&mut node.pat, &[]);
    }

    fn visit_expr_closure_mut(&mut self, node: &mut syn::ExprClosure) {
        self.scoped(|this| {
            for input in &mut node.inputs {
                this.declare(input, &[]);
            }
            this.visit_expr_mut(&mut node.body);
        });
    }

    fn visit_expr_if_mut(&mut self, node: &mut syn::ExprIf) {
        self.scoped(|this| {
            this.visit_expr_mut(&mut node.cond);
            this.visit_block_mut(&mut node.then_branch);
        });
        if let Some((_, other)) = &mut node.else_branch {
            self.visit_expr_mut(other);
        }
    }

    fn visit_expr_while_mut(&mut self, node: &mut syn::ExprWhile) {
        self.scoped(|this| {
            this.visit_expr_mut(&mut node.cond);
            this.visit_block_mut(&mut node.body);
        });
    }

    fn visit_expr_for_loop_mut(&mut self, node: &mut syn::ExprForLoop) {
        self.visit_expr_mut(&mut node.expr);
        self.scoped(|this| {
            this.declare(&mut node.pat, &[]);
            this.visit_block_mut(&mut node.body);
        });
    }

    fn visit_arm_mut(&mut self, node: &mut syn::Arm) {
        self.scoped(|this| {
            this.declare(&mut node.pat, &[]);
            this.visit_expr_mut(&mut node.body);
        });
    }

    fn visit_macro_mut(&mut self, node: &mut syn::Macro) {
        if syntax::is_call(node) {
            // A mistake in it is reported by `build`.
            if let Ok(mut called) = syn::parse2::<syntax::Called>(node.tokens.clone()) {
                self.visit_expr_mut(&mut called.call);
                node.tokens = called.to_token_stream();
            }
        } else if syntax::is_checkpoint(&node.path) {
            if let Ok(mut marked) = syn::parse2::<syntax::Marked>(node.tokens.clone())
                && let Some(transaction) = &mut marked.transaction
            {
                self.visit_expr_mut(transaction);
                node.tokens = marked.to_token_stream();
            }
        } else if syntax::is_effect(&node.path) {
            // No name of the user's is left in it.
        } else if let Some(tokens) = self.known(node) {
            node.tokens = tokens;
        } else {
            node.tokens = macros::resolve(node, |name| self.lookup(name));
        }
    }
}
