//! Changes the user's code wherever a body holds it.

use syn::visit_mut::VisitMut;

use super::{Block, Body, StepKind, Test, Value};

impl Body {
    /// Visits all of it: what is evaluated where it stands, and what is evaluated again on resume.
    pub(crate) fn edit(&mut self, visitor: &mut impl VisitMut) {
        block(&mut self.root, visitor);
        self.bindings.edit(visitor);
    }
}

fn block(node: &mut Block, visitor: &mut impl VisitMut) {
    for step in &mut node.steps {
        kind(&mut step.kind, visitor);
    }
    node.tail.iter_mut().for_each(|tail| value(tail, visitor));
}

fn kind(node: &mut StepKind, visitor: &mut impl VisitMut) {
    match node {
        StepKind::Head(head) => {
            let (Test::If(test) | Test::Match(test)) = &mut head.test;
            visitor.visit_expr_mut(test);
            for arm in &mut head.arms {
                arm.pat.iter_mut().for_each(|pat| visitor.visit_pat_mut(pat));
                arm.inline.iter_mut().for_each(|expr| visitor.visit_expr_mut(expr));
            }
        }
        StepKind::Source { expr, .. }
        | StepKind::Callee { expr, .. }
        | StepKind::Transaction { expr, .. } => visitor.visit_expr_mut(expr),
        StepKind::Let(node) => {
            node.init.iter_mut().for_each(|init| value(init, visitor));
            node.diverge.iter_mut().for_each(|expr| visitor.visit_expr_mut(expr));
        }
        StepKind::Plain(stmt) | StepKind::Always { stmt, .. } => visitor.visit_stmt_mut(stmt),
        StepKind::Value { value, .. } => self::value(value, visitor),
        StepKind::Arguments(_) | StepKind::Entry(_) | StepKind::Next { .. } | StepKind::Point { .. } => {}
    }
}

fn value(node: &mut Value, visitor: &mut impl VisitMut) {
    match node {
        Value::Plain(expr) => visitor.visit_expr_mut(expr),
        Value::Block { block, .. } | Value::Loop { body: block, .. } => self::block(block, visitor),
        Value::Branch(branch) => {
            let blocks = branch.arms.iter_mut().filter_map(|arm| arm.block.as_mut());
            blocks.for_each(|block| self::block(block, visitor));
        }
        Value::For(node) => {
            visitor.visit_expr_mut(&mut node.source.base);
            for adaptor in &mut node.source.adaptors {
                adaptor.args.iter_mut().for_each(|argument| visitor.visit_expr_mut(argument));
            }
            block(&mut node.body, visitor);
        }
        Value::Call { .. } | Value::Intent { .. } => {}
        Value::Return(value) | Value::Break(_, value) => self::value(value, visitor),
        Value::Assign { left, right } => {
            visitor.visit_expr_mut(left);
            value(right, visitor);
        }
    }
}
