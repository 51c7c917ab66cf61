//! What a `for` loop goes over.

use std::collections::BTreeSet;

use super::super::generator::Generator;
use super::super::scope::{Access, Id};
use super::super::tree::{Part, parts};
use super::super::types::Type;

/// An iterator, as far as a loop must know it.
pub(super) struct Items {
    pub(super) text: Vec<Part>,
    pub(super) ty: Type,
    /// What is borrowed as long as the loop runs.
    pub(super) held: Vec<(Id, Access)>,
    /// How many items there are at most, as a guess.
    pub(super) bound: usize,
    /// Whether `rev` and `len` can be had.
    both_ends: bool,
    exact: bool,
    exclusive: bool,
}

impl Items {
    fn of(text: Vec<Part>, ty: Type) -> Self {
        Items { text, ty, held: Vec::new(), bound: 4, both_ends: true, exact: true, exclusive: false }
    }
}

pub(super) fn items(this: &mut Generator) -> Option<Items> {
    let mut items = match this.source.below(10) {
        0..3 => range(this),
        3 | 4 => owned(this),
        5 | 6 => shared(this)?,
        7 => exclusive(this)?,
        8 => shared(this)?,
        _ => text(this)?,
    };
    let mark = this.scopes.hold(items.held.clone());
    if this.chance(55) {
        for _ in 0..this.source.between(1, 3) {
            adapt(this, &mut items);
        }
    }
    this.scopes.release(mark);
    Some(items)
}

fn range(this: &mut Generator) -> Items {
    match this.source.below(6) {
        0 => Items { exact: false, ..Items::of(parts!["(0..=2u32)"], Type::U32) },
        1 => Items { both_ends: false, exact: false, ..Items::of(parts!["(1u32..).take(3)"], Type::U32) },
        2 => {
            let end = this.value(&Type::U32);
            Items::of(parts!["(0u32..((", end, ") % 4))"], Type::U32)
        }
        3 => {
            let end = this.value(&Type::Usize);
            Items::of(parts!["(0usize..((", end, ").min(3)))"], Type::Usize)
        }
        _ => Items::of(parts![format!("(0..{}u32)", this.source.between(1, 4))], Type::U32),
    }
}

fn owned(this: &mut Generator) -> Items {
    let inner = this.owned_type(1);
    match this.source.below(6) {
        0 => {
            let value = this.value(&Type::option(inner.clone()));
            Items { bound: 1, ..Items::of(parts!["(", value, ").into_iter()"], inner) }
        }
        1 => {
            let value = this.value(&Type::Deque(Box::new(inner.clone())));
            Items::of(parts!["(", value, ").into_iter()"], inner)
        }
        2 => {
            let value = this.value(&Type::Map(Box::new(Type::Text), Box::new(inner.clone())));
            Items::of(parts!["(", value, ").into_iter()"], Type::pair(Type::Text, inner))
        }
        3 => {
            let value = this.value(&Type::Array);
            Items::of(parts!["(", value, ").into_iter()"], Type::U32)
        }
        4 => {
            let value = this.value(&Type::Set);
            Items::of(parts!["(", value, ").into_iter()"], Type::U32)
        }
        _ => {
            let value = this.value(&Type::list(inner.clone()));
            Items::of(parts!["(", value, ").into_iter()"], inner)
        }
    }
}

fn shared(this: &mut Generator) -> Option<Items> {
    use Type::{Array, Deque, List, Map, Option, Set, Slice};
    let wanted = |ty: &Type| matches!(ty, List(_) | Deque(_) | Map(..) | Set | Option(_) | Array | Slice(_));
    let place = this.readable(|ty| wanted(ty) && (ty.is_owned() || matches!(ty, Slice(_))))?;
    let held = vec![(place.root, Access::Shared)];
    let name = &place.receiver;
    let borrow = format!("(&{}).into_iter()", place.value);
    let (text, ty) = match &place.ty {
        List(inner) => match this.source.below(7) {
            0 => (borrow, Type::reference((**inner).clone())),
            1 => (format!("{name}.windows(2)"), Slice(inner.clone())),
            2 => (format!("{name}.chunks(2)"), Slice(inner.clone())),
            3 => (format!("(&{name}[..{name}.len().min(2)]).iter()"), Type::reference((**inner).clone())),
            _ => (format!("{name}.iter()"), Type::reference((**inner).clone())),
        },
        Deque(inner) | Option(inner) | Slice(inner) => {
            (format!("{name}.iter()"), Type::reference((**inner).clone()))
        }
        Map(key, value) => match this.source.below(3) {
            0 => (format!("{name}.keys()"), Type::reference((**key).clone())),
            1 => (format!("{name}.values()"), Type::reference((**value).clone())),
            _ => (
                format!("{name}.iter()"),
                Type::pair(Type::reference((**key).clone()), Type::reference((**value).clone())),
            ),
        },
        _ => (format!("{name}.iter()"), Type::reference(Type::U32)),
    };
    Some(Items { held, ..Items::of(parts![text], ty) })
}

