//! Locals and their parts: read, moved, cloned, taken and borrowed.

use super::super::generator::Generator;
use super::super::places::Place;
use super::super::scope::Access;
use super::super::tree::{Expr, Part, expr, parts};
use super::super::types::Type;

/// A copy of what is in a place.
pub(super) fn place(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_copy() {
        return None;
    }
    let place = this.readable(|found| found == ty)?;
    Some(expr!(ty; place.value))
}

pub(super) fn clone(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if ty.is_copy() || !ty.is_clone() {
        return None;
    }
    let place = this.readable(|found| found == ty)?;
    Some(expr!(ty; place.receiver, ".clone()"))
}

/// A local that is gone afterwards.
pub(super) fn moved(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if ty.is_copy() || !ty.is_owned() {
        return None;
    }
    let id = this.movable(|found| found == ty)?;
    this.scopes.moved(id);
    Some(expr!(ty; &this.scopes.get(id).name))
}

pub(super) fn take(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.has_default() || ty.is_number() {
        return None;
    }
    let place = this.changeable(|found| found == ty)?;
    match ty {
        Type::Option(_) if this.chance(50) => Some(expr!(ty; place.receiver, ".take()")),
        _ => Some(expr!(ty; "std::mem::take(", exclusive(&place), ")")),
    }
}

pub(super) fn replace(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_owned() {
        return None;
    }
    let place = this.changeable(|found| found == ty)?;
    let mark = this.scopes.hold([(place.root, Access::Exclusive)]);
    let new = this.value(ty);
    this.scopes.release(mark);
    Some(expr!(ty; "std::mem::replace(", exclusive(&place), ", ", new, ")"))
}

/// `&mut place`.
pub(in super::super) fn exclusive(place: &Place) -> String {
    if place.is_behind && place.value.starts_with('*') {
        place.receiver.clone()
    } else {
        format!("&mut {}", place.value)
    }
}

/// A text that is only looked at; what it borrows is held until the caller releases it.
pub(in super::super) fn text_argument(this: &mut Generator) -> Vec<Part> {
    match this.source.below(10) {
        0 | 1 => parts![super::literal(this, &Type::Str)],
        2 if this.context.depth < 3 => parts!["&", this.value(&Type::Text)],
        3 => match this.readable(|ty| *ty == Type::Str) {
            Some(place) => {
                this.scopes.hold([(place.root, Access::Shared)]);
                parts![place.value]
            }
            None => parts!["\"s\""],
        },
        _ => match this.readable(|ty| *ty == Type::Text) {
            Some(place) => {
                this.scopes.hold([(place.root, Access::Shared)]);
                match this.source.below(4) {
                    0 => parts![place.receiver, ".as_str()"],
                    1 => parts![place.receiver, ".trim()"],
                    _ => parts!["&", place.value],
                }
            }
            None => parts!["\"t\""],
        },
    }
}

/// Something to show: a borrow or a value.
pub(in super::super) fn shown(this: &mut Generator) -> Vec<Part> {
    if this.chance(60)
        && let Some(place) = this.readable(|ty| !matches!(ty, Type::Function | Type::Unit))
    {
        if place.ty.is_copy() && this.chance(60) {
            // A copy of a borrow goes on borrowing.
            if !place.ty.is_owned() {
                this.scopes.hold([(place.root, Access::Shared)]);
            }
            return parts![place.value];
        }
        this.scopes.hold([(place.root, Access::Shared)]);
        return parts!["&", place.value];
    }
    let ty = this.owned_type(1);
    parts![this.value(&ty)]
}
