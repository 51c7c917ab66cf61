//! The kinds of expression. A further one is one more entry in [`KINDS`].

mod awaits;
mod called;
mod calls;
mod collections;
mod control;
mod effects;
mod literals;
mod numbers;
mod places;
mod texts;

use super::generator::{Generator, Kind, MakeExpr};

pub(super) use awaits::turn;
pub(super) use called::{any as any_child, child_call, recursion};
pub(super) use control::{condition, loop_value};
pub(super) use effects::effect;
pub(super) use literals::literal;
pub(super) use places::{shown, text_argument};

/// All kinds of expression; one that does not fit the wanted type gives nothing.
pub(super) const KINDS: &[Kind<MakeExpr>] = &[
    kind("literal", 10, |this, ty| Some(literal(this, ty))),
    kind("place", 40, places::place),
    kind("clone", 12, places::clone),
    kind("move", 14, places::moved),
    kind("take", 5, places::take),
    kind("replace", 3, places::replace),
    kind("arithmetic", 12, numbers::arithmetic),
    kind("operator", 14, numbers::operator),
    kind("comparison", 16, numbers::comparison),
    kind("simple test", 14, numbers::simple_test),
    kind("comparison of texts", 5, texts::comparison),
    kind("lazy operator", 8, numbers::lazy),
    kind("cast", 6, numbers::cast),
    kind("length", 8, numbers::length),
    kind("call", 24, called::call),
    kind("recursive call", 6, recursion),
    kind("await", 14, awaits::awaited),
    kind("question", 8, calls::question),
    kind("mix", 6, calls::mix),
    kind("tap", 8, calls::tap),
    kind("half", 6, calls::half),
    kind("grow", 4, calls::grow),
    kind("total", 4, calls::total),
    kind("consume", 4, calls::consume),
    kind("closure call", 10, calls::closure),
    kind("describe", 4, calls::describe),
    kind("format", 8, texts::format),
    kind("join", 6, texts::join),
    kind("to_string", 6, texts::to_string),
    kind("constructor", 12, literals::constructor),
    kind("list macro", 5, collections::list_macro),
    kind("collect", 5, collections::collect),
    kind("mapped", 4, collections::mapped),
    kind("pop", 6, collections::pop),
    kind("option of an item", 6, collections::found),
    kind("checked option", 4, collections::checked_option),
    kind("option with default", 6, collections::unwrap_or),
    kind("test", 8, collections::test),
    kind("element", 4, collections::element),
    kind("if value", 9, control::if_value),
    kind("if let value", 5, control::if_let_value),
    kind("match value", 8, control::match_value),
    kind("block value", 10, control::block_value),
    kind("loop value", 4, control::loop_value_kind),
    kind("labelled block value", 3, control::labelled_value),
];

/// Of programs with effects, beside the others.
pub(super) const EFFECT: Kind<MakeExpr> = kind("effect value", 1, effects::effect);

/// Those without anything inside.
pub(super) const LEAVES: &[Kind<MakeExpr>] = &[
    kind("literal", 8, |this, ty| Some(literal(this, ty))),
    kind("place", 60, places::place),
    kind("clone", 12, places::clone),
    kind("move", 14, places::moved),
    kind("take", 5, places::take),
    kind("length", 8, numbers::length),
    kind("pop", 6, collections::pop),
    kind("option of an item", 6, collections::found),
    kind("test", 20, collections::test),
    kind("simple test", 60, numbers::simple_test),
    kind("call", 10, called::call),
    kind("await", 6, awaits::awaited),
];

const fn kind(name: &'static str, weight: usize, make: MakeExpr) -> Kind<MakeExpr> {
    Kind { name, weight, make }
}

/// A number, written out.
fn small(this: &mut Generator) -> usize {
    this.source.below(9)
}