fn exclusive(this: &mut Generator) -> Option<Items> {
    use Type::{Deque, List, Map, Option};
    let wanted = |ty: &Type| matches!(ty, List(_) | Deque(_) | Map(..) | Option(_)) && ty.is_owned();
    let place = this.changeable(wanted)?;
    let held = vec![(place.root, Access::Exclusive)];
    let name = &place.receiver;
    let (text, ty) = match &place.ty {
        List(inner) | Deque(inner) | Option(inner) => {
            (format!("{name}.iter_mut()"), Type::exclusive((**inner).clone()))
        }
        Map(key, value) => match this.source.below(2) {
            0 => (format!("{name}.values_mut()"), Type::exclusive((**value).clone())),
            _ => (
                format!("{name}.iter_mut()"),
                Type::pair(Type::reference((**key).clone()), Type::exclusive((**value).clone())),
            ),
        },
        _ => return None,
    };
    Some(Items { held, exclusive: true, ..Items::of(parts![text], ty) })
}

fn text(this: &mut Generator) -> Option<Items> {
    let place = this.readable(|ty| *ty == Type::Text || *ty == Type::Str)?;
    let held = vec![(place.root, Access::Shared)];
    let name = &place.receiver;
    let base = |text: String, ty| Items { held, exact: false, ..Items::of(parts![text], ty) };
    Some(match this.source.below(5) {
        0 => base(format!("{name}.char_indices()"), Type::pair(Type::Usize, Type::Char)),
        1 => Items { both_ends: false, ..base(format!("{name}.split(' ')"), Type::Str) },
        2 => Items { both_ends: false, ..base(format!("{name}.lines()"), Type::Str) },
        _ => base(format!("{name}.chars()"), Type::Char),
    })
}

/// One more adaptor.
fn adapt(this: &mut Generator, items: &mut Items) {
    let mut more = |text: &str| items.text.push(text.into());
    match this.source.below(14) {
        0 | 1 if items.exact || !items.both_ends => {
            more(".enumerate()");
            items.ty = Type::pair(Type::Usize, items.ty.clone());
        }
        2 | 3 if items.both_ends => more(".rev()"),
        4 => {
            more(".skip(1)");
            items.both_ends &= items.exact;
        }
        5 => {
            more(".take(2)");
            items.both_ends &= items.exact;
            items.bound = items.bound.min(2);
        }
        6 => {
            more(".step_by(2)");
            items.both_ends = false;
        }
        7 | 8 if items.ty.is_owned() && !items.exclusive => {
            let ty = [Type::U32, Type::Text, Type::option(Type::U32)][this.source.below(3)].clone();
            let (name, from) = ("map", items.ty.clone());
            let closure = closure(this, name, &from, &ty, &mut items.held);
            items.text.extend(closure);
            items.ty = ty;
        }
        9 | 10 if items.ty.is_owned() && items.ty.is_clone() && !items.exclusive => {
            let name = *this.source.pick(&["filter", "take_while", "skip_while"]);
            let from = Type::reference(items.ty.clone());
            let closure = closure(this, name, &from, &Type::Bool, &mut items.held);
            items.text.extend(closure);
            items.exact = false;
            items.both_ends = items.both_ends && name == "filter";
        }
        11 => {
            more(".zip(10u32..)");
            items.ty = Type::pair(items.ty.clone(), Type::U32);
            items.both_ends = false;
        }
        12 if items.ty.is_copy() && !items.exclusive && this.chance(50) => {
            if let Type::Ref(inner) = items.ty.clone()
                && inner.is_clone()
            {
                more(if inner.is_copy() { ".copied()" } else { ".cloned()" });
                items.ty = *inner;
            }
        }
        12 => {
            if let Type::Ref(inner) = items.ty.clone()
                && inner.is_clone()
            {
                more(".cloned()");
                items.ty = *inner;
            }
        }
        13 if items.ty == Type::U32 => {
            more(".chain([7u32, 8])");
            items.bound += 2;
            items.exact = false;
        }
        _ => {}
    }
}

/// A closure over the items; what it captures is held as long as the loop runs.
fn closure(
    this: &mut Generator,
    method: &str,
    from: &Type,
    to: &Type,
    held: &mut Vec<(Id, Access)>,
) -> Vec<Part> {
    let name = this.name();
    this.scopes.captures = Some(BTreeSet::new());
    this.scopes.open();
    let own = this.declare(&name, from, false);
    let body = this.closed(to);
    this.scopes.close();
    let captured = this.scopes.captures.take().unwrap_or_default();
    held.extend(captured.into_iter().filter(|id| *id < own).map(|id| (id, Access::Shared)));
    parts![format!(".{method}(|{name}| "), body, ")"]
}
