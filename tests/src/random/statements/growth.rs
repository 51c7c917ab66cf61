//! What grows at its end, what changes in ways that are easily overlooked, and what changes behind a shared reference.

use super::super::generator::Generator;
use super::super::places::Place;
use super::super::scope::Access;
use super::super::tree::{Part, Statement, parts, stmt};
use super::super::types::Type;

/// A statement, for the most part with a checkpoint behind it.
fn passed(this: &mut Generator, mut made: Vec<Statement>) -> Option<Vec<Statement>> {
    if this.chance(45) {
        made.extend(super::effects::checkpoint(this).into_iter().flatten());
    }
    Some(made)
}

fn wanted(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Deque(_) | Type::Text) && ty.is_owned()
}

/// Something is added at the end of a list or text.
pub(super) fn append(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.changeable(wanted)?;
    let mark = this.scopes.hold([(place.root, Access::Shared)]);
    let name = &place.receiver;
    let mut all: Vec<Part> = parts![name];
    match &place.ty {
        Type::List(inner) => match this.source.below(4) {
            0 if inner.is_clone() => {
                let value = this.pure(inner);
                all.extend(parts![".extend_from_slice(&[", value, "]);"]);
            }
            1 => {
                let first = this.in_macro(inner);
                all.extend(parts![".extend(vec![", first, ", ", this.in_macro(inner), "]);"]);
            }
            _ => all.extend(parts![".push(", this.value(inner), ");"]),
        },
        Type::Deque(inner) => match this.source.below(3) {
            0 => all.extend(parts![".extend([", this.value(inner), "]);"]),
            _ => all.extend(parts![".push_back(", this.value(inner), ");"]),
        },
        _ => match this.source.below(5) {
            0 => all.extend(parts![".push(", this.value(&Type::Char), ");"]),
            1 if !place.is_behind => all = parts![&place.value, " += \"\\\"é\\n\";"],
            2 => all.extend(parts![".extend(['\\u{1}', 'ß']);"]),
            3 => {
                all.extend(parts![".push_str(&join(\"y\", "]);
                all.extend(super::super::expressions::text_argument(this));
                all.push("));".into());
            }
            _ => all.extend(parts![".push_str(\"tail\");"]),
        },
    }
    this.scopes.release(mark);
    passed(this, vec![Statement::new(all)])
}

/// Something else than the end changes.
pub(super) fn tamper(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.changeable(|ty| {
        *ty == Type::list(Type::U32) || *ty == Type::Deque(Box::new(Type::U32)) || *ty == Type::Text
    })?;
    let text = match &place.ty {
        Type::List(_) => list(this, &place),
        Type::Deque(_) => {
            let name = &place.receiver;
            match this.source.below(5) {
                // Of a trait of the tests': at the front.
                0 => format!("{name}.push(7);"),
                1 => format!("{name}.extend_from_slice(&[8]);"),
                2 => format!("{name}.push_front(3);"),
                3 => format!("if let Some(each) = {name}.back_mut() {{ *each ^= 3; }}"),
                _ => format!("{name}.rotate_left({name}.len() / 2);"),
            }
        }
        _ => string(this, &place),
    };
    passed(this, vec![stmt!(text)])
}

fn list(this: &mut Generator, place: &Place) -> String {
    let (name, value) = (&place.receiver, super::borrows::exclusive_text(place));
    match this.source.below(20) {
        0 => format!("{name}.reverse();"),
        1 => format!("if let Some(each) = {name}.first_mut() {{ *each ^= 5; }}"),
        2 => format!("for each in {name}.iter_mut() {{ *each = each.wrapping_add(1); }}"),
        3 => format!("for each in {value} {{ *each ^= 1; }}"),
        4 => format!("{{ let last = {name}.pop(); {name}.extend(last.map(|last| last ^ 1)); }}"),
        5 => format!("{{ let inner = {value}; inner.push(1); inner.reverse(); }}"),
        6 => format!("{{ let mut change = |added: u32| {name}.insert(0, added); change(1); change(2); }}"),
        7 => format!("(|| {name}.truncate(1))();"),
        8 => format!("{{ let taken = std::mem::take({value}); {name}.extend(taken.into_iter().rev()); }}"),
        9 => format!("alter!({name});"),
        10 if place.is_local => {
            format!(
                "match {name} {{ ref mut inner => {{ let half = inner.len() / 2; inner.rotate_left(half); }} }}"
            )
        }
        11 if place.is_local => format!("{{ let ref mut inner = {name}; inner.clear(); inner.push(9); }}"),
        12 => format!("{name}[..].reverse();"),
        13 => format!("{name}.iter_mut().for_each(|each| *each ^= 3);"),
        // Of a trait of the tests': none of them does what its name says.
        14 => format!("{name}.push_str(\"turned\");"),
        15 => format!("{name}.push_back(4);"),
        16 => format!("let _ = {name}.as_bytes();"),
        17 => format!("if !{name}.is_empty() {{ {name}[0] ^= 6; }}"),
        18 => format!("if {name}.len() > 1 {{ {name}.swap(0, 1); {name}.push(2); }}"),
        _ => format!("if let [first, ..] = {name}.as_mut_slice() {{ *first ^= 9; }}"),
    }
}

