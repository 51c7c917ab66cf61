//! What a random program may do with its locals: who owns, who borrows, what is initialised.
//!
//! The rules are the borrow checker's, made stricter where that is simpler. A local is *ready* when it may be used.
//! Moving a local makes it not ready; assigning to it makes it ready again. A local that borrows is *ended*
//! (never used again) when what it borrows from is changed, which is only possible where no loop could come back to it.

use std::collections::BTreeSet;

use super::types::Type;

/// A local, by the order of declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id(pub(super) usize);

/// How something is borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Shared,
    Exclusive,
}

/// What is known of a local.
#[derive(Debug, Clone)]
pub(super) struct Local {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) mutable: bool,
    /// In how many loops it is declared.
    pub(super) loops: usize,
    /// What it borrows from.
    pub(super) roots: Vec<(Id, Access)>,
    /// The generator's own: not changed or moved by others, and its name not taken.
    pub(super) reserved: bool,
    /// Cannot be had again behind a checkpoint.
    pub(super) fragile: bool,
}

/// Which locals are ready, by their ids.
pub(super) type Flow = Vec<bool>;

/// A loop or labelled block that can be left.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) label: Option<String>,
    pub(super) is_loop: bool,
    pub(super) entry: Flow,
    pub(super) breaks: Vec<Flow>,
    /// What `break` needs.
    pub(super) value: Option<Type>,
    /// Whether the way out of a counted loop is being made, from where another round would be one without end.
    pub(super) is_ending: bool,
}

/// All locals, and where the program that is being made stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Scopes {
    pub(super) locals: Vec<Local>,
    blocks: Vec<Vec<Id>>,
    pub(super) ready: Flow,
    pub(super) reachable: bool,
    pub(super) frames: Vec<Frame>,
    /// Borrows by operands that were evaluated, and by loops.
    held: Vec<(Id, Access)>,
    /// What a closure that is being made has captured.
    pub(super) captures: Option<BTreeSet<Id>>,
}

