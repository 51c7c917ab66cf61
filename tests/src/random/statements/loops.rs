//! Loops. All of them end: over something finite, or with a count that goes down.

use super::super::expressions;
use super::super::generator::{Context, Generator};
use super::super::patterns::{self, Mode, Pattern};
use super::super::tree::{Block, Expr, Statement, parts, stmt};
use super::super::types::Type;
use super::heads::head;
use super::sources::items;

const DEEPEST: usize = 3;

fn label(this: &mut Generator) -> Option<String> {
    this.chance(35).then(|| format!("'l{}", this.fresh()))
}

fn labelled(label: Option<&String>) -> String {
    label.map_or_else(String::new, |label| format!("{label}: "))
}

/// Makes again what a loop's body has moved away, so that it may begin anew.
pub(in super::super) fn remake(this: &mut Generator, frame: usize) -> Vec<Statement> {
    if !this.scopes.reachable {
        return Vec::new();
    }
    let mut made = Vec::new();
    for id in this.scopes.missing(frame) {
        let (name, ty) = (this.scopes.get(id).name.clone(), this.scopes.get(id).ty.clone());
        let value = expressions::literal(this, &ty);
        this.scopes.ready[id.0] = true;
        made.push(stmt!(name, " = ", value, ";"));
    }
    made
}

/// The body of a loop, whose frame was entered.
fn body(this: &mut Generator, bound: usize, declare: impl FnOnce(&mut Generator)) -> Vec<Statement> {
    let rounds = this.rounds;
    this.rounds *= bound;
    let frame = this.scopes.frames.len() - 1;
    this.scopes.open();
    declare(this);
    let count = this.source.between(1, 4);
    let mut statements = super::diverging(this, |this| this.statements(count));
    statements.extend(remake(this, frame));
    this.scopes.close();
    this.rounds = rounds;
    statements
}

/// Gives up some of what borrows, so that what it borrows from can be changed in the loop.
pub(in super::super) fn give_up(this: &mut Generator) {
    if this.chance(95) {
        this.scopes.end_fragile();
    }
    for id in this.scopes.visible() {
        if this.chance(50) {
            this.scopes.give_up(id);
        }
    }
}

fn fits(this: &Generator) -> bool {
    this.context.changes && this.scopes.loop_depth() < DEEPEST && this.rounds <= 16
}

pub(super) fn for_loop(this: &mut Generator) -> Option<Vec<Statement>> {
    if !fits(this) {
        return None;
    }
    give_up(this);
    let items = items(this)?;
    this.scopes.hold(items.held);
    let label = label(this);
    let before = labelled(label.as_ref());
    let entry = this.scopes.ready.clone();
    this.scopes.enter(label, true, None);
    let mut pattern = Pattern::new(this, Mode::Value);
    let text = pattern.certain(&items.ty);
    let bindings = pattern.bindings;
    let statements = body(this, items.bound, |this| {
        patterns::declare(this, &bindings, &[], false);
    });
    this.scopes.leave(Some(entry));
    let mut all = parts![before, "for ", text, " in "];
    all.extend(items.text);
    all.extend(parts![" ", Block { statements, tail: None }]);
    Some(vec![Statement::new(all)])
}

/// A local that counts down, with its `let`.
fn fuel(this: &mut Generator) -> (String, usize, Statement) {
    let name = format!("fuel{}", this.fresh());
    let bound = this.source.between(1, 4);
    let id = this.declare(&name, &Type::U32, true);
    this.scopes.locals[id.0].reserved = true;
    let start = stmt!(format!("let mut {name} = {bound}u32;"));
    (name, bound, start)
}

/// A condition that is made so often, with calls in it.
fn often(this: &mut Generator, times: usize) -> Expr {
    let rounds = this.rounds;
    this.rounds *= times;
    let still = |context: &mut Context| {
        context.changes = false;
        context.exits = false;
        context.tries = false;
    };
    let condition = this.within(still, |this| this.value(&Type::Bool));
    this.rounds = rounds;
    condition
}

