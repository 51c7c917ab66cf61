//! Ways out: `return`, `break`, `continue`, and failures that are meant.

use super::super::expressions;
use super::super::generator::Generator;
use super::super::tree::{Block, Expr, Statement, expr, stmt};
use super::super::types::Type;

/// The end of the block, wherever it leads.
pub(super) fn exit(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.exits || !this.context.diverges || this.chance(40) {
        return None;
    }
    Some(leave(this))
}

/// A branch that ends in a way out.
pub(super) fn in_a_branch(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.exits {
        return None;
    }
    let condition = expressions::condition(this);
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.open();
    let count = this.source.below(3);
    let mut statements = super::diverging(this, |this| this.statements(count));
    if this.scopes.reachable {
        statements.extend(leave(this));
    }
    this.scopes.close();
    this.scopes.way(&joins);
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(vec![stmt!("if ", condition, " ", Block { statements, tail: None })])
}

/// One of the ways out that are there.
pub(super) fn leave(this: &mut Generator) -> Vec<Statement> {
    let made = (0..3).find_map(|_| if this.chance(65) { leave_frame(this) } else { None });
    let made = made.unwrap_or_else(|| {
        let value = returned(this);
        stmt!("return ", value, ";")
    });
    this.scopes.reachable = false;
    vec![made]
}

/// What the function gives.
pub(in super::super) fn returned(this: &mut Generator) -> Expr {
    let returns = this.returns.clone();
    match &returns {
        Type::Result(_) if this.chance(35) => {
            let number = this.fresh();
            expr!(&returns; format!("Err(\"left at {number}\".to_string())"))
        }
        Type::Result(inner) => expr!(&returns; "Ok(", this.value(inner), ")"),
        _ => this.value(&returns),
    }
}

fn leave_frame(this: &mut Generator) -> Option<Statement> {
    let count = this.scopes.frames.len();
    if count == 0 {
        return None;
    }
    let index = if this.chance(60) { count - 1 } else { this.source.below(count) };
    let innermost = this.scopes.frames.iter().rposition(|frame| frame.is_loop);
    let frame = this.scopes.frames[index].clone();
    // Without a label a loop can only be left where no labelled block is in between.
    let is_near = innermost == Some(index) && index + 1 == count;
    let label = match &frame.label {
        Some(label) if !is_near || this.chance(50) => format!(" {label}"),
        _ if is_near => String::new(),
        _ => return None,
    };
    if frame.is_loop && this.chance(45) {
        return this.scopes.may_continue(index).then(|| {
            this.scopes.reachable = false;
            stmt!(format!("continue{label};"))
        });
    }
    Some(match &frame.value {
        None => {
            this.scopes.leave_by_break(index);
            stmt!(format!("break{label};"))
        }
        Some(ty) => {
            let value = this.value(ty);
            this.scopes.leave_by_break(index);
            stmt!(format!("break{label} "), "(", value, ");")
        }
    })
}

/// A panic or an error on purpose, where a rare condition holds.
pub(super) fn failure(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.exits || this.chance(50) {
        return None;
    }
    let test = this.pure(&Type::Bool);
    let number = this.fresh();
    let rare = this.pure(&Type::U32);
    let end = match &this.returns {
        Type::Result(_) => format!("Err(format!(\"failure {{}}\", {number}))?;"),
        _ => format!("panic!(\"failure {number}\");"),
    };
    Some(vec![stmt!("if ", test, " && (", rare, format!(") % 4 == 1 {{ {end} }}"))])
}
