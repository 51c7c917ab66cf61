//! Numbers and truth: nothing here overflows or panics.

use super::super::generator::Generator;
use super::super::tree::{Expr, expr};
use super::super::types::Type;

pub(super) fn arithmetic(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_number() {
        return None;
    }
    let method =
        *this.source.pick(&["wrapping_add", "wrapping_sub", "wrapping_mul", "min", "max", "saturating_sub"]);
    let left = this.value(ty);
    let right = this.value(ty);
    Some(expr!(ty; "(", left, ").", method, "(", right, ")"))
}

pub(super) fn operator(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty == Type::Bool {
        let left = this.value(ty);
        let sign = *this.source.pick(&["&", "|", "^", "=="]);
        return Some(expr!(ty; "(", left, " ", sign, " ", this.value(ty), ")"));
    }
    if !ty.is_number() {
        return None;
    }
    let left = this.value(ty);
    if this.source.below(3) == 0 {
        let sign = *this.source.pick(&["%", "/"]);
        return Some(expr!(ty; "(", left, " ", sign, " ", format!("{})", 2 + super::small(this))));
    }
    let sign = *this.source.pick(&["^", "&", "|"]);
    let right = this.value(ty);
    Some(expr!(ty; "(", left, " ", sign, " ", right, ")"))
}

pub(super) fn comparison(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Bool {
        return None;
    }
    let of = this.source.pick(&[Type::U32, Type::U32, Type::I64, Type::Usize, Type::Char]).clone();
    let left = this.value(&of);
    let sign = *this.source.pick(&["<", ">", "<=", "==", "!="]);
    let right = this.value(&of);
    Some(expr!(ty; "((", left, ") ", sign, " (", right, "))"))
}

/// A local against a literal.
pub(super) fn simple_test(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Bool {
        return None;
    }
    let place = this.readable(|ty| ty.is_number() || *ty == Type::Bool || *ty == Type::Char)?;
    let n = super::small(this);
    Some(match &place.ty {
        Type::Bool => expr!(ty; "!", place.value),
        Type::Char => expr!(ty; "(", place.value, " < 'm')"),
        _ if this.chance(50) => expr!(ty; "(", place.value, format!(" % {} == 0)", 2 + n % 3)),
        _ => {
            let sign = *this.source.pick(&["<", ">", "!=", "<="]);
            expr!(ty; "(", place.value, format!(" {sign} {n})"))
        }
    })
}

pub(super) fn lazy(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Bool {
        return None;
    }
    if this.chance(20) {
        return Some(expr!(ty; "!", "(", this.value(ty), ")"));
    }
    let left = this.value(ty);
    let sign = *this.source.pick(&["&&", "||"]);
    // The right side may be left out: what it moves may be there or not.
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.end(&mut joins);
    this.scopes.way(&joins);
    let right = this.value(ty);
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(expr!(ty; "(", left, " ", sign, " ", right, ")"))
}

pub(super) fn cast(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let (from, name) = match ty {
        Type::U32 => (this.source.pick(&[Type::I64, Type::Usize, Type::Char, Type::Bool]).clone(), "u32"),
        Type::I64 => (this.source.pick(&[Type::U32, Type::Usize, Type::Bool]).clone(), "i64"),
        Type::Usize => (Type::U32, "usize"),
        _ => return None,
    };
    let value = this.value(&from);
    Some(expr!(ty; "((", value, ") as ", name, ")"))
}

pub(super) fn length(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let has_length = |ty: &Type| {
        use Type::{Deque, List, Map, Set, Slice, Str, Text};
        matches!(ty, Text | List(_) | Deque(_) | Map(..) | Set | Slice(_) | Str)
    };
    match ty {
        Type::Usize => {
            let place = this.readable(has_length)?;
            Some(expr!(ty; place.receiver, ".len()"))
        }
        Type::U32 => {
            let place = this.readable(has_length)?;
            Some(expr!(ty; "(", place.receiver, ".len() as u32)"))
        }
        _ => None,
    }
}
