//! What a piece of the user's code may do to locals.
//!
//! A use is one of three: it only reads; it adds at the end; or it may do anything, at once or by an exclusive borrow that
//! it makes. Whatever is not certainly one of the first two is the third. What a method of a name does, its type must
//! confirm: such methods are noted for each local, for the whole function.

use std::collections::BTreeMap;

use syn::{BinOp, Expr, Lit, Pat, Stmt, UnOp};

use super::Change;
use crate::bindings::{Local, Locals};
use crate::mentions::Mentions;
use crate::syntax;

/// The methods that are known by their names, as the runtime calls them (`method`).
pub(crate) type Methods = std::collections::BTreeSet<&'static str>;

/// What was found in code.
#[derive(Debug, Default)]
pub(super) struct Effects {
    pub(super) changes: BTreeMap<Local, Change>,
    /// What their types must confirm.
    pub(super) methods: BTreeMap<Local, Methods>,
    /// Whether the names of the standard library's macros are its own.
    pub(super) knows_macros: bool,
}

/// Methods that add at the end: by name, with the number of their arguments.
const GROW: &[(&str, usize, &str)] = &[
    ("push", 1, "PUSH"),
    ("push_str", 1, "PUSH_STR"),
    ("push_back", 1, "PUSH_BACK"),
    ("extend", 1, "EXTEND"),
    ("extend_from_slice", 1, "EXTEND_FROM_SLICE"),
];

/// Methods that only read, likewise. Not `iter` and its like: of a `Vec` they are the slice's, in front of which a trait's
/// that takes `&mut self` is found.
const READ: &[(&str, usize, &str)] = &[
    ("len", 0, "LEN"),
    ("is_empty", 0, "IS_EMPTY"),
    ("capacity", 0, "CAPACITY"),
    ("as_str", 0, "AS_STR"),
    ("as_slice", 0, "AS_SLICE"),
    ("as_bytes", 0, "AS_BYTES"),
];

impl Effects {
    pub(super) fn new(knows_macros: bool) -> Self {
        Self { knows_macros, ..Self::default() }
    }

    /// What code alone does.
    pub(super) fn of(&self, walk: impl FnOnce(&mut Self)) -> Self {
        let mut effects = Self::new(self.knows_macros);
        walk(&mut effects);
        effects
    }

    fn add(&mut self, local: Local, change: Change) {
        let known = self.changes.entry(local).or_insert(change);
        *known = change.max(*known);
    }

    /// Anything may happen to this local.
    pub(super) fn write(&mut self, local: Local) {
        self.add(local, Change::Any);
    }

    /// Anything may happen to every local that is mentioned.
    pub(super) fn unknown(&mut self, code: &impl Mentions) {
        for local in code.mentioned() {
            self.write(local);
        }
    }

    fn unknown_all(&mut self, locals: Locals) {
        for local in locals {
            self.write(local);
        }
    }

    fn method(&mut self, local: Local, method: &'static str) {
        self.methods.entry(local).or_default().insert(method);
    }

