//! Which locals can be followed from point to point.

use syn::{Attribute, Expr, Lit, Pat, Type};

use crate::bindings::{Local, Locals, Role};
use crate::ir::{Access, Block, Body, Source, StepKind, Value};
use crate::{liveness, syntax};

/// The locals that are saved where they stand, change only where they are mentioned, and may be large.
pub(super) fn find(body: &Body, exclusive: &Locals) -> Locals {
    let bindings = &body.bindings;
    let mut facts = Facts::default();
    facts.block(&body.root);
    let mut apart = exclusive.clone();
    // Whether they are saved there is not known, and so neither is which save is the last.
    let mut unsure = Locals::new();
    for (local, binding) in bindings.all() {
        // What is borrowed shared is borrowed again on resume only, unless its local is a view.
        let is_again = binding.rebuilt || body.views.contains(&local);
        for derived in binding.derived.iter().chain(&binding.lent) {
            if derived.exclusive || is_again {
                derived.roots.iter().for_each(|&root| bindings.with_roots(root, &mut apart));
            }
        }
        if !matches!(binding.role, Role::Iterator { .. }) {
            binding.holds.iter().for_each(|&held| bindings.with_roots(held, &mut apart));
        }
    }
    for (number, point) in (1..).zip(&body.points) {
        if facts.conditional.contains(&number) {
            unsure.extend(liveness::keys(bindings, point).into_iter().map(|(local, _)| local));
        }
    }
    for parameter in body.parameters.iter().filter(|parameter| is_small(&parameter.ty)) {
        facts.small.insert(parameter.local);
    }
    let is_settled = |local: Local| {
        let binding = bindings.get(local);
        let is_saved_here = binding.derived.is_none()
            && !binding.rebuilt
            && binding.cfg.is_empty()
            && !unsure.contains(&local)
            && !body.slots.contains(&local)
            && !body.views.contains(&local);
        let changes_in_sight = !binding.mutable || !apart.contains(&local) && !body.is_unsafe;
        let is_followed = match binding.role {
            Role::Named => !facts.small.contains(&local),
            Role::Iterator { .. } => facts.owned.contains(&local),
            _ => false,
        };
        is_saved_here && changes_in_sight && is_followed
    };
    bindings.all().map(|(local, _)| local).filter(|&local| is_settled(local)).collect()
}

#[derive(Default)]
struct Facts {
    /// Points that a `#[cfg]` may take away.
    conditional: Vec<u32>,
    /// Locals of which their syntax says that they are numbers and the like.
    small: Locals,
    /// Iterators of loops over what they own, unless that is a range.
    owned: Locals,
}

impl Facts {
    fn block(&mut self, block: &Block) {
        for step in &block.steps {
            match &step.kind {
                StepKind::Let(node) => {
                    if node.attributes.iter().any(is_cfg) {
                        self.conditional.extend(step.points.clone());
                    }
                    let is_small = node.ty.as_ref().is_some_and(is_small)
                        || matches!(&node.init, Some(Value::Plain(init)) if is_number(init));
                    if is_small && matches!(node.pat, Pat::Ident(_)) {
                        self.small.extend(syntax::bound(&node.pat));
                    }
                }
                StepKind::Value { attributes, .. } | StepKind::Point { attributes, .. }
                    if attributes.iter().any(is_cfg) =>
                {
                    self.conditional.extend(step.points.clone());
                }
                _ => {}
            }
        }
        block.values().for_each(|value| self.value(value));
    }

    fn value(&mut self, value: &Value) {
        match value.innermost() {
            Value::Branch(branch) => {
                for arm in branch.arms.iter().filter(|arm| arm.cfg.iter().any(is_cfg)) {
                    self.conditional.extend(arm.points.clone());
                }
            }
            Value::For(node) => {
                if is_range(&node.source) {
                    if let Some(StepKind::Next { pat, .. }) = node.body.steps.first().map(|step| &step.kind)
                        && matches!(pat, Pat::Ident(_))
                        && node.source.adaptors.is_empty()
                    {
                        self.small.extend(syntax::bound(pat));
                    }
                } else if node.source.access == Access::Owned {
                    self.owned.insert(node.iterator);
                }
            }
            _ => {}
        }
        value.blocks().into_iter().for_each(|block| self.block(block));
    }
}

fn is_cfg(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
}

fn is_range(source: &Source) -> bool {
    matches!(syntax::strip(&source.base), Expr::Range(_))
}

/// A number, character or truth value.
fn is_number(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::Lit(node) => {
            matches!(node.lit, Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) | Lit::Char(_) | Lit::Byte(_))
        }
        Expr::Unary(node) => matches!(node.op, syn::UnOp::Neg(_)) && is_number(&node.expr),
        _ => false,
    }
}

/// A type that is one of these, whoever it belongs to: all that is lost is time.
fn is_small(ty: &Type) -> bool {
    const SMALL: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize", "Duration",
    ];
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| SMALL.iter().any(|small| last.ident == small))
}
