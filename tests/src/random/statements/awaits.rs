//! `.await` for itself and in a `let`.

use super::super::expressions;
use super::super::generator::Generator;
use super::super::tree::{Statement, stmt};

pub(super) fn awaited(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.awaits || !expressions::turn(this) {
        return None;
    }
    if this.chance(35) {
        return Some(vec![stmt!("yield_now().await;")]);
    }
    let ty = this.owned_type(1);
    let value = this.value(&ty);
    if this.chance(30) {
        return Some(vec![stmt!("later(", value, ").await;")]);
    }
    let name = this.name();
    let mutable = this.chance(50);
    this.declare(&name, &ty, mutable);
    Some(vec![stmt!("let ", if mutable { "mut " } else { "" }, name, " = later(", value, ").await;")])
}
