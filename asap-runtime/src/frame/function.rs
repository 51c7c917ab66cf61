//! What the macro knows about a function, and how the runtime finds it again.

use super::{Body, Cx};

/// A resumable function as the macro saw it.
#[derive(Debug)]
pub struct Function {
    /// `module::name`, or the name given to the attribute: the key of the registry.
    pub name: &'static str,
    /// The file it stands in.
    pub file: &'static str,
    /// The line it begins at.
    pub line: u32,
    /// The parameters' names, in order.
    pub parameters: &'static [&'static str],
    /// The checkpoints, in order of their numbers (the first has number 1).
    pub checkpoints: &'static [Checkpoint],
    /// Makes a body that restores everything from its context.
    pub resume: fn(Cx) -> Body,
}

/// One `checkpoint!()` of a function.
#[derive(Debug)]
pub struct Checkpoint {
    /// Its name, or its structural path: unique in the function.
    pub id: &'static str,
    /// The line it stands at.
    pub line: u32,
    /// The locals that are live there, in the order they are saved.
    pub locals: &'static [&'static str],
    /// The keys of what is saved beside them: loops, and operands that wait.
    pub hidden: &'static [&'static str],
}

/// An entry of the registry that the linker collects.
#[derive(Debug)]
pub struct Registration(pub &'static Function);

inventory::collect!(Registration);

/// The id of version 1, which holds the arguments only.
pub(crate) const START: &str = "start";

impl Function {
    /// The checkpoint's id, `start` for number 0.
    pub(crate) fn id(&self, number: u32) -> &'static str {
        match number.checked_sub(1) {
            None => START,
            Some(index) => self.checkpoints.get(index as usize).map_or("unknown", |checkpoint| checkpoint.id),
        }
    }

    /// The number of the checkpoint with this id, 0 for `start`.
    pub(crate) fn number(&self, id: &str) -> Option<u32> {
        if id == START {
            return Some(0);
        }
        let index = self.checkpoints.iter().position(|checkpoint| checkpoint.id == id)?;
        u32::try_from(index + 1).ok()
    }

    /// What a snapshot that was taken at this checkpoint holds beside its locals.
    pub(crate) fn hidden(&self, number: u32) -> &'static [&'static str] {
        match number.checked_sub(1) {
            None => &[],
            Some(index) => self.checkpoints.get(index as usize).map_or(&[], |checkpoint| checkpoint.hidden),
        }
    }

    /// What must be in a snapshot that was taken at this checkpoint.
    pub(crate) fn locals(&self, number: u32) -> &'static [&'static str] {
        match number.checked_sub(1) {
            None => self.parameters,
            Some(index) => self.checkpoints.get(index as usize).map_or(&[], |checkpoint| checkpoint.locals),
        }
    }
}