fn string(this: &mut Generator, place: &Place) -> String {
    let (name, value) = (&place.receiver, super::borrows::exclusive_text(place));
    match this.source.below(8) {
        0 => format!("{name}.insert(0, 'z');"),
        1 => format!("{name}.make_ascii_uppercase();"),
        2 => format!("{{ let inner = {value}; inner.clear(); inner.push_str(\"other\"); }}"),
        3 => format!(
            "{{ use std::fmt::Write as _; let _ = write!({name}, \"w{{}}\", 1); {name}.make_ascii_uppercase(); }}"
        ),
        4 => format!("{{ let longer = {name}.to_uppercase() + \"!\"; {} = longer; }}", place.value),
        5 => format!(
            "{{ let last = {name}.pop(); {name}.extend(last.map(|last| last.to_ascii_uppercase())); }}"
        ),
        6 => format!("alter!({name});"),
        _ => format!("{name}.retain(|c| c != 'a');"),
    }
}

/// What is only read.
pub(super) fn look(this: &mut Generator) -> Option<Vec<Statement>> {
    let place = this.readable(wanted)?;
    let (name, value) = (&place.receiver, &place.value);
    let text = match this.source.below(6) {
        0 => format!("effect({name}.len());"),
        1 => format!("effect({name}.is_empty());"),
        2 => format!("effect(&{value});"),
        3 => format!("let _ = format!(\"{{:?}} {{}}\", {value}, {name}.len());"),
        4 => format!("for each in {name}.iter().take(1) {{ effect(each); }}")
            .replace(".iter()", if place.ty == Type::Text { ".chars()" } else { ".iter()" }),
        _ => format!("assert!({name}.len() < 100_000, \"{{}}\", {name}.len());"),
    };
    passed(this, vec![stmt!(text)])
}

/// A change behind a shared reference.
pub(super) fn turn(this: &mut Generator) -> Option<Vec<Statement>> {
    let changes = |ty: &Type| matches!(ty, Type::Alias | Type::Celled | Type::Counted);
    let place = this.readable(|ty| match ty {
        Type::List(inner) | Type::Deque(inner) | Type::Option(inner) | Type::Boxed(inner) => changes(inner),
        ty => changes(ty),
    });
    let Some(place) = place else {
        // None is there yet.
        let one = if this.is_sync && this.chance(60) { Type::Counted } else { Type::Alias };
        let ty = match this.source.below(3) {
            0 => Type::list(one),
            1 => Type::option(one),
            _ => one,
        };
        let (name, value) = (this.name(), this.value(&ty));
        let mutable = this.chance(40);
        this.declare(&name, &ty, mutable);
        let before = if mutable { "let mut " } else { "let " };
        return passed(this, vec![stmt!(before, name, " = ", value, ";")]);
    };
    let name = &place.receiver;
    let n = this.source.below(9);
    let text = match &place.ty {
        Type::List(_) | Type::Deque(_) => match this.source.below(3) {
            0 => format!("for each in {name}.iter() {{ each.turn({n}); }}"),
            1 => format!("if let Some(each) = {name}.iter().next() {{ each.turn({n}); }}"),
            _ => format!("{name}.iter().for_each(|each| each.turn({n}));"),
        },
        Type::Option(_) => format!("if let Some(each) = {name}.as_ref() {{ each.turn({n}); }}"),
        _ => match this.source.below(4) {
            0 => format!("{name}.turn({n});"),
            1 => format!("{{ let other = &{}; other.turn({n}); }}", place.value),
            2 => format!("{{ let turn = |given: u32| {name}.turn(given); turn({n}); turn(2); }}"),
            _ => format!("{{ let kept = {name}.handle(); kept.turn({n}); drop(kept); }}"),
        },
    };
    passed(this, vec![stmt!(text)])
}