    fn grow(&mut self, local: Local, method: &'static str) {
        self.method(local, method);
        self.add(local, Change::Grown);
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Item(_) => {}
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(node) => self.mac(&node.mac),
            Stmt::Local(node) => {
                if let Some(init) = &node.init {
                    self.scrutinee(&init.expr, [&node.pat]);
                    init.diverge.iter().for_each(|(_, diverge)| self.value(diverge));
                }
                self.bind(&node.pat);
            }
        }
    }

    fn stmts(&mut self, block: &syn::Block) {
        block.stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    /// What a pattern binds has a new value.
    pub(super) fn bind(&mut self, pat: &Pat) {
        for local in syntax::bound(pat) {
            self.write(local);
        }
    }

    /// What a pattern is held against: a place that it may borrow from.
    fn scrutinee<'p>(&mut self, expr: &Expr, pats: impl IntoIterator<Item = &'p Pat>) {
        self.held_against(expr, pats);
        self.value(expr);
    }

    /// What the patterns themselves may do to the place that they are held against: `ref mut`.
    pub(super) fn held_against<'p>(&mut self, expr: &Expr, pats: impl IntoIterator<Item = &'p Pat>) {
        if pats.into_iter().any(binds_exclusively) {
            self.unknown(expr);
        }
    }

    /// An assignment's left side.
    pub(super) fn assigned(&mut self, left: &Expr) {
        let (locals, places) = syntax::assigned(left);
        for local in locals {
            self.write(local);
        }
        for place in places {
            self.unknown(place);
        }
    }

    /// An expression whose value is taken: a place is read, copied or moved.
    pub(super) fn value(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(_) | Expr::Lit(_) | Expr::Infer(_) | Expr::Continue(_) => {}
            Expr::Paren(node) => self.value(&node.expr),
            Expr::Group(node) => self.value(&node.expr),
            Expr::Reference(node) if node.mutability.is_some() => self.unknown(expr),
            Expr::Reference(node) => self.value(&node.expr),
            // Of a shared or copied place each step in is shared: `Index`, not `IndexMut`, and `Deref`.
            Expr::Field(node) => self.value(&node.base),
            Expr::Index(node) => {
                self.value(&node.expr);
                self.value(&node.index);
            }
            Expr::Unary(node) => match node.op {
                UnOp::Deref(_) | UnOp::Not(_) | UnOp::Neg(_) => self.value(&node.expr),
                _ => self.unknown(expr),
            },
            Expr::Assign(node) => {
                self.value(&node.right);
                self.assigned(&node.left);
            }
            Expr::Binary(node) if is_compound(&node.op) => {
                self.value(&node.right);
                match syntax::as_local(&node.left) {
                    // `impl AddAssign<Mine> for String` is allowed: of the right side's type it must be known that it is
                    // nobody's own.
                    Some(local) if matches!(node.op, BinOp::AddAssign(_)) && is_text(&node.right) => {
                        self.grow(local, "ADD_TEXT");
                    }
                    _ => self.unknown(&*node.left),
                }
            }
            Expr::Binary(node) => {
                self.value(&node.left);
                self.value(&node.right);
            }
            Expr::Call(node) => {
                // A closure that is called may change what it keeps.
                match syntax::strip(&node.func) {
                    Expr::Path(_) if syntax::as_local(&node.func).is_none() => {}
                    func => self.unknown(func),
                }
                node.args.iter().for_each(|argument| self.value(argument));
            }
            Expr::MethodCall(node) => self.method_call(node),
            Expr::Await(node) => self.value(&node.base),
            Expr::Try(node) => self.value(&node.expr),
            Expr::Cast(node) => self.value(&node.expr),
            Expr::Array(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Tuple(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Repeat(node) => self.value(&node.expr),
            Expr::Range(node) => node.start.iter().chain(&node.end).for_each(|end| self.value(end)),
            Expr::Struct(node) => {
                node.fields.iter().for_each(|field| self.value(&field.expr));
                node.rest.iter().for_each(|rest| self.value(rest));
            }
            Expr::Return(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Break(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Macro(node) => self.mac(&node.mac),
            Expr::Closure(_) | Expr::Async(_) => self.captured(expr),
            _ => self.construct(expr),
        }
    }

    /// What is made of blocks.
    fn construct(&mut self, expr: &Expr) {
        match expr {
            Expr::Let(node) => {
                self.scrutinee(&node.expr, [&*node.pat]);
                self.bind(&node.pat);
            }
            Expr::If(node) => {
                self.value(&node.cond);
                self.stmts(&node.then_branch);
                node.else_branch.iter().for_each(|(_, other)| self.value(other));
            }
            Expr::Match(node) => {
                self.scrutinee(&node.expr, node.arms.iter().map(|arm| &arm.pat));
                for arm in &node.arms {
                    self.bind(&arm.pat);
                    if let Pat::Guard(guard) = &arm.pat {
                        self.value(&guard.guard);
                    }
                    self.value(&arm.body);
                }
            }
            Expr::Loop(node) => self.stmts(&node.body),
            Expr::While(node) => {
                self.value(&node.cond);
                self.stmts(&node.body);
            }
            Expr::ForLoop(node) => {
                self.value(&node.expr);
                self.bind(&node.pat);
                self.stmts(&node.body);
            }
            Expr::Block(node) => self.stmts(&node.block),
            other => self.unknown(other),
        }
    }

    fn method_call(&mut self, node: &syn::ExprMethodCall) {
        node.args.iter().for_each(|argument| self.value(argument));
        let Some(local) = syntax::as_local(&node.receiver) else {
            // A method may borrow a place exclusively, and does so with the whole of which it is a part.
            if is_place(&node.receiver) {
                self.unknown(&*node.receiver);
            } else {
                self.value(&node.receiver);
            }
            return;
        };
        let is = |&&(name, arguments, _): &&(&str, usize, &str)| {
            node.turbofish.is_none() && node.method == name && node.args.len() == arguments
        };
        if let Some(&(_, _, method)) = GROW.iter().find(is) {
            self.grow(local, method);
        } else if let Some(&(_, _, method)) = READ.iter().find(is) {
            self.method(local, method);
        } else {
            self.write(local);
        }
    }

    /// A closure, or a block that runs elsewhere: what is done in there may be done at any time while it lives. An exclusive
    /// borrow that it keeps begins here, and ends before anybody can save the local.
    fn captured(&mut self, expr: &Expr) {
        let inside = self.of(|inside| match expr {
            Expr::Closure(node) => inside.value(&node.body),
            Expr::Async(node) => inside.stmts(&node.block),
            other => inside.unknown(other),
        });
        self.unknown_all(inside.changes.keys().copied().collect());
        self.confirm(inside.methods);
    }

    /// Notes methods that were found elsewhere.
    pub(super) fn confirm(&mut self, methods: BTreeMap<Local, Methods>) {
        for (local, methods) in methods {
            self.methods.entry(local).or_default().extend(methods);
        }
    }
}

/// Whether a pattern has a part that borrows exclusively, or that nobody can see into.
fn binds_exclusively(pat: &Pat) -> bool {
    use syn::visit::{self, Visit};
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            self.0 |= node.by_ref.is_some() && node.mutability.is_some();
            visit::visit_pat_ident(self, node);
        }
        fn visit_macro(&mut self, _: &'ast syn::Macro) {
            self.0 = true;
        }
        fn visit_pat(&mut self, node: &'ast Pat) {
            self.0 |= matches!(node, Pat::Verbatim(_));
            visit::visit_pat(self, node);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut finder = Finder(false);
    finder.visit_pat(pat);
    finder.0
}

fn is_compound(op: &BinOp) -> bool {
    use BinOp::{Add, And, BitAnd, BitOr, BitXor, Div, Eq, Ge, Gt, Le, Lt, Mul, Ne, Or, Rem, Shl, Shr, Sub};
    !matches!(
        op,
        Add(_)
            | Sub(_)
            | Mul(_)
            | Div(_)
            | Rem(_)
            | And(_)
            | Or(_)
            | BitXor(_)
            | BitAnd(_)
            | BitOr(_)
            | Shl(_)
            | Shr(_)
            | Eq(_)
            | Lt(_)
            | Le(_)
            | Ne(_)
            | Ge(_)
            | Gt(_)
    )
}

fn is_text(expr: &Expr) -> bool {
    matches!(syntax::strip(expr), Expr::Lit(node) if matches!(node.lit, Lit::Str(_)))
}

/// Whether an expression may be a place: a method called on it may borrow it where it is.
fn is_place(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(node) => matches!(node.op, UnOp::Deref(_)),
        _ => false,
    }
}
