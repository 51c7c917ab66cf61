//! Checkpoints inside operands: Rust's order of evaluation, made explicit.
//!
//! `f(a(), { checkpoint!(); b })` becomes `let t1 = a(); let t2 = { checkpoint!(); b }; f(t1, t2)`: what was
//! evaluated in front of the checkpoint is a local like any other, and saved with it.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr};

use super::{Builder, derive, unit};
use crate::ir::{Step, Value};
use crate::mentions::Mentions;
use crate::{bindings, catalogue, liveness, syntax};

impl Builder<'_> {
    /// An expression that holds a point in one of its operands.
    pub(super) fn operands(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Value {
        if let Expr::Binary(node) = expr
            && matches!(node.op, BinOp::And(_) | BinOp::Or(_))
            && syntax::has_point(&node.right)
        {
            return self.lazy(node, steps);
        }
        if let Expr::Binary(node) = expr
            && is_assignment(&node.op)
            && !matches!(syntax::strip(&node.left), Expr::Path(_) | Expr::Field(_))
            && uses_changed(&node.left, &changed_in(&node.right))
        {
            // Primitive types evaluate the right side first, others the place; a macro does not know which this is.
            self.report.at(&node.left, catalogue::COMPOUND_PLACE);
        }
        let mut expr = expr.clone();
        let mut operands = operands_of(&mut expr);
        let Some(last) = operands.iter().rposition(|operand| syntax::has_point(operand.expr)) else {
            return Value::Plain(expr);
        };
        let changes: Vec<Vec<String>> =
            operands[..=last].iter().map(|operand| changed_in(operand.expr)).collect();
        let given: Vec<Vec<Expr>> =
            operands[..=last].iter().map(|operand| liveness::given_by(operand.expr)).collect();
        for (index, mut operand) in operands.drain(..=last).enumerate() {
            if operand.is_place
                && (is_changed(operand.expr, &changes[index + 1..])
                    || self.is_given(operand.expr, &given[index + 1..]))
            {
                operand.is_place = false;
            }
            if syntax::has_point(operand.expr) {
                if operand.is_place {
                    self.report.at(&*operand.expr, catalogue::CHECKPOINT_IN_PLACE);
                }
                if operand.is_borrowed {
                    self.place_of(operand.expr, steps);
                    continue;
                }
                let value = self.lower(operand.expr, steps).unwrap_or_else(unit);
                let ident = self.temporary(value, operand.expr.span(), steps);
                *operand.expr = syn::parse_quote!(#ident);
            } else if !operand.is_place
                && !stays(operand.expr)
                && !self.is_exclusive(operand.expr)
                && (!self.is_rebuilt(operand.expr) || is_changed(operand.expr, &changes[index + 1..]))
            {
                let value = Value::Plain(operand.expr.clone());
                let ident = self.temporary(value, operand.expr.span(), steps);
                *operand.expr = syn::parse_quote!(#ident);
            } else if operand.is_place {
                self.freeze_indices(operand.expr, steps);
            }
        }
        Value::Plain(expr)
    }

    /// Whether an operand is an exclusive borrow that is made again behind each point. It stays where it is, so that rustc
    /// lends it for the call: as a value of its own it would be gone. Nothing behind it can have changed it.
    fn is_exclusive(&self, expr: &Expr) -> bool {
        syntax::as_local(expr).is_some_and(|local| {
            let binding = self.bindings.get(local);
            !binding.rebuilt && binding.derived.as_ref().is_some_and(|derived| derived.exclusive)
        })
    }

    /// Whether an operand is a local that is made again behind each point, and nobody changes. It stays where it is: as a value of
    /// its own it would have to be saved.
    fn is_rebuilt(&self, expr: &Expr) -> bool {
        syntax::as_local(expr).is_some_and(|local| {
            let binding = self.bindings.get(local);
            binding.rebuilt && !binding.mutable
        })
    }

    /// Whether a place is a part of what operands behind it give away: then it was copied out before, for a borrow of it would
    /// not have let that happen. A reference is given away as a copy, and what it refers to stays.
    fn is_given(&self, place: &Expr, given: &[Vec<Expr>]) -> bool {
        let Some(root) = derive::root(place) else { return false };
        let binding = self.bindings.get(root);
        if syntax::as_local(place).is_some() || binding.derived.is_some() || binding.lent.is_some() {
            return false;
        }
        let text = text_of(place);
        let is_around = |given: &Expr| match syntax::as_local(given) {
            Some(local) => local == root,
            None => text.strip_prefix(&text_of(given)).is_some_and(|rest| rest.starts_with([' ', '.', '['])),
        };
        given.iter().flatten().any(is_around)
    }

    /// A place in a value that a point gives: the value becomes a local, of which nothing is moved out.
    fn place_of(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        match expr {
            Expr::Paren(node) => self.place_of(&mut node.expr, steps),
            Expr::Field(node) => self.place_of(&mut node.base, steps),
            Expr::Unary(node) if matches!(node.op, syn::UnOp::Deref(_)) => {
                self.place_of(&mut node.expr, steps);
            }
            Expr::Index(node) => {
                if syntax::has_point(&node.expr) {
                    self.place_of(&mut node.expr, steps);
                }
                if syntax::has_point(&node.index) || !stays(&node.index) {
                    let value = self.lower_plain(&node.index, steps);
                    let ident = self.temporary(value, node.index.span(), steps);
                    *node.index = syn::parse_quote!(#ident);
                }
            }
            _ if syntax::has_point(expr) => {
                let value = self.lower(expr, steps).unwrap_or_else(unit);
                let ident = self.temporary(value, expr.span(), steps);
                self.kept += 1;
                if let Some(local) = bindings::decode(&ident.to_string()) {
                    self.bindings.get_mut(local).mutable = true;
                }
                *expr = syn::parse_quote!(#ident);
            }
            _ => {}
        }
    }

    /// An expression as a value, whether it holds a point or not.
    fn lower_plain(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Value {
        if syntax::has_point(expr) {
            self.lower(expr, steps).unwrap_or_else(unit)
        } else {
            Value::Plain(expr.clone())
        }
    }

    /// `a && { checkpoint!(); b }` is `if a { checkpoint!(); b } else { false }`.
    fn lazy(&mut self, node: &syn::ExprBinary, steps: &mut Vec<Step>) -> Value {
        let (left, right) = (&node.left, &node.right);
        let node: syn::ExprIf = if matches!(node.op, BinOp::And(_)) {
            syn::parse_quote!(if #left { #right } else { false })
        } else {
            syn::parse_quote!(if #left { true } else { #right })
        };
        self.if_else(&node, steps)
    }

    /// An operand as a local, if it holds a point.
    pub(super) fn settle(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Expr {
        if !syntax::has_point(expr) {
            return expr.clone();
        }
        let value = self.lower(expr, steps).unwrap_or_else(unit);
        let ident = self.temporary(value, expr.span(), steps);
        syn::parse_quote!(#ident)
    }
}

/// Whether an operand may be evaluated after a checkpoint that stands behind it, and nobody can tell.
fn stays(expr: &Expr) -> bool {
    match expr {
        Expr::Closure(_) => true,
        Expr::Range(node) => node.start.iter().chain(&node.end).all(|end| syntax::is_constant(end)),
        _ => syntax::is_constant(expr),
    }
}

/// The places that an expression assigns to or borrows exclusively, in closures too, as text.
fn changed_in(expr: &Expr) -> Vec<String> {
    struct Changed(Vec<String>);
    impl Changed {
        fn place(&mut self, place: &Expr) {
            self.0.push(text_of(place));
        }
    }
    impl<'ast> Visit<'ast> for Changed {
        fn visit_expr_assign(&mut self, node: &'ast syn::ExprAssign) {
            self.place(&node.left);
            visit::visit_expr_assign(self, node);
        }
        fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
            if is_assignment(&node.op) {
                self.place(&node.left);
            }
            visit::visit_expr_binary(self, node);
        }
        fn visit_expr_reference(&mut self, node: &'ast syn::ExprReference) {
            if node.mutability.is_some() {
                self.place(&node.expr);
            }
            visit::visit_expr_reference(self, node);
        }
    }
    let mut changed = Changed(Vec::new());
    changed.visit_expr(expr);
    changed.0
}

/// A place as text, without the parentheses around it.
fn text_of(place: &Expr) -> String {
    syntax::strip(place).to_token_stream().to_string()
}

/// Whether a place is assigned to by operands behind it: then it was copied out before, for a borrow of it would
/// not have let that happen.
fn is_changed(place: &Expr, changes: &[Vec<String>]) -> bool {
    let place = text_of(place);
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '.', '[']))
    };
    changes.iter().flatten().any(|changed| begins(&place, changed) || begins(changed, &place))
}

/// Whether a place is made of locals that are assigned to.
fn uses_changed(place: &Expr, changes: &[String]) -> bool {
    let used = place.mentioned();
    let local = |text: &String| text.split([' ', '.', '[']).next().and_then(bindings::decode);
    changes.iter().filter_map(local).any(|changed| used.contains(&changed))
}

struct Operand<'a> {
    expr: &'a mut Expr,
    /// Used as a place (a receiver, a base, what is assigned to): evaluated where it is, after the others.
    is_place: bool,
    /// Borrowed where it is: of a value that a point gives, nothing is moved out.
    is_borrowed: bool,
}

fn value(expr: &mut Expr) -> Operand<'_> {
    Operand { expr, is_place: false, is_borrowed: false }
}

/// A place stays where it is, unless it is the value of an expression.
fn place(expr: &mut Expr) -> Operand<'_> {
    let is_place =
        matches!(syntax::strip(expr), Expr::Path(_) | Expr::Field(_) | Expr::Index(_) | Expr::Unary(_))
            && !syntax::has_point(expr);
    Operand { expr, is_place, is_borrowed: true }
}

/// The operands of an expression in Rust's order of evaluation.
fn operands_of(expr: &mut Expr) -> Vec<Operand<'_>> {
    match expr {
        Expr::Array(node) => node.elems.iter_mut().map(value).collect(),
        Expr::Await(node) => vec![value(&mut node.base)],
        Expr::Binary(node) => {
            let (left, right) = (&mut node.left, value(&mut node.right));
            if is_assignment(&node.op) {
                // For primitive types the right side comes first; for others the place is only borrowed before it.
                vec![right, Operand { expr: left, is_place: true, is_borrowed: false }]
            } else if is_comparison(&node.op) {
                // What is compared is only borrowed.
                vec![place(left), right]
            } else {
                vec![value(left), right]
            }
        }
        Expr::Call(node) => {
            let is_place = matches!(&*node.func, Expr::Path(_));
            let callee = Operand { is_place, is_borrowed: false, expr: &mut node.func };
            std::iter::once(callee).chain(node.args.iter_mut().map(value)).collect()
        }
        Expr::Cast(node) => vec![value(&mut node.expr)],
        Expr::Field(node) => vec![place(&mut node.base)],
        Expr::Index(node) => vec![place(&mut node.expr), value(&mut node.index)],
        Expr::MethodCall(node) => {
            let receiver = place(&mut node.receiver);
            std::iter::once(receiver).chain(node.args.iter_mut().map(value)).collect()
        }
        Expr::Range(node) => {
            node.start.iter_mut().chain(node.end.iter_mut()).map(|expr| value(expr)).collect()
        }
        Expr::Reference(node) => vec![place(&mut node.expr)],
        Expr::Repeat(node) => vec![value(&mut node.expr)],
        Expr::Struct(node) => {
            let fields = node.fields.iter_mut().map(|field| value(&mut field.expr));
            fields.chain(node.rest.iter_mut().map(|rest| place(rest))).collect()
        }
        Expr::Try(node) => vec![value(&mut node.expr)],
        Expr::Tuple(node) => node.elems.iter_mut().map(value).collect(),
        Expr::Unary(node) => vec![value(&mut node.expr)],
        _ => Vec::new(),
    }
}

/// Whether an operator is that of a compound assignment.
pub(crate) fn is_assignment(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// Whether an operator only borrows what it compares.
pub(crate) fn is_comparison(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}
