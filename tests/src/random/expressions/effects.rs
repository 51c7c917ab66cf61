//! `effect!` of a value.

use super::super::generator::{Context, Generator};
use super::super::tree::{Expr, expr};
use super::super::types::Type;

/// A value that is made once; after a crash at its intent it is made again.
pub(in super::super) fn effect(this: &mut Generator, ty: &Type) -> Option<Expr> {
    // Its intent is a snapshot, and so is what it gives.
    let cost = 2 * this.rounds;
    if !this.context.points || !ty.is_owned() || cost > this.passes {
        return None;
    }
    let policy = *this.source.pick(&["retry", "check = None"]);
    let key = if this.chance(30) { "|_key| " } else { "" };
    // What it changes besides would not be changed where its value is known.
    let whole = |context: &mut Context| {
        context.points = false;
        context.changes = false;
    };
    let value = this.within(whole, |this| this.value(ty));
    this.passes = this.passes.checked_sub(cost)?;
    if this.chance(97) {
        this.scopes.end_fragile();
    }
    // In a block of its own: a checkpoint that followed at once would store what it gives.
    let begin = format!("({{ effect!(\"e{}\", {policy}, {key}", this.fresh());
    Some(expr!(ty; begin, value, ") })"))
}
