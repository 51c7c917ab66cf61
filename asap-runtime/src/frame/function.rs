//! What the macro knows about a function, and how the runtime finds it again.

use std::any::{Any, TypeId};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::details::{Details, Place, Told};
use super::outcome::Body;
use super::{Cx, Finish, SendBody, Start, StepBody, Writer};

/// A resumable function as the macro saw it; of a generic function, one instance.
#[derive(Debug)]
pub struct Function {
    /// `module::name`, or the name given to the attribute.
    pub path: &'static str,
    /// The types and constants of the instance, as they stand behind the path: `<u64, 3>`.
    pub types: Option<fn() -> String>,
    /// The file it stands in.
    pub file: &'static str,
    /// The line it begins at.
    pub line: u32,
    /// The parameters' names, in order; without resources.
    pub parameters: &'static [&'static str],
    /// The parameters that the runtime supplies.
    pub resources: &'static [Resource],
    /// The checkpoints and calls, in order of their numbers (the first has number 1).
    pub checkpoints: &'static [Checkpoint],
    /// Makes a body, from arguments or from what its context restores.
    pub begin: Begin,
    /// Writes the arguments down.
    pub save: fn(&Function, &dyn Any, &mut Writer),
    /// Makes of what a body returned what becomes of the task.
    pub finish: Finish,
    /// What a body returns.
    pub output: fn() -> TypeId,
    /// What is known of it beside that.
    pub details: Details,
}

/// A call's arguments: a tuple.
pub type Arguments = Box<dyn Any + Send>;

/// How a body is made, and who may poll it.
#[derive(Debug, Clone, Copy)]
pub enum Begin {
    /// It is ready or stopped when it is polled, and blocks its thread meanwhile.
    Sync(&'static dyn Start),
    /// An executor polls it, on any thread.
    Async(fn(Cx, Option<Arguments>) -> SendBody),
    /// An executor polls it, on one thread.
    Local(fn(Cx, Option<Arguments>) -> Body),
    /// Anybody polls it: a step of the runtime's own.
    Step(fn(Cx, Option<Arguments>) -> StepBody),
}

/// A parameter that the runtime supplies.
#[derive(Debug)]
pub struct Resource {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub id: fn() -> TypeId,
    /// Its type's name.
    pub type_name: fn() -> &'static str,
}

/// One `checkpoint!()` or `call!` of a function.
#[derive(Debug)]
pub struct Checkpoint {
    /// Its name, or its structural path: unique in the function.
    pub id: &'static str,
    /// Whether it is a `call!`: a frame stands there while the other function runs.
    pub is_call: bool,
    /// The line it stands at.
    pub line: u32,
    /// The locals that are live there, in the order they are saved.
    pub locals: &'static [&'static str],
    /// The keys of what is saved beside them: loops, and operands that wait.
    pub hidden: &'static [&'static str],
}

/// What is known of a local or a hidden state that is new, or had another name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) was: &'static [&'static str],
    pub(crate) has_default: bool,
}

/// Where a snapshot was taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    /// The checkpoint's identity.
    pub(crate) id: &'static str,
    /// What stands around and in front of a checkpoint without a name; empty for one that has one.
    pub(crate) near: &'static str,
}

impl Spot {
    /// Version 1, which holds the arguments.
    pub(crate) const START: Self = Self { id: START, near: "" };
}

/// An entry of the registry that the linker collects.
#[derive(Debug)]
pub enum Registration {
    /// A function that is not generic.
    Function(&'static Function),
    /// An instance of a generic one; nothing if it turns out to be not generic, and so is registered by itself.
    Instance(fn() -> Option<&'static Function>),
    /// A function that workers begin at the times of a pattern.
    Scheduled(&'static Function, &'static str),
}

inventory::collect!(Registration);

/// The id of version 1, which holds the arguments only.
pub(crate) const START: &str = "start";

impl Function {
    /// The name under which tasks find it: the path, with the types of an instance.
    pub(crate) fn name(&self) -> &'static str {
        self.types.map_or(self.path, |types| interned(format!("{}{}", self.path, types())))
    }

    /// The checkpoint's id, `start` for number 0.
    pub(crate) fn id(&self, number: u32) -> &'static str {
        if number == 0 {
            START
        } else {
            self.checkpoint(number).map_or("unknown", |checkpoint| checkpoint.id)
        }
    }

    /// What a snapshot of this checkpoint says of where it was taken.
    pub(crate) fn spot(&self, number: u32) -> Spot {
        let place = self.details.place(number).filter(|place| !place.is_named());
        let near = place.map_or("", Place::near);
        Spot { id: self.id(number), near }
    }

    /// What is known of a local or hidden state that is new, or had another name.
    pub(crate) fn changed(&self, number: u32, key: &str, is_hidden: bool) -> Option<Known> {
        if number == 0 {
            let index = self.parameters.iter().position(|parameter| *parameter == key)?;
            let parameter = self.details.parameters.get(index)?;
            return Some(Known { was: parameter.was, has_default: parameter.default.is_some() });
        }
        let changed = self.details.changed(number, key, is_hidden)?;
        Some(Known { was: changed.was, has_default: changed.has_default })
    }

    /// What is told of the type of a local at this checkpoint.
    pub(crate) fn told<'a>(&self, number: u32, local: &str, told: &'a [Told]) -> Option<&'a Told> {
        let index = self.locals(number).iter().position(|known| *known == local)?;
        if number == 0 {
            return told.get(index);
        }
        told.get(self.details.types(number).nth(index)??)
    }

    /// Whether tasks may know the function under this name.
    pub(crate) fn is_known_as(&self, name: &str) -> bool {
        self.name() == name || self.was_known_as(name)
    }

    /// Whether the function had this name before.
    pub(crate) fn was_known_as(&self, name: &str) -> bool {
        let types = || self.types.map_or_else(String::new, |types| types());
        self.details.was.iter().any(|was| name.strip_prefix(was).is_some_and(|rest| rest == types()))
    }

    /// The checkpoint of this number; none for 0, the start.
    pub(crate) fn checkpoint(&self, number: u32) -> Option<&'static Checkpoint> {
        self.checkpoints.get(number.checked_sub(1)? as usize)
    }

    /// What a snapshot that was taken at this checkpoint holds beside its locals.
    pub(crate) fn hidden(&self, number: u32) -> &'static [&'static str] {
        self.checkpoint(number).map_or(&[], |checkpoint| checkpoint.hidden)
    }

    /// What must be in a snapshot that was taken at this checkpoint.
    pub(crate) fn locals(&self, number: u32) -> &'static [&'static str] {
        if number == 0 {
            return self.parameters;
        }
        self.checkpoint(number).map_or(&[], |checkpoint| checkpoint.locals)
    }
}

/// The name of an instance, kept for the rest of the process: once for each.
fn interned(name: String) -> &'static str {
    static NAMES: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let names = names.get_or_insert_default();
    if let Some(known) = names.get(name.as_str()) {
        return known;
    }
    let name: &'static str = Box::leak(name.into_boxed_str());
    names.insert(name);
    name
}
