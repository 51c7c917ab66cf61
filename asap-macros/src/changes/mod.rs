//! What can have happened to a local since a point that saved it.
//!
//! In goes the IR with its live sets, out comes what each point says of the locals that it saves (`Since`). The pass goes
//! forwards and carries two things for each local: the worst that can have happened to it since the last point that
//! saved it, and since any. Both begin with the first point that saves it; loops are repeated until nothing is added.
//!
//! A local changes only where it is mentioned: where it has an exclusive borrow that lives on, nobody can save it, and the
//! borrow ends before the next point that does. What would break that rule keeps its local out of this (`settled`).
//! Interior mutability does not count here: the type says whether there is any.

mod effects;
mod flow;
mod macros;
mod settled;

use std::collections::BTreeMap;

use crate::bindings::Local;
use crate::ir::{Body, Point};
use crate::liveness;

pub(crate) use effects::Methods;

/// What can have happened at worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    None,
    Grown,
    Any,
}

/// What can have happened to a local at a point that saves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Since {
    /// Since the last point that saves it.
    pub(crate) last: Change,
    /// Since any from which this one can be reached.
    pub(crate) any: Change,
}

impl Since {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self { last: Change::Any, any: Change::Any };

    fn pays(self) -> bool {
        self != Self::UNKNOWN
    }
}

/// What points say of the locals that they save.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// By point. A local that is here is here at all points that save it.
    pub(crate) points: Vec<BTreeMap<Local, Since>>,
    /// The methods by which these locals are read or grow, and which their types must know.
    pub(crate) methods: BTreeMap<Local, Methods>,
}

/// Finds what each point can say.
pub(crate) fn find(body: &Body) -> Changes {
    let found = flow::follow(body);
    let saved: Vec<Vec<Local>> = body.points.iter().map(|point| saved(body, point)).collect();
    let at = |number: usize, local: Local| found.points[number].get(&local).copied();
    // Points that do not save a local have nothing to say of it.
    let pays = |local: &Local| {
        let mut saving = saved.iter().enumerate().filter(|(_, locals)| locals.contains(local));
        saving.any(|(number, _)| at(number, *local).is_some_and(Since::pays))
    };
    let mut settled = settled::find(body, &found.exclusive);
    settled.retain(pays);
    let points = saved.iter().enumerate().map(|(number, locals)| {
        let locals = locals.iter().copied().filter(|local| settled.contains(local));
        locals.map(|local| (local, at(number, local).unwrap_or(Since::UNKNOWN))).collect()
    });
    let points = points.collect();
    let methods = found.methods.into_iter().filter(|(local, _)| settled.contains(local)).collect();
    Changes { points, methods }
}

fn saved(body: &Body, point: &Point) -> Vec<Local> {
    liveness::keys(&body.bindings, point).into_iter().map(|(local, _)| local).collect()
}
