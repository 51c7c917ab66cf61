//! `let`, with patterns, late, inferred from later uses, and over names that are taken.

use super::super::generator::Generator;
use super::super::patterns::{self, Mode, Pattern};
use super::super::tree::{Statement, stmt};
use super::super::types::Type;

fn mutability(mutable: bool) -> &'static str {
    if mutable { "mut " } else { "" }
}

pub(super) fn plain(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = this.owned_type(2);
    let value = this.value(&ty);
    let name = this.name();
    let mutable = this.chance(65);
    let annotation = if this.chance(25) { format!(": {}", ty.rust()) } else { String::new() };
    this.declare(&name, &ty, mutable);
    Some(vec![stmt!("let ", mutability(mutable), name, annotation, " = ", value, ";")])
}

pub(super) fn pattern(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = match this.source.below(4) {
        0 => Type::Item,
        1 => Type::Array,
        _ => {
            let left = this.owned_type(1);
            Type::pair(left, this.owned_type(1))
        }
    };
    let value = this.value(&ty);
    let mut pattern = Pattern::new(this, Mode::Value);
    let text = pattern.certain(&ty);
    let bindings = pattern.bindings;
    patterns::declare(this, &bindings, &[], false);
    Some(vec![stmt!("let ", text, " = ", value, ";")])
}

pub(super) fn or_else(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.exits {
        return None;
    }
    let ty = match this.source.below(3) {
        0 => Type::Shape,
        _ => Type::option(this.owned_type(1)),
    };
    let value = this.value(&ty);
    let mut pattern = Pattern::new(this, Mode::Value);
    let text = pattern.uncertain(&ty);
    let bindings = pattern.bindings;
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.open();
    let mut statements = super::diverging(this, |this| {
        let count = this.source.below(3);
        this.statements(count)
    });
    if this.scopes.reachable {
        statements.extend(super::exits::leave(this));
    }
    this.scopes.close();
    let other = super::super::tree::Block { statements, tail: None };
    this.scopes.way(&joins);
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    patterns::declare(this, &bindings, &[], false);
    Some(vec![stmt!("let ", text, " = (", value, ") else ", other, ";")])
}

/// A local without a value, which each way of a branch gives one.
pub(super) fn late(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = this.owned_type(1);
    let name = this.name();
    let mutable = this.chance(40);
    let annotation = if this.chance(50) { format!(": {}", ty.rust()) } else { String::new() };
    let id = this.declare(&name, &ty, mutable);
    this.scopes.ready[id.0] = false;
    this.scopes.locals[id.0].reserved = true;
    let mut made = vec![stmt!("let ", mutability(mutable), &name, annotation, ";")];
    let between = this.source.below(3);
    made.extend(this.within(|context| context.diverges = false, |this| this.statements(between)));
    if this.chance(40) {
        made.push(stmt!(&name, " = ", this.value(&ty), ";"));
    } else {
        let condition = super::super::expressions::condition(this);
        let mut joins = this.scopes.fork();
        let mut way = |this: &mut Generator| {
            this.scopes.way(&joins);
            let (before, behind) = (this.source.below(2), this.source.below(2));
            this.scopes.open();
            let mut statements = this.within(
                |context| context.diverges = false,
                |this| {
                    let mut statements = this.statements(before);
                    statements.push(stmt!(&name, " = ", this.value(&ty), ";"));
                    statements
                },
            );
            this.scopes.ready[id.0] = true;
            statements
                .extend(this.within(|context| context.diverges = false, |this| this.statements(behind)));
            this.scopes.close();
            this.scopes.end(&mut joins);
            super::super::tree::Block { statements, tail: None }
        };
        let yes = way(this);
        let no = way(this);
        this.scopes.join(joins);
        made.push(stmt!("if ", condition, " ", yes, " else ", no));
    }
    this.scopes.ready[id.0] = true;
    this.scopes.locals[id.0].reserved = false;
    Some(made)
}

/// A collection whose type only a later statement shows.
pub(super) fn inferred(this: &mut Generator) -> Option<Vec<Statement>> {
    let name = this.name();
    let inner = this.owned_type(1);
    let id = this.declare(&name, &Type::list(inner.clone()), true);
    this.scopes.ready[id.0] = false;
    this.scopes.locals[id.0].reserved = true;
    let mut made = vec![stmt!("let mut ", &name, " = Vec::new();")];
    let between = this.source.between(1, 2);
    made.extend(this.within(|context| context.diverges = false, |this| this.statements(between)));
    let value = this.value(&inner);
    made.push(stmt!(&name, ".push(", value, ");"));
    this.scopes.ready[id.0] = true;
    this.scopes.locals[id.0].reserved = false;
    Some(made)
}

/// A local of the name of another, made of it.
pub(super) fn shadow(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.readable(|ty| ty.is_owned() && ty.is_clone()).filter(|place| place.is_local)?;
    let name = place.value;
    if !this.scopes.may_shadow(&name) {
        return None;
    }
    let mutable = this.chance(50);
    let (ty, value) = match this.source.below(3) {
        0 => (Type::list(place.ty.clone()), format!("vec![{name}.clone()]")),
        1 => (Type::pair(Type::U32, place.ty.clone()), format!("(3u32, {name}.clone())")),
        _ => (place.ty.clone(), format!("{name}.clone()")),
    };
    this.declare(&name, &ty, mutable);
    Some(vec![stmt!("let ", mutability(mutable), name, " = ", value, ";")])
}
