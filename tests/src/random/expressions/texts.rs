//! Text.

use std::fmt::Write as _;

use super::super::generator::Generator;
use super::super::scope::Access;
use super::super::tree::{Expr, Part, expr, parts};
use super::super::types::Type;
use super::text_argument;

pub(super) fn format(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Text {
        return None;
    }
    let mut text = String::new();
    let mut arguments: Vec<Part> = Vec::new();
    let mark = this.scopes.mark();
    for _ in 0..this.source.between(1, 3) {
        match this.source.below(3) {
            0 => {
                let simple = |ty: &Type| ty.is_number() || matches!(ty, Type::Bool | Type::Char);
                if let Some(place) = this.readable(|ty| simple(ty)).filter(|place| place.is_local) {
                    let _ = write!(text, "{{{}}}", place.value);
                    this.scopes.hold([(place.root, Access::Shared)]);
                }
            }
            1 => {
                text.push_str("{:?}");
                let small =
                    this.source.pick(&[Type::U32, Type::Bool, Type::Char, Type::option(Type::U32)]).clone();
                let value = this.in_macro(&small);
                arguments.extend(parts![", ", value]);
            }
            _ => text.push('-'),
        }
    }
    this.scopes.release(mark);
    let mut all = parts![format!("format!(\"{text}\"")];
    all.extend(arguments);
    all.push(")".into());
    Some(Expr::new(ty, all))
}

pub(super) fn join(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Text {
        return None;
    }
    let mark = this.scopes.mark();
    let mut all = parts!["join("];
    all.extend(text_argument(this));
    all.push(", ".into());
    all.extend(text_argument(this));
    all.push(")".into());
    this.scopes.release(mark);
    Some(Expr::new(ty, all))
}

pub(super) fn to_string(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Text {
        return None;
    }
    match this.source.below(4) {
        0 => {
            let place = this.readable(|ty| matches!(ty, Type::Str))?;
            let method = *this.source.pick(&[".to_string()", ".to_owned()", ".to_uppercase()"]);
            Some(expr!(ty; place.receiver, method))
        }
        1 => {
            let value = this.value(&Type::Char);
            Some(expr!(ty; "(", value, ").to_string()"))
        }
        _ => {
            let value = this.value(&Type::U32);
            Some(expr!(ty; "(", value, ").to_string()"))
        }
    }
}

pub(super) fn comparison(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if *ty != Type::Bool {
        return None;
    }
    let place = this.readable(|ty| *ty == Type::Text)?;
    match this.source.below(3) {
        0 => {
            let mark = this.scopes.hold([(place.root, Access::Shared)]);
            let right = this.value(&Type::Text);
            this.scopes.release(mark);
            Some(expr!(ty; "(", place.value, " == ", right, ")"))
        }
        1 => Some(expr!(ty; place.receiver, ".starts_with('a')")),
        _ => Some(expr!(ty; "(", place.receiver, ".as_str() == \"a\")")),
    }
}
