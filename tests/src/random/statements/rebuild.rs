//! Locals that are not saved but made again, of locals that stay as they are meanwhile.

use std::collections::BTreeSet;

use super::super::generator::Generator;
use super::super::patterns::{self, Pattern};
use super::super::scope::{Access, Id};
use super::super::tree::{Expr, Statement, stmt};
use super::super::types::Type;

pub(super) fn rebuilt(this: &mut Generator) -> Option<Vec<Statement>> {
    // What is never behind a checkpoint is not made again.
    let is_alone = this.chance(8);
    if !this.context.points || !is_alone && this.rounds > this.passes {
        return None;
    }
    let ty = this.owned_type(2);
    // What is made again is dropped again, and what was changed in it through a cell is gone.
    if ty.has_noise() || ty.has_cells() {
        return None;
    }
    let (value, roots) = initializer(this, &ty)?;
    let mut all = vec![declared(this, &ty, value, &roots)];
    if !is_alone {
        let between = this.source.below(2);
        all.extend(this.within(|context| context.diverges = false, |this| this.statements(between)));
        all.extend(super::checkpoint(this)?);
    }
    Some(all)
}

fn declared(this: &mut Generator, ty: &Type, value: Expr, roots: &[(Id, Access)]) -> Statement {
    if this.chance(70) || !matches!(ty, Type::Pair(..) | Type::Item | Type::Array) {
        let name = this.name();
        let annotation = if this.chance(25) { format!(": {}", ty.rust()) } else { String::new() };
        this.declare_borrowing(&name, ty, false, roots.to_vec());
        return stmt!("#[rebuild]\nlet ", name, annotation, " = ", value, ";");
    }
    let mut pattern = Pattern::unchanging(this);
    let text = pattern.certain(ty);
    let bindings = pattern.bindings;
    for id in patterns::declare(this, &bindings, &[], false) {
        this.scopes.locals[id.0].roots = roots.to_vec();
    }
    stmt!("#[rebuild]\nlet ", text, " = ", value, ";")
}

/// An initializer, and the locals in it: as long as they are not changed, it gives the same again.
fn initializer(this: &mut Generator, ty: &Type) -> Option<(Expr, Vec<(Id, Access)>)> {
    if this.scopes.captures.is_some() {
        return None;
    }
    let known = this.scopes.locals.len();
    this.scopes.captures = Some(BTreeSet::new());
    let value = this.repeatable(ty);
    let read = this.scopes.captures.take().unwrap_or_default();
    let mut roots = Vec::new();
    for id in read.into_iter().filter(|id| id.0 < known) {
        let local = this.scopes.get(id);
        if local.fragile || matches!(local.ty, Type::Mut(_) | Type::Function) {
            return None;
        }
        roots.extend(this.scopes.roots(id, Access::Shared));
    }
    Some((value, roots))
}