/// The ways through a branch, to be joined behind it.
#[derive(Debug)]
pub(super) struct Joins {
    start: Flow,
    ends: Vec<Flow>,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Self { reachable: true, ..Self::default() }
    }

    /// Everything as it is, but for the locals themselves.
    pub(super) fn snapshot(&self) -> Self {
        Self {
            locals: Vec::new(),
            blocks: self.blocks.clone(),
            ready: self.ready.clone(),
            reachable: self.reachable,
            frames: self.frames.clone(),
            held: self.held.clone(),
            captures: self.captures.clone(),
        }
    }

    /// Goes back to a snapshot.
    pub(super) fn restore(&mut self, snapshot: Self) {
        let mut locals = std::mem::take(&mut self.locals);
        locals.truncate(snapshot.ready.len());
        *self = Self { locals, ..snapshot };
    }

    pub(super) fn open(&mut self) {
        self.blocks.push(Vec::new());
    }

    pub(super) fn close(&mut self) {
        for id in self.blocks.pop().expect("a scope is open") {
            self.ready[id.0] = false;
        }
    }

    pub(super) fn declare(&mut self, local: Local, ready: bool) -> Id {
        let id = Id(self.locals.len());
        self.locals.push(local);
        self.ready.resize(self.locals.len(), false);
        self.ready[id.0] = ready;
        self.blocks.last_mut().expect("a scope is open").push(id);
        id
    }

    pub(super) fn get(&self, id: Id) -> &Local {
        &self.locals[id.0]
    }

    pub(super) fn loop_depth(&self) -> usize {
        self.frames.iter().filter(|frame| frame.is_loop).count()
    }

    /// The locals that a name leads to, the innermost first.
    pub(super) fn visible(&self) -> Vec<Id> {
        let mut names = BTreeSet::new();
        let all = self.blocks.iter().rev().flat_map(|scope| scope.iter().rev());
        all.copied().filter(|id| names.insert(self.get(*id).name.as_str())).collect()
    }

    /// Whether a local is declared in the block that is being made.
    pub(super) fn is_innermost(&self, id: Id) -> bool {
        self.blocks.last().is_some_and(|scope| scope.contains(&id))
    }

    /// Whether a new local may have this name: none that must be assigned to again, or that is the generator's own.
    pub(super) fn may_shadow(&self, name: &str) -> bool {
        self.visible().into_iter().filter(|id| self.get(*id).name == name).all(|id| {
            let local = self.get(id);
            !local.reserved && (self.ready[id.0] || !local.ty.is_owned() || local.loops == self.loop_depth())
        })
    }

    fn borrowers(&self, root: Id) -> impl Iterator<Item = (Id, Access)> {
        let ready = (0..self.locals.len()).map(Id).filter(|id| self.ready[id.0]);
        ready.flat_map(move |id| {
            let roots = self.get(id).roots.iter().filter(move |(of, _)| *of == root);
            roots.map(move |(_, access)| (id, *access))
        })
    }

    fn is_held(&self, id: Id, least: Access) -> bool {
        self.held.iter().any(|(of, access)| *of == id && (least == Access::Shared || *access == least))
    }

    /// Whether a local that borrows can be given up here.
    fn may_end(&self, id: Id) -> bool {
        self.get(id).loops == self.loop_depth()
            && !self.is_held(id, Access::Shared)
            && self.captures.is_none()
    }

    pub(super) fn may_read(&self, id: Id) -> bool {
        self.ready[id.0]
            && !self.is_held(id, Access::Exclusive)
            && self.borrowers(id).all(|(by, access)| access == Access::Shared || self.may_end(by))
    }

    /// Whether a local may be assigned to, borrowed exclusively or moved, apart from its being `mut`.
    pub(super) fn may_change(&self, id: Id) -> bool {
        self.captures.is_none()
            && !self.get(id).reserved
            && !self.is_held(id, Access::Shared)
            && self.borrowers(id).all(|(by, _)| self.may_end(by))
    }

    pub(super) fn may_move(&self, id: Id) -> bool {
        let local = self.get(id);
        self.ready[id.0] && self.may_change(id) && (local.mutable || local.loops == self.loop_depth())
    }

    pub(super) fn read(&mut self, id: Id) {
        let ended: Vec<Id> =
            self.borrowers(id).filter(|(_, access)| *access == Access::Exclusive).map(|(by, _)| by).collect();
        for by in ended {
            self.ready[by.0] = false;
        }
        if let Some(captures) = &mut self.captures {
            captures.insert(id);
        }
    }

    pub(super) fn change(&mut self, id: Id) {
        let ended: Vec<Id> = self.borrowers(id).map(|(by, _)| by).collect();
        for by in ended {
            self.ready[by.0] = false;
        }
    }

    pub(super) fn moved(&mut self, id: Id) {
        self.change(id);
        self.ready[id.0] = false;
    }

    /// What a borrow of this local borrows from.
    pub(super) fn roots(&self, id: Id, access: Access) -> Vec<(Id, Access)> {
        let mut roots = vec![(id, access)];
        // Through a `&mut` even a shared borrow keeps what is behind it to itself.
        roots.extend(self.get(id).roots.iter().copied());
        roots
    }

    /// Holds a borrow until [`release`](Self::release) is called with what this gives.
    pub(super) fn hold(&mut self, roots: impl IntoIterator<Item = (Id, Access)>) -> usize {
        let mark = self.held.len();
        self.held.extend(roots);
        mark
    }

    pub(super) fn mark(&self) -> usize {
        self.held.len()
    }

    pub(super) fn release(&mut self, mark: usize) {
        self.held.truncate(mark);
    }

    pub(super) fn fork(&self) -> Joins {
        Joins { start: self.ready.clone(), ends: Vec::new() }
    }

    /// Begins one of the ways of a branch.
    pub(super) fn way(&mut self, joins: &Joins) {
        self.ready.clone_from(&joins.start);
        self.ready.resize(self.locals.len(), false);
        self.reachable = true;
    }

    /// What a condition has ended or moved is gone on the ways behind it too.
    pub(super) fn persist(&self, joins: &mut Joins) {
        for (start, ready) in joins.start.iter_mut().zip(&self.ready) {
            *start &= ready;
        }
    }

    /// Ends it.
    pub(super) fn end(&mut self, joins: &mut Joins) {
        if self.reachable {
            joins.ends.push(self.ready.clone());
        }
    }

    /// Goes on behind the branch.
    pub(super) fn join(&mut self, joins: Joins) {
        let Joins { start, ends } = joins;
        self.meet(&ends, start.len());
    }

    /// Goes on where several ways meet; `known` locals were there before they parted.
    fn meet(&mut self, ends: &[Flow], known: usize) {
        self.reachable = !ends.is_empty();
        let mut ready = vec![false; self.locals.len()];
        for (index, ready) in ready.iter_mut().enumerate().take(known) {
            *ready = ends.iter().all(|end| end[index]);
        }
        self.ready = ready;
    }

    pub(super) fn enter(&mut self, label: Option<String>, is_loop: bool, value: Option<Type>) {
        let entry = self.ready.clone();
        self.frames.push(Frame { label, is_loop, entry, breaks: Vec::new(), value, is_ending: false });
    }

    /// Whether the loop's body may be begun again: all that it found is there.
    pub(super) fn may_continue(&self, frame: usize) -> bool {
        !self.frames[frame].is_ending && self.missing(frame).is_empty()
    }

    /// What a loop's body found ready and has moved.
    pub(super) fn missing(&self, frame: usize) -> Vec<Id> {
        let entry = &self.frames[frame].entry;
        let is_missing =
            |index: &usize| entry[*index] && !self.ready[*index] && self.locals[*index].ty.is_owned();
        (0..entry.len()).filter(is_missing).map(Id).collect()
    }

    pub(super) fn leave_by_break(&mut self, frame: usize) {
        let ready = self.ready.clone();
        self.frames[frame].breaks.push(ready);
        self.reachable = false;
    }

    /// Goes on behind a loop or labelled block; `also` says that it is left without a `break` too.
    pub(super) fn leave(&mut self, also: Option<Flow>) {
        let frame = self.frames.pop().expect("a frame was entered");
        let known = frame.entry.len();
        let mut ends = frame.breaks;
        ends.extend(also);
        self.meet(&ends, known);
    }

    /// At a checkpoint: what cannot be had again is given up.
    pub(super) fn end_fragile(&mut self) {
        for index in 0..self.locals.len() {
            if self.locals[index].fragile {
                self.give_up(Id(index));
            }
        }
    }

    /// Never uses again what borrows, unless a loop may come back to an earlier use.
    pub(super) fn give_up(&mut self, id: Id) {
        if !self.get(id).ty.is_owned() && self.may_end(id) {
            self.ready[id.0] = false;
        }
    }
}
