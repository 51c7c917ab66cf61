//! Instances of generic functions, found by type.

use super::{Callable, Function};

/// What a call's type tells about its function.
pub trait Instance: 'static {
    /// The function, if it is an instance of a generic one.
    fn function() -> Option<&'static Function>;
}

/// A function that is not generic: the registry has it under its name.
#[derive(Debug)]
pub struct Named(());

impl Instance for Named {
    fn function() -> Option<&'static Function> {
        None
    }
}

/// A resumable function as a value: `manifest`, or `sort::<u64>`. `A` is the tuple of its parameters' types.
pub trait Resumable<A> {
    /// What a call of it is.
    type Call: Callable;
}

/// The instance that a function's type names.
#[must_use]
pub fn function_of<A, F: Resumable<A>>(_: F) -> Option<&'static Function> {
    <F::Call as Callable>::Instance::function()
}

/// What stands behind the path of an instance: `<u64, 3>`.
#[must_use]
pub fn types(texts: &[String]) -> String {
    format!("<{}>", texts.join(", "))
}

/// A constant of an instance as a text.
#[must_use]
pub fn constant(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

macro_rules! resumable {
    ($(($($parameter:ident)*))*) => {$(
        impl<F: Fn($($parameter),*) -> C, C: Callable, $($parameter),*> Resumable<($($parameter,)*)> for F {
            type Call = C;
        }
    )*};
}

resumable!(
    () (P1) (P1 P2) (P1 P2 P3) (P1 P2 P3 P4) (P1 P2 P3 P4 P5) (P1 P2 P3 P4 P5 P6) (P1 P2 P3 P4 P5 P6 P7)
    (P1 P2 P3 P4 P5 P6 P7 P8) (P1 P2 P3 P4 P5 P6 P7 P8 P9) (P1 P2 P3 P4 P5 P6 P7 P8 P9 P10)
    (P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11) (P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12)
);
