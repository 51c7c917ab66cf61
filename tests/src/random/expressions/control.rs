//! Control flow as a value.

use super::super::generator::Generator;
use super::super::statements;
use super::super::tree::{Block, Expr, Part, expr, parts, stmt};
use super::super::types::Type;

/// A condition: no checkpoint in it, unless as a block of its own.
pub(in super::super) fn condition(this: &mut Generator) -> Expr {
    if this.chance(75) { this.pure(&Type::Bool) } else { this.value(&Type::Bool) }
}

fn fits(this: &Generator, ty: &Type) -> bool {
    this.context.changes && ty.is_owned() && this.context.depth < 4 && this.fuel > 0
}

pub(super) fn block_value(this: &mut Generator, ty: &Type) -> Option<Expr> {
    fits(this, ty).then(|| expr!(ty; this.value_block(ty, false, |_| ())))
}

pub(super) fn if_value(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !ty.is_owned() {
        return None;
    }
    let condition = condition(this);
    if !this.context.changes || this.fuel == 0 {
        let (yes, no) = (this.value(ty), this.value(ty));
        return Some(expr!(ty; "(if ", condition, " { ", yes, " } else { ", no, " })"));
    }
    let mut joins = this.scopes.fork();
    let mut all = parts!["(if ", condition, " "];
    let branches = this.source.between(2, 3);
    for number in 1..=branches {
        this.scopes.way(&joins);
        let mut branch = Vec::new();
        if number > 1 {
            branch.extend(parts![" else "]);
        }
        if number > 1 && number < branches {
            branch.extend(parts!["if ", this.pure(&Type::Bool), " "]);
            this.scopes.persist(&mut joins);
        }
        branch.push(this.value_block(ty, number > 1, |_| ()).into());
        if number > 1 && number < branches {
            all.push(Part::Optional(branch));
        } else {
            all.extend(branch);
        }
        this.scopes.end(&mut joins);
    }
    this.scopes.join(joins);
    all.push(")".into());
    Some(Expr::new(ty, all))
}

pub(super) fn if_let_value(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !fits(this, ty) {
        return None;
    }
    let head = statements::head(this)?;
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    let yes = this.value_block(ty, false, |this| head.declare(this));
    this.scopes.end(&mut joins);
    this.scopes.way(&joins);
    let no = this.value_block(ty, true, |_| ());
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    let (pattern, scrutinee) = (head.pattern, head.scrutinee);
    Some(expr!(ty; "(if let ", pattern, " = ", Part::Optional(scrutinee), " ", yes, " else ", no, ")"))
}

pub(super) fn match_value(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !fits(this, ty) {
        return None;
    }
    let arms = statements::arms(this, |this, declare, last| this.value_block(ty, !last, declare))?;
    let mut all = parts!["("];
    all.extend(arms);
    all.push(")".into());
    Some(Expr::new(ty, all))
}

pub(super) fn loop_value_kind(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !fits(this, ty) || this.rounds > 8 || this.context.depth > 3 {
        return None;
    }
    Some(loop_value(this, ty))
}

/// A block around a loop that is left by `break` with a value.
pub(in super::super) fn loop_value(this: &mut Generator, ty: &Type) -> Expr {
    statements::give_up(this);
    this.scopes.open();
    let fuel = format!("fuel{}", this.fresh());
    let bound = this.source.between(1, 3);
    let id = this.declare(&fuel, &Type::U32, true);
    this.scopes.locals[id.0].reserved = true;
    let label = this.chance(50).then(|| format!("'l{}", this.fresh()));
    this.scopes.enter(label.clone(), true, Some(ty.clone()));
    let rounds = this.rounds;
    this.rounds *= bound + 1;
    this.scopes.open();
    let frame = this.scopes.frames.len() - 1;
    let diverging = |context: &mut super::super::generator::Context| context.diverges = true;

    // The way out, in front.
    let flow = this.scopes.ready.clone();
    this.scopes.frames[frame].is_ending = true;
    let out = this.value_block(ty, false, |_| ());
    this.scopes.frames[frame].is_ending = false;
    this.scopes.leave_by_break(frame);
    this.scopes.reachable = true;
    // Whoever goes on has not been there.
    this.scopes.ready = flow;
    this.scopes.ready.resize(this.scopes.locals.len(), false);
    let leave = match &label {
        Some(label) if this.chance(50) => format!("break {label} "),
        _ => "break ".to_owned(),
    };
    let out = Expr::new(ty, parts![out]);
    let mut body =
        vec![stmt!(format!("if {fuel} == 0 {{ {leave}("), out, "); }"), stmt!(format!("{fuel} -= 1;"))];
    let count = this.source.between(1, 3);
    body.extend(this.within(diverging, |this| this.statements(count)));
    body.extend(statements::remake(this, frame));
    this.scopes.close();
    this.scopes.leave(None);
    this.rounds = rounds;
    this.scopes.close();
    let body = Block { statements: body, tail: None };
    let head = label.map_or_else(|| "loop ".to_owned(), |label| format!("{label}: loop "));
    let start = stmt!(format!("let mut {fuel} = {bound}u32;"));
    let tail = Expr::new(ty, parts![head, body]);
    Expr::new(ty, parts![Block { statements: vec![start], tail: Some(Box::new(tail)) }])
}

pub(super) fn labelled_value(this: &mut Generator, ty: &Type) -> Option<Expr> {
    if !fits(this, ty) || this.context.depth > 3 {
        return None;
    }
    let label = format!("'b{}", this.fresh());
    this.scopes.enter(Some(label.clone()), false, Some(ty.clone()));
    let block = this.value_block(ty, false, |_| ());
    let flow = this.scopes.ready.clone();
    this.scopes.leave(Some(flow));
    Some(expr!(ty; "(", label, ": ", block, ")"))
}
