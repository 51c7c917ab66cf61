//! Calls of the functions in [`world`](crate::random::world), of closures, and `?` on them.

use super::super::generator::Generator;
use super::super::scope::Access;
use super::super::tree::{Expr, expr};
use super::super::types::Type;
use super::places::exclusive;

pub(super) fn mix(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::U32 || this.context.silent {
        return None;
    }
    let first = this.value(ty);
    let second = this.value(ty);
    Some(expr!(ty; "mix(", first, ", ", second, ")"))
}

pub(super) fn tap(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_owned() || this.context.silent {
        return None;
    }
    let label = format!("tap(\"t{}\", ", this.fresh());
    let value = this.value(ty);
    Some(expr!(ty; label, value, ")"))
}

pub(super) fn half(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if this.context.silent {
        return None;
    }
    match ty {
        Type::Option(inner) if **inner == Type::U32 => Some(expr!(ty; "half(", this.value(&Type::U32), ")")),
        Type::Result(inner) if **inner == Type::U32 => {
            Some(expr!(ty; "checked(", this.value(&Type::U32), ")"))
        }
        _ => None,
    }
}

pub(super) fn question(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !this.context.tries || !ty.is_owned() || this.chance(30) {
        return None;
    }
    match this.returns.clone() {
        Type::Result(_) if *ty == Type::U32 && this.chance(70) => {
            Some(expr!(ty; "checked(", this.value(&Type::U32), ")?"))
        }
        Type::Result(_) => {
            let inner = this.value(&Type::option(ty.clone()));
            Some(expr!(ty; "(", inner, ").ok_or(\"nothing\")?"))
        }
        Type::Option(_) if *ty == Type::U32 && this.chance(50) => {
            Some(expr!(ty; "half(", this.value(&Type::U32), ")?"))
        }
        Type::Option(_) => Some(expr!(ty; "(", this.value(&Type::option(ty.clone())), ")?")),
        _ => None,
    }
}

pub(super) fn grow(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::U32 {
        return None;
    }
    let place = this.changeable(|ty| *ty == Type::U32)?;
    Some(expr!(ty; "grow(", exclusive(&place), ")"))
}

pub(super) fn total(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::U32 {
        return None;
    }
    let numbers = |ty: &Type| match ty {
        Type::List(inner) | Type::Slice(inner) => **inner == Type::U32,
        Type::Array => true,
        _ => false,
    };
    let place = this.readable(numbers)?;
    if matches!(place.ty, Type::Slice(_)) {
        return Some(expr!(ty; "total(", place.value, ")"));
    }
    match this.source.below(3) {
        0 => Some(expr!(ty; place.receiver, ".iter().fold(0u32, |sum, n| sum.wrapping_mul(3) ^ n)")),
        1 => Some(expr!(ty; place.receiver, ".iter().copied().max().unwrap_or(0u32)")),
        _ => Some(expr!(ty; "total(&", place.value, ")")),
    }
}

pub(super) fn consume(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Usize {
        return None;
    }
    let id = this.movable(|ty| ty.is_owned() && !ty.is_copy())?;
    this.scopes.moved(id);
    Some(expr!(ty; "consume(", &this.scopes.get(id).name, ")"))
}

pub(super) fn closure(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::U32 || this.context.silent {
        return None;
    }
    let place = this.readable(|ty| *ty == Type::Function)?;
    let mark = this.scopes.hold([(place.root, Access::Shared)]);
    let argument = this.value(&Type::U32);
    this.scopes.release(mark);
    Some(expr!(ty; place.value, "(", argument, ")"))
}

pub(super) fn describe(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Text {
        return None;
    }
    let place = this.readable(|ty| matches!(ty, Type::Item))?;
    Some(expr!(ty; "describe(&", place.value, ")"))
}