pub(super) fn while_loop(this: &mut Generator) -> Option<Vec<Statement>> {
    if !fits(this) {
        return None;
    }
    give_up(this);
    let (fuel, bound, start) = fuel(this);
    let label = label(this);
    let before = labelled(label.as_ref());
    this.scopes.enter(label, true, None);
    let condition = if this.chance(30) { often(this, bound + 1) } else { this.pure(&Type::Bool) };
    let entry = this.scopes.ready.clone();
    let with_point = this.context.points && this.rounds * (bound + 1) <= this.passes && this.chance(15);
    let head = if with_point {
        this.passes -= this.rounds * (bound + 1);
        this.scopes.end_fragile();
        parts![format!("{before}while {fuel} > 0 && {{ checkpoint!(); "), condition, " } "]
    } else {
        parts![format!("{before}while {fuel} > 0 && "), condition, " "]
    };
    let mut statements = vec![stmt!(format!("{fuel} -= 1;"))];
    statements.extend(body(this, bound, |_| ()));
    this.scopes.leave(Some(entry));
    let mut all = head;
    all.push(Block { statements, tail: None }.into());
    Some(vec![start, Statement::new(all)])
}

/// `while let`, over what gets shorter or as often as a count says.
pub(super) fn while_let(this: &mut Generator) -> Option<Vec<Statement>> {
    if !fits(this) {
        return None;
    }
    give_up(this);
    if this.chance(60) {
        let place = this.changeable(|ty| matches!(ty, Type::List(_) | Type::Deque(_)) && ty.is_owned())?;
        if this.scopes.loop_depth() > this.scopes.get(place.root).loops && !place.is_local {
            return None;
        }
        this.scopes.hold([(place.root, super::super::scope::Access::Shared)]);
        let (Type::List(inner) | Type::Deque(inner)) = &place.ty else { return None };
        let pop = if matches!(place.ty, Type::List(_)) { "pop" } else { "pop_front" };
        let entry = this.scopes.ready.clone();
        this.scopes.enter(None, true, None);
        let mut pattern = Pattern::new(this, Mode::Value);
        let text = pattern.certain(inner);
        let bindings = pattern.bindings;
        let statements = body(this, 4, |this| {
            patterns::declare(this, &bindings, &[], false);
        });
        this.scopes.leave(Some(entry));
        let head = format!("while let Some({text}) = {}.{pop}() ", place.receiver);
        return Some(vec![stmt!(head, Block { statements, tail: None })]);
    }
    let (fuel, bound, start) = fuel(this);
    this.scopes.enter(None, true, None);
    let quiet = |context: &mut super::super::generator::Context| {
        context.points = false;
        context.exits = false;
        context.changes = false;
    };
    let Some(head) = this.within(quiet, head) else {
        this.scopes.frames.pop();
        return None;
    };
    let entry = this.scopes.ready.clone();
    let mut all = parts![format!("while {fuel} > 0 && let {} = ", head.pattern)];
    all.extend(head.scrutinee.clone());
    let mut statements = vec![stmt!(format!("{fuel} -= 1;"))];
    statements.extend(body(this, bound, |this| head.declare(this)));
    this.scopes.leave(Some(entry));
    all.extend(parts![" ", Block { statements, tail: None }]);
    Some(vec![start, Statement::new(all)])
}

pub(super) fn endless(this: &mut Generator) -> Option<Vec<Statement>> {
    if !fits(this) {
        return None;
    }
    give_up(this);
    let (fuel, bound, start) = fuel(this);
    let label = label(this);
    let before = labelled(label.as_ref());
    this.scopes.enter(label, true, None);
    let frame = this.scopes.frames.len() - 1;
    let flow = this.scopes.ready.clone();
    this.scopes.frames[frame].breaks.push(flow);
    let mut statements = vec![stmt!(format!("if {fuel} == 0 {{ break; }}")), stmt!(format!("{fuel} -= 1;"))];
    statements.extend(body(this, bound, |_| ()));
    this.scopes.leave(None);
    Some(vec![start, stmt!(before, "loop ", Block { statements, tail: None })])
}

/// `let x = loop { … break value … }`.
pub(super) fn let_loop(this: &mut Generator) -> Option<Vec<Statement>> {
    if !fits(this) || this.rounds > 4 {
        return None;
    }
    give_up(this);
    let ty = this.owned_type(1);
    let value = expressions::loop_value(this, &ty);
    let name = this.name();
    this.declare(&name, &ty, true);
    Some(vec![stmt!("let mut ", name, " = ", value, ";")])
}
