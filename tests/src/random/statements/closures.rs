//! Closures in locals.

use std::collections::BTreeSet;

use super::super::generator::Generator;
use super::super::scope::Access;
use super::super::tree::{Statement, stmt};
use super::super::types::Type;

/// A closure that reads what it captures, and may be called behind later checkpoints.
pub(super) fn plain(this: &mut Generator) -> Option<Vec<Statement>> {
    let parameter = this.name();
    this.scopes.captures = Some(BTreeSet::new());
    this.scopes.open();
    let id = this.declare(&parameter, &Type::U32, false);
    let body = this.closed(&Type::U32);
    this.scopes.close();
    let mut captured = this.scopes.captures.take().unwrap_or_default();
    captured.remove(&id);
    let can_move = captured.iter().all(|id| this.scopes.get(*id).ty.is_copy());
    let moves = can_move && this.chance(40);
    let mut roots = Vec::new();
    for id in captured {
        if id.0 >= this.scopes.locals.len() {
            continue;
        }
        if moves {
            roots.extend(this.scopes.get(id).roots.clone());
        } else {
            roots.extend(this.scopes.roots(id, Access::Shared));
        }
    }
    let name = format!("f{}", this.fresh());
    this.declare_borrowing(&name, &Type::Function, false, roots);
    let before = if moves { "move " } else { "" };
    Some(vec![stmt!(format!("let {name} = {before}|{parameter}: u32| "), body, ";")])
}

/// A closure that changes what it captures, in a block of its own.
pub(super) fn changing(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.changeable(|ty| matches!(ty, Type::U32) || *ty == Type::list(Type::U32))?;
    let name = format!("f{}", this.fresh());
    let body = match place.ty {
        Type::U32 => format!("{} ^= given", place.value),
        _ => format!("{}.push(given)", place.receiver),
    };
    let mark = this.scopes.hold([(place.root, Access::Exclusive)]);
    let first = this.within(|context| context.points = false, |this| this.value(&Type::U32));
    this.scopes.release(mark);
    let text = format!("{{ let mut {name} = |given: u32| {body}; {name}(");
    Some(vec![stmt!(text, first, format!("); {name}(3); }}"))])
}
