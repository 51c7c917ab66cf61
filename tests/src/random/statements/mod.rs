//! The kinds of statement. A further one is one more entry in [`KINDS`].

mod assign;
mod awaits;
mod borrows;
mod branches;
mod called;
mod closures;
mod effects;
mod exits;
mod growth;
mod heads;
mod lets;
mod loops;
mod moves;
mod mutate;
mod noise;
mod rebuild;
mod sources;

use super::generator::{Generator, Kind, MakeStatement};
use super::tree::Statement;

/// A local to begin with.
pub(super) fn first(this: &mut Generator) -> Vec<Statement> {
    lets::plain(this).unwrap_or_default()
}

pub(super) use branches::arms;
pub(super) use called::recursion;
pub(super) use effects::checkpoint;
pub(super) use heads::head;
pub(super) use loops::{give_up, remake};

/// All kinds of statement; one that does not fit where the program stands gives nothing.
pub(super) const KINDS: &[Kind<MakeStatement>] = &[
    kind("let", 26, lets::plain),
    kind("let pattern", 8, lets::pattern),
    kind("let else", 4, lets::or_else),
    kind("late let", 5, lets::late),
    kind("let inferred later", 3, lets::inferred),
    kind("shadow", 4, lets::shadow),
    kind("assignment", 14, assign::plain),
    kind("compound assignment", 7, assign::compound),
    kind("swap", 3, assign::swap),
    kind("mutation", 14, mutate::collection),
    kind("checkpoint", 30, effects::checkpoint),
    kind("call", 26, called::call),
    kind("await", 14, awaits::awaited),
    kind("rebuilt let", 5, rebuild::rebuilt),
    kind("effect", 16, effects::effect),
    kind("expression", 5, effects::expression),
    kind("assertion", 3, effects::assertion),
    kind("item", 2, effects::item),
    kind("if", 12, branches::if_else),
    kind("if let", 8, branches::if_let),
    kind("let chain", 4, branches::chain),
    kind("match", 9, branches::matched),
    kind("block", 5, branches::block),
    kind("labelled block", 3, branches::labelled),
    kind("for", 14, loops::for_loop),
    kind("while", 6, loops::while_loop),
    kind("while let", 4, loops::while_let),
    kind("loop", 5, loops::endless),
    kind("let of a loop", 3, loops::let_loop),
    kind("borrow", 10, borrows::plain),
    kind("exclusive borrow", 7, borrows::exclusive),
    kind("view", 6, borrows::view),
    kind("element borrow", 4, borrows::element),
    kind("pattern borrow", 5, borrows::pattern),
    kind("lookup", 3, borrows::lookup),
    kind("chosen borrow", 1, borrows::chosen),
    kind("exit", 6, exits::exit),
    kind("exit in a branch", 6, exits::in_a_branch),
    kind("failure", 2, exits::failure),
    kind("drop", 6, moves::dropped),
    kind("move on one path", 4, moves::on_one_path),
    kind("move and make anew", 5, moves::anew),
    kind("closure", 6, closures::plain),
    kind("changing closure", 3, closures::changing),
    kind("guard", 6, noise::guard),
    kind("noise", 4, noise::temporary),
];

/// Of programs with effects, beside the others.
pub(super) const EFFECTS: &[Kind<MakeStatement>] =
    &[kind("done effect", 3, effects::done), kind("nap", 2, effects::nap)];

/// Of programs about what grows, beside the others.
pub(super) const GROWTH: &[Kind<MakeStatement>] = &[
    kind("append", 30, growth::append),
    kind("tamper", 14, growth::tamper),
    kind("look", 10, growth::look),
    kind("turn", 20, growth::turn),
    kind("checkpoint", 22, effects::checkpoint),
];

const fn kind(name: &'static str, weight: usize, make: MakeStatement) -> Kind<MakeStatement> {
    Kind { name, weight, make }
}

/// Where the whole block may be left on every way.
fn diverging<R>(this: &mut Generator, make: impl FnOnce(&mut Generator) -> R) -> R {
    this.within(|context| context.diverges = true, make)
}
