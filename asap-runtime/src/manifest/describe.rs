//! The functions of the program, as data.

use crate::frame::{self, END, Place, Told};
use crate::runtime::registry;

/// A resumable function.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// The name under which tasks find it.
    pub name: String,
    /// The names it had before.
    pub was: Vec<String>,
    /// The file it stands in, as `file!()` gives it.
    pub file: &'static str,
    /// The line it begins at.
    pub line: u32,
    /// The parameters, in their order; without resources.
    pub parameters: Vec<Local>,
    /// The parameters that the runtime supplies.
    pub resources: Vec<Local>,
    /// The checkpoints and calls, in the order of the text.
    pub checkpoints: Vec<Checkpoint>,
    /// Which can follow which without another in between, sorted.
    pub edges: Vec<(Node, Node)>,
    /// Whether it has a `migrate`.
    pub migrates: bool,
}

/// One `checkpoint!()` or `call!`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checkpoint {
    /// Its name or its structural path.
    pub id: String,
    /// The identities it had before.
    pub was: Vec<String>,
    /// The line it stands at.
    pub line: u32,
    /// What is called, as written: `child(path)`; none for a checkpoint.
    pub calls: Option<String>,
    /// What is saved there under names.
    pub locals: Vec<Local>,
    /// The keys of what is saved beside: loops, and operands that wait.
    pub hidden: Vec<String>,
    /// What stands around and in front of it, as digits.
    pub(super) near: String,
    pub(super) is_named: bool,
}

/// A parameter, a resource, or a local at a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Local {
    /// Its key in a snapshot: its name, with a `'` for each that shadows it.
    pub name: String,
    /// Its type, without paths; none where it is not known (a local under `#[cfg]`).
    pub ty: Option<String>,
    /// The keys it had before.
    pub was: Vec<String>,
    /// Whether it has a default for snapshots that do not have it.
    pub has_default: bool,
}

/// A node of a function's graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// Where it begins.
    Start,
    /// The checkpoint or call of this index in [`Function::checkpoints`].
    Checkpoint(usize),
    /// Where it returns, with a value or an error.
    End,
}

/// The resumable functions that are linked into this program, by name; of generic functions the instances that are
/// [registered](crate::register).
///
/// ```standalone_crate
/// use asap_runtime::{checkpoint, resumable};
///
/// #[resumable(name = "sum")]
/// fn sum(items: Vec<u64>) -> u64 {
///     let mut sum = 0;
///     for item in items {
///         sum += item;
///         checkpoint!("added");
///     }
///     sum
/// }
///
/// let function = &asap_runtime::functions()[0];
/// assert_eq!(function.name, "sum");
/// assert_eq!(function.checkpoints[0].locals[0].ty.as_deref(), Some("u64"));
/// assert_eq!(
///     function.to_mermaid(),
///     r#"flowchart TD
///     start(["sum"])
///     point1["added"]
///     finish(["end"])
///     start --> point1
///     start --> finish
///     point1 --> point1
///     point1 --> finish
/// "#
/// );
/// ```
#[must_use]
pub fn functions() -> Vec<Function> {
    let mut functions: Vec<Function> = registry::all().map(Function::of).collect();
    functions.sort_by(|a, b| (&a.name, a.file, a.line).cmp(&(&b.name, b.file, b.line)));
    functions
}

impl Function {
    fn of(function: &'static frame::Function) -> Self {
        let told = function.types_told();
        let details = &function.details;
        let types = function.types.map_or_else(String::new, |types| types());
        let parameters = function.parameters.iter().enumerate().map(|(index, name)| {
            let known = details.parameters.get(index);
            Local {
                name: (*name).to_owned(),
                ty: told.get(index).map(Told::simplified),
                was: owned(known.map_or(&[], |known| known.was)),
                has_default: known.is_some_and(|known| known.default.is_some()),
            }
        });
        let resources = function.resources.iter().map(|resource| Local {
            name: resource.name.to_owned(),
            ty: Some(frame::simplify((resource.type_name)())),
            was: Vec::new(),
            has_default: false,
        });
        let numbers = 1..=u32::try_from(function.checkpoints.len()).unwrap_or(u32::MAX);
        Self {
            name: function.name().to_owned(),
            was: details.was.iter().map(|was| format!("{was}{types}")).collect(),
            file: function.file,
            line: function.line,
            parameters: parameters.collect(),
            resources: resources.collect(),
            checkpoints: numbers.filter_map(|number| Checkpoint::of(function, number, &told)).collect(),
            edges: details.edges().map(|(from, to)| (node(from), node(to))).collect(),
            migrates: details.migrate.is_some(),
        }
    }
}

impl Checkpoint {
    fn of(function: &'static frame::Function, number: u32, told: &[Told]) -> Option<Self> {
        let (checkpoint, details) = (function.checkpoint(number)?, &function.details);
        let place = details.place(number);
        let locals = checkpoint.locals.iter().map(|name| {
            let changed = function.changed(number, name, false);
            Local {
                name: (*name).to_owned(),
                ty: function.told(number, name, told).map(Told::simplified),
                was: owned(changed.map_or(&[], |changed| changed.was)),
                has_default: changed.is_some_and(|changed| changed.has_default),
            }
        });
        Some(Self {
            id: checkpoint.id.to_owned(),
            was: details.old(number).map(str::to_owned).collect(),
            line: checkpoint.line,
            calls: checkpoint.is_call.then(|| details.calls(number).to_owned()),
            locals: locals.collect(),
            hidden: owned(checkpoint.hidden),
            near: place.map_or("", Place::near).to_owned(),
            is_named: place.is_none_or(Place::is_named),
        })
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn node(number: u32) -> Node {
    match number {
        0 => Node::Start,
        END => Node::End,
        number => Node::Checkpoint(number as usize - 1),
    }
}
