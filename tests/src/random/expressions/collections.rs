//! Collections and options.

use super::super::generator::Generator;
use super::super::tree::{Expr, expr, parts};
use super::super::types::Type;

pub(super) fn list_macro(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let Type::List(inner) = ty else { return None };
    if inner.is_clone() && this.chance(20) {
        let value = this.in_macro(inner);
        return Some(expr!(ty; "vec![", value, format!("; {}]", this.source.between(1, 3))));
    }
    let first = this.in_macro(inner);
    let mut all = parts!["vec![", first];
    for _ in 0..this.source.below(3) {
        let more = this.in_macro(inner);
        all.push(parts![", ", more].into());
    }
    all.push("]".into());
    Some(Expr::new(ty, all))
}

pub(super) fn collect(this: &mut Generator, ty: &Type) -> Option<Expr> {
    match ty {
        Type::List(inner) if **inner == Type::U32 => {
            let least = super::small(this);
            let mapped = *this.source.pick(&["", ".rev()", ".map(|n| n * 2)", ".filter(|n| n % 2 == 0)"]);
            Some(expr!(ty; format!("({least}..{}){mapped}.collect::<Vec<u32>>()", least + 3)))
        }
        Type::List(inner) if inner.is_clone() => {
            let place = this.readable(|found| match found {
                Type::Deque(of) | Type::Slice(of) | Type::Option(of) => of == inner,
                Type::Map(_, of) => of == inner,
                _ => false,
            })?;
            let all = if matches!(place.ty, Type::Map(..)) { "values" } else { "iter" };
            Some(expr!(ty; place.receiver, format!(".{all}().cloned().collect::<Vec<_>>()")))
        }
        Type::Set => {
            let place = this.readable(|found| *found == Type::list(Type::U32))?;
            Some(expr!(ty; place.receiver, ".iter().copied().collect::<BTreeSet<u32>>()"))
        }
        _ => None,
    }
}

/// An iterator with a closure over locals, in one expression.
pub(super) fn mapped(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let Type::List(inner) = ty else { return None };
    let place = this.readable(|found| *found == Type::list(Type::U32))?;
    let name = this.name();
    let mark = this.scopes.hold([(place.root, super::super::scope::Access::Shared)]);
    this.scopes.open();
    this.declare(&name, &Type::U32, false);
    let body = this.closed(inner);
    this.scopes.close();
    this.scopes.release(mark);
    Some(expr!(ty; place.receiver, format!(".iter().map(|&{name}| "), body, ").collect::<Vec<_>>()"))
}

pub(super) fn pop(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let Type::Option(inner) = ty else { return None };
    let fits = |found: &Type| match found {
        Type::List(of) | Type::Deque(of) => of == inner,
        Type::Map(_, of) => of == inner,
        _ => false,
    };
    let place = this.changeable(fits)?;
    let call = match &place.ty {
        Type::List(_) => ".pop()",
        Type::Deque(_) => *this.source.pick(&[".pop_front()", ".pop_back()"]),
        Type::Map(key, _) if **key == Type::Text => ".remove(\"a\")",
        _ => ".remove(&3u32)",
    };
    Some(expr!(ty; place.receiver, call))
}

pub(super) fn found(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let Type::Option(inner) = ty else { return None };
    if !inner.is_clone() {
        return None;
    }
    let fits = |found: &Type| match found {
        Type::List(of) | Type::Deque(of) | Type::Slice(of) => of == inner,
        Type::Map(_, of) => of == inner,
        _ => false,
    };
    let place = this.readable(fits)?;
    let call = match &place.ty {
        Type::List(_) | Type::Slice(_) => this.source.pick(&["first()", "last()", "get(1)"]),
        Type::Deque(_) => this.source.pick(&["front()", "back()"]),
        Type::Map(key, _) if **key == Type::Text => "get(\"a\")",
        _ => "get(&4u32)",
    };
    Some(expr!(ty; place.receiver, format!(".{call}.cloned()")))
}

pub(super) fn checked_option(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let Type::Option(inner) = ty else { return None };
    if **inner == Type::U32 && this.chance(40) {
        let (left, right) = (this.value(inner), this.value(inner));
        return Some(expr!(ty; "(", left, ").checked_sub(", right, ")"));
    }
    let test = this.value(&Type::Bool);
    if this.chance(50) {
        return Some(expr!(ty; "(", test, ").then_some(", this.value(inner), ")"));
    }
    Some(expr!(ty; "(", test, ").then(|| ", this.closed(inner), ")"))
}

pub(super) fn unwrap_or(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_owned() {
        return None;
    }
    let option = this.value(&Type::option(ty.clone()));
    if this.chance(60) {
        return Some(expr!(ty; "(", option, ").unwrap_or(", this.value(ty), ")"));
    }
    Some(expr!(ty; "(", option, ").unwrap_or_else(|| ", this.closed(ty), ")"))
}

pub(super) fn test(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Bool {
        return None;
    }
    let fits = |ty: &Type| {
        matches!(ty, Type::Option(_) | Type::Shape | Type::Text | Type::Set)
            || matches!(ty, Type::List(_) | Type::Map(..) | Type::Deque(_))
    };
    let place = this.readable(fits)?;
    Some(match place.ty {
        Type::Option(_) => expr!(ty; place.receiver, *this.source.pick(&[".is_some()", ".is_none()"])),
        Type::Shape => {
            let pattern = *this.source.pick(&[
                "Shape::Dot(1..=9)",
                "Shape::Named(..)",
                "Shape::Empty | Shape::Line { .. }",
            ]);
            expr!(ty; "matches!(", place.value, format!(", {pattern})"))
        }
        Type::Set => expr!(ty; place.receiver, ".contains(&4u32)"),
        _ => expr!(ty; place.receiver, ".is_empty()"),
    })
}

/// An element that is there for sure.
pub(super) fn element(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::U32 {
        return None;
    }
    let place = this.readable(|ty| *ty == Type::Array)?;
    let mark = this.scopes.hold([(place.root, super::super::scope::Access::Shared)]);
    let index = this.value(&Type::Usize);
    this.scopes.release(mark);
    Some(expr!(ty; place.receiver, "[(", index, ") % 3]"))
}
