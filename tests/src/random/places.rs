//! What an expression can name: locals, their parts, and what is behind references.

use super::generator::{Generator, Noise};
use super::scope::Id;
use super::types::Type;

/// A place that an expression can name.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) root: Id,
    /// As a value.
    pub(super) value: String,
    /// In front of a dot.
    pub(super) receiver: String,
    pub(super) ty: Type,
    /// Whether it can be assigned to.
    pub(super) mutable: bool,
    /// A whole local, which can be moved.
    pub(super) is_local: bool,
    /// Behind a reference.
    pub(super) is_behind: bool,
}

impl Generator {
    /// All places that can be named here.
    fn places(&self) -> Vec<Place> {
        let mut all = Vec::new();
        for root in self.scopes.visible() {
            let local = self.scopes.get(root);
            let name = &local.name;
            let whole = Place {
                root,
                value: name.clone(),
                receiver: name.clone(),
                ty: local.ty.clone(),
                mutable: local.mutable,
                is_local: true,
                is_behind: false,
            };
            if let Type::Ref(inner) | Type::Mut(inner) = &local.ty {
                let behind = Place {
                    value: format!("*{name}"),
                    ty: (**inner).clone(),
                    mutable: matches!(local.ty, Type::Mut(_)),
                    is_local: false,
                    is_behind: true,
                    ..whole.clone()
                };
                parts(&behind, &mut all);
                all.push(behind);
            } else {
                parts(&whole, &mut all);
            }
            all.push(whole);
        }
        all
    }

    /// A place that can be read, of a type that is wanted.
    pub(super) fn readable(&mut self, wanted: impl Fn(&Type) -> bool) -> Option<Place> {
        let fits = |place: &Place| wanted(&place.ty) && self.scopes.may_read(place.root);
        let places: Vec<Place> = self.places().into_iter().filter(fits).collect();
        if places.is_empty() {
            return None;
        }
        let place = self.source.pick(&places).clone();
        self.scopes.read(place.root);
        Some(place)
    }

    /// A place that can be borrowed exclusively, of a type that is wanted.
    pub(super) fn changeable(&mut self, wanted: impl Fn(&Type) -> bool) -> Option<Place> {
        if !self.context.changes {
            return None;
        }
        let fits = |place: &Place| {
            wanted(&place.ty)
                && place.mutable
                && self.scopes.ready[place.root.0]
                && self.scopes.may_change(place.root)
        };
        let places: Vec<Place> = self.places().into_iter().filter(fits).collect();
        if places.is_empty() {
            return None;
        }
        let place = self.source.pick(&places).clone();
        self.scopes.change(place.root);
        Some(place)
    }

    /// A local that can be moved away, of a type that is wanted.
    pub(super) fn movable(&mut self, wanted: impl Fn(&Type) -> bool) -> Option<Id> {
        if !self.context.changes {
            return None;
        }
        // A guard that is given away on one path only is lost on the others after a cut.
        let is_kept = |id: &Id| {
            self.noise == Noise::Guards
                && self.scopes.get(*id).ty.has_noise()
                && !self.scopes.is_innermost(*id)
        };
        let fits = |id: &Id| wanted(&self.scopes.get(*id).ty) && self.scopes.may_move(*id) && !is_kept(id);
        let locals: Vec<Id> = self.scopes.visible().into_iter().filter(fits).collect();
        if locals.is_empty() { None } else { Some(*self.source.pick(&locals)) }
    }
}

/// The fields and elements of a place.
fn parts(whole: &Place, all: &mut Vec<Place>) {
    let mut part = |field: &str, ty: Type| {
        let text = format!("{}{field}", whole.receiver);
        all.push(Place { value: text.clone(), receiver: text, ty, is_local: false, ..whole.clone() });
    };
    match &whole.ty {
        Type::Item => {
            part(".id", Type::U32);
            part(".name", Type::Text);
            part(".tags", Type::list(Type::Text));
            part(".spot", Type::option(Type::pair(Type::I64, Type::Bool)));
        }
        Type::Pair(left, right) => {
            part(".0", (**left).clone());
            part(".1", (**right).clone());
        }
        Type::Array => part("[1]", Type::U32),
        _ => {}
    }
}
