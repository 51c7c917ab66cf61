//! Checkpoints, effects and what else stands for itself.

use super::super::expressions;
use super::super::generator::Generator;
use super::super::tree::{Part, Statement, parts, stmt};
use super::super::types::Type;

pub(in super::super) fn checkpoint(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.points || this.rounds > this.passes {
        return None;
    }
    this.passes -= this.rounds;
    if this.chance(97) {
        this.scopes.end_fragile();
    }
    let name = if this.chance(25) { format!("\"p{}\"", this.fresh()) } else { String::new() };
    Some(vec![stmt!(format!("checkpoint!({name});"))])
}

pub(super) fn effect(this: &mut Generator) -> Option<Vec<Statement>> {
    let mark = this.scopes.mark();
    let mut all: Vec<Part> = parts!["effect("];
    if this.chance(50) {
        all.extend(expressions::shown(this));
    } else {
        all.push("(".into());
        for number in 0..this.source.between(2, 3) {
            if number > 0 {
                all.push(", ".into());
            }
            all.extend(expressions::shown(this));
        }
        all.push(")".into());
    }
    all.push(");".into());
    this.scopes.release(mark);
    Some(vec![Statement::new(all)])
}

/// An effect whose value nobody wants.
pub(super) fn done(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = this.owned_type(1);
    let effect = expressions::effect(this, &ty)?;
    Some(vec![stmt!("drop(", effect, ");")])
}

/// A `sleep!` that is over at once: a place at which the function can be entered again.
pub(super) fn nap(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.points {
        return None;
    }
    if this.chance(97) {
        this.scopes.end_fragile();
    }
    Some(vec![stmt!("sleep!(std::time::Duration::ZERO);")])
}

/// A value that is made and thrown away.
pub(super) fn expression(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = this.owned_type(1);
    let value = this.value(&ty);
    Some(vec![stmt!(if this.chance(50) { "let _ = " } else { "_ = " }, value, ";")])
}

pub(super) fn assertion(this: &mut Generator) -> Option<Vec<Statement>> {
    let quiet = |context: &mut super::super::generator::Context| {
        context.points = false;
        context.exits = false;
    };
    let test = this.within(quiet, |this| this.pure(&Type::Bool));
    Some(vec![match this.source.below(3) {
        0 => {
            let fails = this.context.exits && this.chance(25);
            if fails {
                stmt!("assert!(", test, format!(", \"assertion {}\");", this.fresh()))
            } else {
                stmt!("assert!(", test, " || true);")
            }
        }
        1 => {
            let ty = Type::option(Type::U32);
            let value = this.pure(&ty);
            stmt!("assert_ne!(", value, ", Some(987_654), \"never\");")
        }
        _ => stmt!("debug_assert!(", test, " | true);"),
    }])
}

/// Items, attributes and what else is not code of the body.
pub(super) fn item(this: &mut Generator) -> Option<Vec<Statement>> {
    let number = this.fresh();
    Some(match this.source.below(3) {
        0 => {
            let name = this.name();
            this.declare(&name, &Type::U32, false);
            vec![
                stmt!(format!("const LIMIT{number}: u32 = {number};")),
                stmt!(format!("let {name} = LIMIT{number} + 1;")),
            ]
        }
        1 => {
            let value = this.value(&Type::U32);
            let name = this.name();
            this.declare(&name, &Type::U32, true);
            vec![
                stmt!(format!("fn twice{number}(n: u32) -> u32 {{ n.wrapping_mul(2) }}")),
                stmt!(format!("let mut {name} = twice{number}("), value, ");"),
            ]
        }
        _ => {
            let value = this.value(&Type::Text);
            let name = this.name();
            this.declare(&name, &Type::Text, false);
            vec![
                stmt!("#[cfg(any())] effect(\"never\");"),
                stmt!(format!("#[allow(unused)] let {name} = "), value, ";"),
            ]
        }
    })
}
