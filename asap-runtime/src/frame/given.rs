//! The arguments of a call: a tuple of as many values as the function has parameters.
//!
//! What is done with each is written once for its type, and found by its place, so that a function brings no code of its own for it.

use std::any::Any;

use super::details::{Told, Type};
use super::{Argument, Cx, Function, Nature, Since, Writer};

/// The arguments of a call, as the body takes them.
pub trait Given: Sized + 'static {
    /// Those in the snapshot of the start; `None` if they cannot be had.
    fn restore(cx: &mut Cx) -> Option<Self>;

    /// Writes them down.
    fn save(&self, function: &Function, writer: &mut Writer);
}

/// What is known of a parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The names it had before.
    pub(crate) was: &'static [&'static str],
    /// The value that it has in tasks that were begun without it.
    pub(crate) default: Option<fn() -> Box<dyn Any>>,
    /// What is told of its type.
    pub(crate) told: fn() -> Told,
    save: fn(&dyn Any, &str, &mut Writer),
    save_since: fn(&dyn Any, &str, &mut Writer, Since, &dyn Any),
    restore: fn(&Self, &mut Cx, &str) -> Option<Box<dyn Any>>,
}

impl<T> Type<T> {
    /// A parameter of this type.
    #[must_use]
    pub const fn parameter(self) -> Parameter
    where
        // Here, so that rustc says what `Argument` says, and not that there is no such method.
        T: Argument + 'static,
    {
        Parameter {
            was: &[],
            default: None,
            told: Told::of::<T>,
            save: save::<T>,
            save_since: save_since::<T>,
            restore: restore::<T>,
        }
    }
}

impl Parameter {
    /// With the names it had before.
    #[must_use]
    pub const fn was(self, was: &'static [&'static str]) -> Self {
        Self { was, ..self }
    }

    /// With a value for tasks that were begun without it.
    #[must_use]
    pub const fn or(self, default: fn() -> Box<dyn Any>) -> Self {
        Self { default: Some(default), ..self }
    }

    /// Writes an argument down.
    pub(super) fn save(&self, value: &dyn Any, name: &str, writer: &mut Writer) {
        (self.save)(value, name, writer);
    }

    /// As [`save`](Self::save), where something is known of what can have happened to it since it was saved.
    pub(super) fn save_since<T: 'static>(
        &self,
        value: &T,
        name: &str,
        writer: &mut Writer,
        since: Since,
        nature: Nature<T>,
    ) {
        (self.save_since)(value, name, writer, since, &nature);
    }

    /// An argument, or its default where the snapshot has none; `None` if it cannot be had.
    pub(super) fn restore<T: 'static>(&self, cx: &mut Cx, name: &str) -> Option<T> {
        (self.restore)(self, cx, name).map(own)
    }

    /// Writes the value that it has in tasks that were begun without it; nothing if there is none.
    pub(crate) fn save_default(&self, name: &str, writer: &mut Writer) -> Option<()> {
        (self.save)(&*self.default?(), name, writer);
        Some(())
    }
}

/// A value without its type.
#[must_use]
pub fn boxed<T: 'static>(value: T) -> Box<dyn Any> {
    Box::new(value)
}

const TYPED: &str = "an argument is of its parameter's type";

fn own<T: 'static>(value: Box<dyn Any>) -> T {
    *value.downcast().expect(TYPED)
}

fn save<T: Argument + 'static>(value: &dyn Any, name: &str, writer: &mut Writer) {
    writer.named::<T>(name, value.downcast_ref().expect(TYPED));
}

fn save_since<T: Argument + 'static>(
    value: &dyn Any,
    name: &str,
    writer: &mut Writer,
    since: Since,
    nature: &dyn Any,
) {
    let nature: &Nature<T> = nature.downcast_ref().expect(TYPED);
    writer.named_since::<T>(name, value.downcast_ref().expect(TYPED), since, *nature);
}

fn restore<T: Argument + 'static>(parameter: &Parameter, cx: &mut Cx, name: &str) -> Option<Box<dyn Any>> {
    let Some(default) = parameter.default else { return Some(Box::new(cx.named::<T>(name)?)) };
    match cx.named_or_new::<T>(name)? {
        Some(value) => Some(Box::new(value)),
        None => Some(default()),
    }
}

/// The argument at this place; `None` too of a function that has not said how its arguments are restored.
fn restored<T: 'static>(cx: &mut Cx, index: usize) -> Option<T> {
    let function = cx.function;
    let (name, parameter) = (function.parameters.get(index)?, function.details.parameters.get(index)?);
    parameter.restore(cx, name)
}

fn saved(value: &dyn Any, index: usize, function: &Function, writer: &mut Writer) {
    function.details.parameters[index].save(value, function.parameters[index], writer);
}

macro_rules! given {
    (@impl $($name:ident $index:tt)*) => {
        impl<$($name: 'static),*> Given for ($($name,)*) {
            #[allow(unused_variables, reason = "there may be no arguments")]
            fn restore(cx: &mut Cx) -> Option<Self> {
                Some(($(restored::<$name>(cx, $index)?,)*))
            }

            #[allow(unused_variables, reason = "there may be no arguments")]
            fn save(&self, function: &Function, writer: &mut Writer) {
                $(saved(&self.$index, $index, function, writer);)*
            }
        }
    };
    ([$($done:tt)*]) => {
        given!(@impl $($done)*);
    };
    ([$($done:tt)*] $name:ident $index:tt $($rest:tt)*) => {
        given!(@impl $($done)*);
        given!([$($done)* $name $index] $($rest)*);
    };
}

// The attribute refuses a function with more.
given!([] A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12 N 13 O 14 P 15 Q 16 R 17 S 18 T 19 U 20 V 21 W 22 X 23);
