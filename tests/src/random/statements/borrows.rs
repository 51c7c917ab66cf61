//! Locals that borrow.

use super::super::generator::Generator;
use super::super::patterns::{self, Mode, Pattern};
use super::super::places::Place;
use super::super::scope::{Access, Id};
use super::super::tree::{Block, Statement, stmt};
use super::super::types::Type;

/// `&mut place`, or the reference itself where the place is what one leads to.
pub(super) fn exclusive_text(place: &Place) -> String {
    if place.is_behind && place.value.starts_with('*') {
        format!("&mut *{}", place.receiver)
    } else {
        format!("&mut {}", place.value)
    }
}

fn borrower(this: &mut Generator, ty: &Type, roots: Vec<(Id, Access)>) -> (String, Id) {
    let name = this.name();
    let id = this.declare_borrowing(&name, ty, false, roots);
    (name, id)
}

pub(super) fn plain(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.readable(Type::is_owned)?;
    let roots = this.scopes.roots(place.root, Access::Shared);
    let (name, _) = borrower(this, &Type::reference(place.ty.clone()), roots);
    Some(vec![match this.source.below(4) {
        0 => stmt!("let ref ", name, " = ", place.value, ";"),
        1 => stmt!("let ", name, format!(": &{} = &", place.ty.rust()), place.value, ";"),
        _ => stmt!("let ", name, " = &", place.value, ";"),
    }])
}

pub(super) fn exclusive(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.changeable(Type::is_owned)?;
    let roots = this.scopes.roots(place.root, Access::Exclusive);
    let (name, _) = borrower(this, &Type::exclusive(place.ty.clone()), roots);
    Some(vec![stmt!("let ", name, " = ", exclusive_text(&place), ";")])
}

/// A view by a method or an index.
pub(super) fn view(this: &mut Generator) -> Option<Vec<Statement>> {
    let wanted = |ty: &Type| matches!(ty, Type::Text | Type::List(_) | Type::Option(_)) && ty.is_owned();
    let place = this.readable(wanted)?;
    let roots = this.scopes.roots(place.root, Access::Shared);
    let name = &place.receiver;
    let (ty, text) = match &place.ty {
        Type::Text => {
            let text = match this.source.below(4) {
                0 => format!("{name}.as_str()"),
                1 => format!("{name}.trim()"),
                2 => format!("&{name}[..]"),
                _ => format!("{name}.as_str().trim_start()"),
            };
            (Type::Str, text)
        }
        Type::List(inner) => {
            let text = match this.source.below(3) {
                0 => format!("{name}.as_slice()"),
                1 => format!("&{name}[..]"),
                _ => format!("&{name}[..{name}.len().min(2)]"),
            };
            (Type::Slice(inner.clone()), text)
        }
        Type::Option(inner) => (Type::option(Type::reference((**inner).clone())), format!("{name}.as_ref()")),
        _ => return None,
    };
    let (name, _) = borrower(this, &ty, roots);
    Some(vec![stmt!("let ", name, " = ", text, ";")])
}

/// `&items[i]` of a list that has one, with an index that may change afterwards.
pub(super) fn element(this: &mut Generator) -> Option<Vec<Statement>> {
    let exclusive = this.chance(30);
    let wanted = |ty: &Type| matches!(ty, Type::List(_)) && ty.is_owned();
    let place = if exclusive { this.changeable(wanted)? } else { this.readable(wanted)? };
    let Type::List(inner) = place.ty.clone() else { return None };
    let index = match this.readable(|ty| *ty == Type::Usize).filter(|index| index.root != place.root) {
        Some(index) if !exclusive => format!("({}) % {}.len()", index.value, place.receiver),
        _ if exclusive => "0".to_owned(),
        _ => format!("{}.len() - 1", place.receiver),
    };
    let access = if exclusive { Access::Exclusive } else { Access::Shared };
    let ready = place.root;
    if !this.scopes.ready[ready.0] {
        return None;
    }
    let roots = this.scopes.roots(place.root, access);
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.open();
    let (ty, sign) =
        if exclusive { (Type::exclusive(*inner), "&mut ") } else { (Type::reference(*inner), "&") };
    let (name, _) = borrower(this, &ty, roots);
    let mut statements = vec![stmt!("let ", name, " = ", sign, &place.receiver, "[", index, "];")];
    let count = this.source.between(1, 3);
    statements.extend(super::diverging(this, |this| this.statements(count)));
    this.scopes.close();
    this.scopes.end(&mut joins);
    this.scopes.way(&joins);
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(vec![stmt!("if !", place.receiver, ".is_empty() ", Block { statements, tail: None })])
}

/// `let (a, b) = &pair;`
pub(super) fn pattern(this: &mut Generator) -> Option<Vec<Statement>> {
    let wanted = |ty: &Type| matches!(ty, Type::Item | Type::Pair(..) | Type::Array) && ty.is_owned();
    let exclusive = this.chance(35);
    let place = if exclusive { this.changeable(wanted)? } else { this.readable(wanted)? };
    let (access, text) = if exclusive {
        (Access::Exclusive, exclusive_text(&place))
    } else {
        (Access::Shared, format!("&{}", place.value))
    };
    let roots = this.scopes.roots(place.root, access);
    let (mode, text) =
        if this.chance(25) { (Mode::Keyword(access), place.value) } else { (Mode::Borrow(access), text) };
    let mut pattern = Pattern::new(this, mode);
    let written = pattern.certain(&place.ty);
    let bindings = pattern.bindings;
    patterns::declare(this, &bindings, &roots, false);
    Some(vec![stmt!("let ", written, " = ", text, ";")])
}

/// What a method found, which cannot be had again behind a checkpoint.
pub(super) fn lookup(this: &mut Generator) -> Option<Vec<Statement>> {
    let wanted = |ty: &Type| matches!(ty, Type::List(_) | Type::Map(..) | Type::Deque(_)) && ty.is_owned();
    let place = this.readable(wanted)?;
    let roots = this.scopes.roots(place.root, Access::Shared);
    let name = &place.receiver;
    let (inner, text) = match &place.ty {
        Type::List(inner) => (inner, format!("{name}.first()")),
        Type::Deque(inner) => (inner, format!("{name}.back()")),
        Type::Map(key, inner) if **key == Type::Text => (inner, format!("{name}.get(\"a\")")),
        Type::Map(_, inner) => (inner, format!("{name}.get(&4u32)")),
        _ => return None,
    };
    let ty = Type::option(Type::reference((**inner).clone()));
    let (name, id) = borrower(this, &ty, roots);
    this.scopes.locals[id.0].fragile = true;
    Some(vec![stmt!("let ", name, " = ", text, ";")])
}

/// One of two places, by a condition.
pub(super) fn chosen(this: &mut Generator) -> Option<Vec<Statement>> {
    let left = this.readable(Type::is_owned)?;
    let right = this.readable(|ty| *ty == left.ty)?;
    if !this.scopes.may_read(left.root) {
        return None;
    }
    this.scopes.read(left.root);
    let mark = this.scopes.hold([(left.root, Access::Shared), (right.root, Access::Shared)]);
    let condition = this.pure(&Type::Bool);
    this.scopes.release(mark);
    let mut roots = this.scopes.roots(left.root, Access::Shared);
    roots.extend(this.scopes.roots(right.root, Access::Shared));
    let (name, id) = borrower(this, &Type::reference(left.ty.clone()), roots);
    this.scopes.locals[id.0].fragile = true;
    let text = format!(" {{ &{} }} else {{ &{} }};", left.value, right.value);
    Some(vec![stmt!("let ", name, " = if ", condition, text)])
}
