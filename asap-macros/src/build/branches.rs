//! `if` and `match`: the head is evaluated once, the arm it selects is entered.

use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use super::{Builder, leftovers};
use crate::attributes::Note;
use crate::catalogue;
use crate::ir::{Arm, Block, Branch, Edges, Head, Selected, Step, StepKind, Test, Value, join};
use crate::{bindings, syntax};

/// Methods whose temporary holds a lock or a borrow flag to the end of the statement.
const HOLDING: &[&str] = &[
    "lock",
    "borrow",
    "borrow_mut",
    "read",
    "write",
    "try_lock",
    "try_borrow",
    "try_borrow_mut",
    "try_read",
    "try_write",
];

impl Builder<'_> {
    pub(super) fn if_else(&mut self, node: &syn::ExprIf, steps: &mut Vec<Step>) -> Value {
        let label = format!("if {}", bindings::source(&node.cond));
        self.if_else_at(&label, &Note::of(&node.attrs).names(), node, steps)
    }

    fn if_else_at(
        &mut self,
        label: &str,
        was: &[String],
        node: &syn::ExprIf,
        steps: &mut Vec<Step>,
    ) -> Value {
        let (kept, first) = (self.kept, steps.len());
        let mut cond = self.condition(&node.cond, steps);
        let inside = syntax::has_point(&block_expr(&node.then_branch))
            || node.else_branch.as_ref().is_some_and(|(_, other)| syntax::has_point(other));
        // The temporaries of a plain condition are dropped before its branch is entered.
        if inside && syntax::has_let(&cond) {
            self.refuse_holding(&cond);
        }
        let bound = syntax::bound_in_condition(&cond);
        self.derive_condition(&cond);
        // In front of an `else` its temporaries are dropped in one edition and held in the other.
        let has_else = node.else_branch.as_ref().is_some_and(|(_, other)| !is_break(other));
        if let Expr::Let(node) = &mut cond
            && !bound.is_empty()
            && inside
            && !has_else
        {
            self.keep_temporaries(&mut node.expr, steps);
        }
        let settled = self.keep_settled(syntax::first_tested(&cond), steps.len() > first);
        let dropped = match &cond {
            Expr::Let(_) if settled.is_some() => settled.filter(|_| has_else),
            _ if inside => self.keep_in_condition(&mut cond, has_else, steps),
            _ => None,
        };
        let then_branch = block_expr(&node.then_branch);
        let is_bool = !syntax::has_let(&cond);
        let arm =
            |bound, dropped| Selected { attributes: Vec::new(), pat: None, bound, dropped, inline: None };
        let then = self.arm((label, was), arm(bound, None), &then_branch, true);
        let otherwise = if let Some((_, other)) = &node.else_branch {
            let was: Vec<String> = was.iter().map(|was| format!("{was} / else")).collect();
            self.arm((&format!("{label} / else"), &was), arm(Vec::new(), dropped), other, true)
        } else {
            let empty =
                Arm { cfg: Vec::new(), bound: Vec::new(), block: Some(Block::default()), points: 0..0 };
            (arm(Vec::new(), dropped), empty)
        };
        let value = self.branch(Test::If(cond), is_bool, vec![then, otherwise], steps);
        // What it keeps is dropped with it, as in edition 2024, and not with the statement around it.
        let value = self.ended(value, kept, first, steps);
        self.kept = kept;
        value
    }

    pub(super) fn match_on(&mut self, node: &syn::ExprMatch, steps: &mut Vec<Step>) -> Value {
        self.match_at(node, true, steps)
    }

    /// A `match`, whose value may be one that is gone with the head, as behind a `let … else`.
    pub(super) fn match_at(&mut self, node: &syn::ExprMatch, stays: bool, steps: &mut Vec<Step>) -> Value {
        let before = steps.len();
        let mut scrutinee = self.settle(&node.expr, steps);
        let is_settled = self.keep_settled(Some(&scrutinee), steps.len() > before).is_some();
        if node.arms.iter().any(|arm| syntax::has_point(&arm.body)) {
            self.refuse_holding(&scrutinee);
        }
        let head = bindings::source(&scrutinee);
        let mut tested = scrutinee.clone();
        if node.arms.iter().any(|arm| !syntax::bound(&arm.pat).is_empty()) {
            self.freeze_indices(&mut scrutinee, steps);
            tested.clone_from(&scrutinee);
            if node.arms.iter().any(|arm| syntax::has_point(&arm.body)) {
                self.keep_temporaries(&mut tested, steps);
            }
        }
        if stays && node.arms.iter().any(|arm| syntax::has_point(&arm.body)) {
            self.keep_tested(&mut tested, &node.arms, steps);
        } else if !stays && is_settled && !leftovers::borrow(node.arms.iter().map(|arm| &arm.pat)) {
            // Out of its local, and gone with the head.
            tested = syn::parse_quote!({ #tested });
        }
        let heads = Note::of(&node.attrs).names();
        let arms = node
            .arms
            .iter()
            .map(|arm| {
                let bound = syntax::bound(&arm.pat);
                let pattern = match &arm.pat {
                    Pat::Guard(node) => {
                        if syntax::has_point(&node.guard) {
                            self.report.at(&node.guard, catalogue::CHECKPOINT_IN_GUARD);
                        }
                        &node.pat
                    }
                    pat => pat,
                };
                self.derive(&scrutinee, &arm.pat, &bound);
                let pattern = bindings::source(pattern);
                let label = format!("match {head} / {pattern}");
                let enter = bound.is_empty();
                let mut attributes = arm.attrs.clone();
                // The arm's own old head stands for the whole, the match's for its part.
                let mut was = Note::take(&mut attributes).names();
                was.extend(heads.iter().map(|was| format!("{was} / {pattern}")));
                let (pat, dropped) = (Some(arm.pat.clone()), None);
                let selected = Selected { attributes, pat, bound, dropped, inline: None };
                self.arm((&label, &was), selected, &arm.body, enter)
            })
            .collect();
        self.branch(Test::Match(tested), false, arms, steps)
    }

    /// An arm is entered if it has points; if `enter`, always.
    fn arm(
        &mut self,
        (label, was): (&str, &[String]),
        mut selected: Selected,
        body: &Expr,
        enter: bool,
    ) -> (Selected, Arm) {
        let bound = selected.bound.clone();
        let cfg = selected
            .attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("cfg"))
            .cloned()
            .collect();
        if !enter && !syntax::has_point(body) {
            selected.inline = Some(body.clone());
            return (selected, Arm { cfg, bound, block: None, points: 0..0 });
        }
        let prologue =
            if bound.is_empty() { Vec::new() } else { vec![Self::step(StepKind::Entry(bound.clone()))] };
        let block = self.branch_block(label, was, body, prologue);
        let points = block.points();
        (selected, Arm { cfg, bound, block: Some(block), points })
    }

    /// The head becomes a step of its own, in front of the branch: on resume it is skipped with what it stands behind.
    fn branch(
        &mut self,
        test: Test,
        is_bool: bool,
        arms: Vec<(Selected, Arm)>,
        steps: &mut Vec<Step>,
    ) -> Value {
        let name = proc_macro2::Ident::new("selected", proc_macro2::Span::mixed_site());
        let selector = self.bindings.declare(&name, false, bindings::Role::Selector);
        let (selected, arms): (Vec<Selected>, Vec<Arm>) = arms.into_iter().unzip();
        let points = arms.iter().map(|arm| arm.points.clone()).fold(0..0, join);
        steps.push(Self::step(StepKind::Head(Head { selector, test, arms: selected })));
        Value::Branch(Branch { selector, is_bool, arms, points })
    }

    /// A condition in which no point is left.
    fn condition(&mut self, cond: &Expr, steps: &mut Vec<Step>) -> Expr {
        if !syntax::has_let(cond) {
            if !syntax::has_point(cond) {
                return cond.clone();
            }
            // What a plain condition keeps is dropped before its branch is entered.
            let (kept, first) = (self.kept, steps.len());
            let value = self.lower(cond, steps).unwrap_or_else(super::unit);
            let value = self.ended(value, kept, first, steps);
            let ident = self.temporary(value, cond.span(), steps);
            return syn::parse_quote!(#ident);
        }
        match cond {
            Expr::Let(node) => {
                let mut node = node.clone();
                *node.expr = self.settle(&node.expr, steps);
                self.freeze_indices(&mut node.expr, steps);
                Expr::Let(node)
            }
            Expr::Binary(node) => {
                let mut node = node.clone();
                *node.left = self.condition(&node.left, steps);
                if syntax::has_point(&node.right) {
                    self.report.at(&node.right, catalogue::CHECKPOINT_IN_CHAIN);
                }
                self.freeze_in_chain(&mut node);
                Expr::Binary(node)
            }
            Expr::Paren(node) => {
                let mut node = node.clone();
                *node.expr = self.condition(&node.expr, steps);
                Expr::Paren(node)
            }
            _ => cond.clone(),
        }
    }

    /// In `a && let Some(x) = &items[i]` the index is frozen behind `a`, by a `let` in the chain.
    fn freeze_in_chain(&mut self, node: &mut syn::ExprBinary) {
        let Expr::Let(right) = &mut *node.right else { return };
        let mut frozen = Vec::new();
        self.freeze_indices(&mut right.expr, &mut frozen);
        for step in frozen {
            if let StepKind::Let(step) = step.kind
                && let Some(Value::Plain(index)) = step.init
            {
                let (left, pat) = (&node.left, &step.pat);
                *node.left = syn::parse_quote!(#left && let #pat = (#index));
            }
        }
    }

    fn derive_condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(node) => self.derive(&node.expr, &node.pat, &syntax::bound(&node.pat)),
            Expr::Binary(node) => {
                self.derive_condition(&node.left);
                self.derive_condition(&node.right);
            }
            Expr::Paren(node) => self.derive_condition(&node.expr),
            _ => {}
        }
    }

    /// A lock taken in a head is held to the end of the statement; entering an arm on resume could not hold it.
    fn refuse_holding(&mut self, head: &Expr) {
        use syn::visit::{self, Visit};
        struct Holding(Option<syn::Ident>);
        impl<'ast> Visit<'ast> for Holding {
            fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
                if node.args.is_empty() && HOLDING.contains(&node.method.to_string().as_str()) {
                    self.0 = Some(node.method.clone());
                }
                visit::visit_expr_method_call(self, node);
            }
            fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
            fn visit_block(&mut self, _: &'ast syn::Block) {}
        }
        let mut holding = Holding(None);
        holding.visit_expr(head);
        if let Some(method) = holding.0 {
            self.report.at(method, catalogue::TEMPORARY_IN_HEAD);
        }
    }

    /// `while` with points in it: a `loop` whose body is the arm of an `if`.
    pub(super) fn while_loop(&mut self, node: &syn::ExprWhile) -> Value {
        let label = match &node.label {
            Some(label) => label.name.to_string(),
            None => format!("while {}", bindings::source(&node.cond)),
        };
        let (cond, body) = (&node.cond, &node.body);
        let round: syn::ExprIf = syn::parse_quote!(if #cond #body else { break });
        self.identities.push(&label, &Note::of(&node.attrs).names());
        let outer = self.identities.enter_block(&[]);
        let mut steps = Vec::new();
        // The condition is the loop's own: it is no segment of the path again.
        let value = self.if_else_at("", &[], &round, &mut steps);
        self.identities.leave_block(outer);
        self.identities.pop();
        let body = Block { steps, tail: Some(Box::new(value)), ..Block::default() };
        Value::Loop { label: node.label.clone(), body, edges: Edges::default() }
    }
}

/// Whether a branch does nothing but leave a loop.
fn is_break(expr: &Expr) -> bool {
    matches!(expr, Expr::Block(node) if matches!(&node.block.stmts[..], [Stmt::Expr(Expr::Break(_), _)]))
}

fn block_expr(block: &syn::Block) -> Expr {
    Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block: block.clone() })
}
