//! `if`, `if let`, `let` chains, `match` and blocks.

use super::super::expressions;
use super::super::generator::Generator;
use super::super::tree::{Block, Part, Statement, parts, stmt};
use super::super::types::Type;
use super::heads::{self, head};

pub(super) fn block(this: &mut Generator) -> Option<Vec<Statement>> {
    let block = this.block(3, |_| ());
    Some(vec![stmt!(block)])
}

pub(super) fn labelled(this: &mut Generator) -> Option<Vec<Statement>> {
    let label = format!("'b{}", this.fresh());
    this.scopes.enter(Some(label.clone()), false, None);
    let block = super::diverging(this, |this| this.block(4, |_| ()));
    let flow = this.scopes.reachable.then(|| this.scopes.ready.clone());
    this.scopes.leave(flow);
    // A block that is always left by a way out further away must not end the outer one too, if it may not be.
    Some(vec![stmt!(label, ": ", block)]).filter(|_| this.scopes.reachable || this.context.diverges)
}

/// A block on one way of several: all but the last may be left for good.
fn way(this: &mut Generator, last: bool, most: usize, declare: impl FnOnce(&mut Generator)) -> Block {
    if last { this.block(most, declare) } else { super::diverging(this, |this| this.block(most, declare)) }
}

pub(super) fn if_else(this: &mut Generator) -> Option<Vec<Statement>> {
    let condition = expressions::condition(this);
    let mut joins = this.scopes.fork();
    let mut all = parts!["if ", condition, " "];
    let branches = this.source.between(1, 4);
    for number in 1..=branches {
        this.scopes.way(&joins);
        let last = number == branches && branches > 1;
        let mut branch = Vec::new();
        if number > 1 {
            branch.extend(parts![" else "]);
        }
        if number > 1 && !last {
            branch.extend(parts!["if ", this.pure(&Type::Bool), " "]);
            this.scopes.persist(&mut joins);
        }
        branch.push(way(this, last, 3, |_| ()).into());
        this.scopes.end(&mut joins);
        if number == 1 {
            all.extend(branch);
        } else {
            all.push(Part::Optional(branch));
        }
    }
    if branches == 1 {
        this.scopes.way(&joins);
        this.scopes.end(&mut joins);
    }
    this.scopes.join(joins);
    Some(vec![Statement::new(all)])
}

pub(super) fn if_let(this: &mut Generator) -> Option<Vec<Statement>> {
    let head = head(this)?;
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    let both = this.chance(50);
    let yes = super::diverging(this, |this| this.block(3, |this| head.declare(this)));
    this.scopes.end(&mut joins);
    this.scopes.way(&joins);
    let mut all = parts!["if let ", head.pattern, " = "];
    all.extend(head.scrutinee);
    all.extend(parts![" ", yes]);
    if both {
        let no = way(this, true, 3, |_| ());
        all.push(Part::Optional(parts![" else ", no]));
    }
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(vec![Statement::new(all)])
}

/// `if a && let b = c && d`.
pub(super) fn chain(this: &mut Generator) -> Option<Vec<Statement>> {
    let first = expressions::condition(this);
    let mut all = parts!["if ", first];
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    this.scopes.open();
    let quiet = |context: &mut super::super::generator::Context| {
        context.points = false;
        context.exits = false;
    };
    for _ in 0..this.source.between(1, 2) {
        // What a part of the chain changes or moves is so where the chain ends early too.
        let head = this.within(quiet, |this| this.within(|context| context.changes = false, head))?;
        all.extend(parts![" && let ", &head.pattern, " = "]);
        all.extend(head.scrutinee.clone());
        head.declare(this);
    }
    if this.chance(60) {
        all.extend(parts![" && ", this.pure(&Type::Bool)]);
    }
    this.scopes.persist(&mut joins);
    let count = this.source.between(1, 3);
    let statements = super::diverging(this, |this| this.statements(count));
    this.scopes.close();
    this.scopes.end(&mut joins);
    all.extend(parts![" ", Block { statements, tail: None }]);
    this.scopes.way(&joins);
    if this.chance(40) {
        let no = way(this, true, 2, |_| ());
        all.push(Part::Optional(parts![" else ", no]));
    }
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    Some(vec![Statement::new(all)])
}

pub(super) fn matched(this: &mut Generator) -> Option<Vec<Statement>> {
    let arms = arms(this, |this, declare, last| way(this, last, 3, declare))?;
    Some(vec![Statement::new(arms)])
}

/// A `match`, with a block for each arm that `make` gives; the last arm takes everything.
pub(in super::super) fn arms(
    this: &mut Generator,
    mut make: impl FnMut(&mut Generator, &dyn Fn(&mut Generator), bool) -> Block,
) -> Option<Vec<Part>> {
    let scrutinee = heads::scrutinee(this)?;
    let mut joins = this.scopes.fork();
    let mut all = parts!["match "];
    all.extend(scrutinee.text.clone());
    all.push(" {".into());
    for _ in 0..this.source.between(1, 3) {
        this.scopes.way(&joins);
        let head = scrutinee.arm(this);
        let mut arm = parts!["\n    ", &head.pattern];
        if this.chance(25) {
            this.scopes.open();
            head.declare(this);
            // What is matched stays borrowed until an arm is chosen.
            let mark = this.scopes.hold(scrutinee.exclusive());
            arm.push(Part::Optional(parts![" if ", this.pure(&Type::Bool)]));
            this.scopes.release(mark);
            this.scopes.close();
            this.scopes.persist(&mut joins);
            this.scopes.way(&joins);
        }
        let block = make(this, &|this| head.declare(this), false);
        arm.extend(parts![" => ", block]);
        all.push(Part::Optional(arm));
        this.scopes.end(&mut joins);
    }
    this.scopes.way(&joins);
    let rest = make(this, &|_| (), true);
    this.scopes.end(&mut joins);
    all.extend(parts!["\n    _ => ", rest, "\n}"]);
    this.scopes.join(joins);
    Some(all)
}
