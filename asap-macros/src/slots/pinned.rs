//! The locals that cannot be taken out of their place and put back.

use crate::bindings::{Bindings, Local, Locals};
use crate::ir::{Block, Body, StepKind, Test, Value};
use crate::{build, liveness, transactions};

/// What a head looks into by a method that lends a part of it (`if let Some(x) = list.last()`): the part is carried into
/// an arm, and nothing says how it is had again. A local that is given away somewhere is not held in its place: there
/// it would not be kept alive anyway.
pub(super) fn find(body: &Body) -> Locals {
    let mut found = Locals::new();
    looked_into(&body.root, &body.bindings, &mut found);
    let given = liveness::given_away(&body.root);
    found.retain(|local| !given.contains(local));
    found.extend(transactions::lenders(body));
    found
}

/// The locals of which a head binds a part that a method gave as a borrow: `if let Some(x) = list.last()`.
fn looked_into(block: &Block, bindings: &Bindings, into: &mut Locals) {
    for step in &block.steps {
        let StepKind::Head(head) = &step.kind else { continue };
        let is_carried = |local: &Local| bindings.get(*local).derived.is_none();
        let mut entered = head.arms.iter().filter(|arm| arm.inline.is_none());
        if entered.any(|arm| arm.bound.iter().any(is_carried)) {
            let (Test::If(test) | Test::Match(test)) = &head.test;
            into.extend(build::lenders(test));
        }
    }
    for inner in block.values().flat_map(Value::blocks) {
        looked_into(inner, bindings, into);
    }
}
