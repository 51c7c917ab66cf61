//! Values that are moved away, on some paths or on all, and made anew.

use super::super::expressions;
use super::super::generator::{Generator, Noise};
use super::super::tree::{Statement, stmt};

pub(super) fn dropped(this: &mut Generator) -> Option<Vec<Statement>> {
    let id = this.movable(|ty| ty.is_owned() && !ty.is_copy())?;
    this.scopes.moved(id);
    let name = this.scopes.get(id).name.clone();
    Some(vec![match this.source.below(3) {
        0 => stmt!("consume(", name, ");"),
        1 => stmt!("let _ = tap(\"moved\", ", name, ");"),
        _ => stmt!("drop(", name, ");"),
    }])
}

/// Gone on one way of a branch, there on the other.
pub(super) fn on_one_path(this: &mut Generator) -> Option<Vec<Statement>> {
    // A guard that is given away on one path only is lost on the others after a cut.
    let is_guarded = this.noise == Noise::Guards;
    let id = this.movable(|ty| ty.is_owned() && !ty.is_copy() && !(is_guarded && ty.has_noise()))?;
    let name = this.scopes.get(id).name.clone();
    let condition = expressions::condition(this);
    if !this.scopes.may_move(id) {
        return None;
    }
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.open();
    let before = this.source.below(2);
    let mut statements = this.statements(before);
    if this.scopes.reachable && this.scopes.may_move(id) && this.scopes.visible().contains(&id) {
        this.scopes.moved(id);
        statements.push(stmt!("consume(", name, ");"));
        let behind = this.source.below(3);
        statements.extend(super::diverging(this, |this| this.statements(behind)));
    }
    this.scopes.close();
    this.scopes.end(&mut joins);
    let yes = super::super::tree::Block { statements, tail: None };
    this.scopes.way(&joins);
    let no = this.block(2, |_| ());
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(vec![stmt!("if ", condition, " ", yes, " else ", no)])
}

/// Moved away and made again, with something in between.
pub(super) fn anew(this: &mut Generator) -> Option<Vec<Statement>> {
    let id = this.movable(|ty| ty.is_owned() && !ty.is_copy())?;
    if !this.scopes.get(id).mutable {
        return None;
    }
    this.scopes.moved(id);
    let (name, ty) = (this.scopes.get(id).name.clone(), this.scopes.get(id).ty.clone());
    let mut made = vec![stmt!("consume(", &name, ");")];
    this.scopes.locals[id.0].reserved = true;
    let between = this.source.between(1, 2);
    made.extend(this.within(|context| context.diverges = false, |this| this.statements(between)));
    let value = this.value(&ty);
    this.scopes.locals[id.0].reserved = false;
    this.scopes.change(id);
    this.scopes.ready[id.0] = true;
    made.push(stmt!(name, " = ", value, ";"));
    Some(made)
}
