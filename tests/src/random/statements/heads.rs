//! What `if let`, `while let` and `match` look into.

use super::super::generator::Generator;
use super::super::patterns::{self, Binding, Mode, Pattern};
use super::super::scope::{Access, Id};
use super::super::tree::{Part, parts};
use super::super::types::Type;

/// A pattern and what it is held against.
pub(in super::super) struct Head {
    pub(in super::super) pattern: String,
    pub(in super::super) scrutinee: Vec<Part>,
    bindings: Vec<Binding>,
    roots: Vec<(Id, Access)>,
    fragile: bool,
}

impl Head {
    pub(in super::super) fn declare(&self, this: &mut Generator) {
        patterns::declare(this, &self.bindings, &self.roots, self.fragile);
    }
}

/// A scrutinee, before there are patterns for it.
pub(super) struct Scrutinee {
    pub(super) text: Vec<Part>,
    pub(super) ty: Type,
    mode: Mode,
    roots: Vec<(Id, Access)>,
    fragile: bool,
}

impl Scrutinee {
    pub(super) fn head(self, this: &mut Generator) -> Head {
        let mut pattern = Pattern::new(this, self.mode);
        let text = pattern.uncertain(&self.ty);
        let bindings = pattern.bindings;
        let (scrutinee, roots, fragile) = (self.text, self.roots, self.fragile);
        Head { pattern: text, scrutinee, bindings, roots, fragile }
    }

    /// What it borrows exclusively.
    pub(super) fn exclusive(&self) -> Vec<(Id, Access)> {
        self.roots.iter().copied().filter(|(_, access)| *access == Access::Exclusive).collect()
    }

    /// One of several patterns for it.
    pub(super) fn arm(&self, this: &mut Generator) -> Head {
        let mut pattern = Pattern::new(this, self.mode);
        let text = pattern.uncertain(&self.ty);
        let bindings = pattern.bindings;
        let (roots, fragile) = (self.roots.clone(), self.fragile);
        Head { pattern: text, scrutinee: Vec::new(), bindings, roots, fragile }
    }
}

fn is_form(ty: &Type) -> bool {
    matches!(ty, Type::Option(_) | Type::Shape | Type::Pair(..) | Type::Item)
}

/// Something to look into, by value or borrowed.
pub(super) fn scrutinee(this: &mut Generator) -> Option<Scrutinee> {
    match this.source.below(12) {
        0..4 => {
            let ty = match this.source.below(6) {
                0 => Type::Shape,
                1 => Type::pair(Type::U32, Type::option(Type::U32)),
                2 => Type::U32,
                3 => Type::Result(Box::new(Type::U32)),
                _ => Type::option(this.owned_type(1)),
            };
            let text = parts![this.value(&ty)];
            Some(Scrutinee { text, ty, mode: Mode::Value, roots: Vec::new(), fragile: false })
        }
        4..6 => {
            let place = this.readable(|ty| is_form(ty) && ty.is_owned())?;
            let roots = this.scopes.roots(place.root, Access::Shared);
            let keyword = this.chance(25);
            let (text, mode) = if keyword {
                (place.value, Mode::Keyword(Access::Shared))
            } else {
                (format!("&{}", place.value), Mode::Borrow(Access::Shared))
            };
            // `match *r { … }` by `ref` is the same as by reference.
            Some(Scrutinee { text: parts![text], ty: place.ty, mode, roots, fragile: false })
        }
        6..8 => {
            let place = this.changeable(|ty| is_form(ty) && ty.is_owned())?;
            let roots = this.scopes.roots(place.root, Access::Exclusive);
            let keyword = this.chance(25);
            let (text, mode) = if keyword {
                (place.value, Mode::Keyword(Access::Exclusive))
            } else {
                (super::borrows::exclusive_text(&place), Mode::Borrow(Access::Exclusive))
            };
            Some(Scrutinee { text: parts![text], ty: place.ty, mode, roots, fragile: false })
        }
        8 => {
            let place = this.readable(|ty| matches!(ty, Type::Option(_)) && ty.is_owned())?;
            let roots = this.scopes.roots(place.root, Access::Shared);
            let text = parts![place.receiver, ".as_ref()"];
            let Type::Option(inner) = place.ty else { return None };
            let ty = Type::option(Type::reference(*inner));
            Some(Scrutinee { text, ty, mode: Mode::Value, roots, fragile: false })
        }
        9 => {
            let place = this.readable(|ty| matches!(ty, Type::List(_)) && ty.is_owned())?;
            let roots = this.scopes.roots(place.root, Access::Shared);
            let Type::List(inner) = place.ty else { return None };
            let text = match this.source.below(2) {
                0 => parts![place.receiver, ".as_slice()"],
                _ => parts!["&", place.receiver, "[..]"],
            };
            Some(Scrutinee { text, ty: Type::Slice(inner), mode: Mode::Value, roots, fragile: false })
        }
        10 => {
            let place = this.readable(|ty| *ty == Type::Text)?;
            let roots = this.scopes.roots(place.root, Access::Shared);
            let text = parts![place.receiver, ".as_str()"];
            Some(Scrutinee { text, ty: Type::Str, mode: Mode::Value, roots, fragile: false })
        }
        _ => {
            let place = this.readable(|ty| matches!(ty, Type::List(_) | Type::Slice(_)))?;
            let roots = this.scopes.roots(place.root, Access::Shared);
            let (Type::List(inner) | Type::Slice(inner)) = place.ty else { return None };
            let text = parts![place.receiver, *this.source.pick(&[".first()", ".last()", ".get(1)"])];
            let ty = Type::option(Type::reference(*inner));
            Some(Scrutinee { text, ty, mode: Mode::Value, roots, fragile: true })
        }
    }
}

/// A pattern that may not fit, with what it is held against.
pub(in super::super) fn head(this: &mut Generator) -> Option<Head> {
    let scrutinee = scrutinee(this)?;
    Some(scrutinee.head(this))
}
