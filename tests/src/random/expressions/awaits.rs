//! `.await`, on what is ready and on what is not yet.

use super::super::generator::Generator;
use super::super::tree::{Expr, expr};
use super::super::types::Type;

pub(super) fn awaited(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !this.context.awaits || !ty.is_owned() {
        return None;
    }
    let silent = this.context.silent;
    match this.source.below(8) {
        0 => {
            let value = this.value(ty);
            Some(expr!(ty; "ready(", value, ").await"))
        }
        1 => {
            let value = this.within(|context| context.tries = false, |this| this.pure(ty));
            Some(expr!(ty; "(async { ", value, " }).await"))
        }
        2..4 if *ty == Type::Usize && !silent && turn(this) => {
            let place = this.readable(Type::is_owned)?;
            Some(expr!(ty; "watch(&", place.value, ").await"))
        }
        2..4 if *ty == Type::Result(Box::new(Type::U32)) && !silent && turn(this) => {
            Some(expr!(ty; "checked_later(", this.value(&Type::U32), ").await"))
        }
        2..6 if !silent && turn(this) => Some(expr!(ty; "later(", this.value(ty), ").await")),
        _ if turn(this) => Some(expr!(ty; "unseen(", this.value(ty), ").await")),
        _ => None,
    }
}

/// Whether the executor may have another turn here.
pub(in super::super) fn turn(this: &mut Generator) -> bool {
    let fits = this.rounds <= this.turns;
    if fits {
        this.turns -= this.rounds;
    }
    fits
}
