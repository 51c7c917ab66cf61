//! The resumable functions of this program, which the linker collected.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::error::{Error, Result};
use crate::frame::{Function, Registration, is_step, list};
use crate::undo;

type Functions = HashMap<&'static str, Vec<&'static Function>>;

/// The function of this name, or else the one that had it before; `None` if there is none.
///
/// # Errors
///
/// If two functions have this name, or none has it and two had it before.
pub(crate) fn find(name: &str) -> Result<Option<&'static Function>> {
    if name == undo::NAME {
        return Ok(Some(&undo::UNDO));
    }
    let renamed;
    let found = if let Some(functions) = functions().get(name) {
        functions
    } else {
        renamed = all().filter(|function| function.was_known_as(name)).collect();
        &renamed
    };
    match &found[..] {
        [] => Ok(None),
        [function] => Ok(Some(function)),
        [first, second, ..] => {
            let place = |function: &Function| format!("{}:{}", function.file, function.line);
            Err(Error::AmbiguousFunction {
                function: first.name(),
                first: place(first),
                second: place(second),
            })
        }
    }
}

/// The names of all functions, sorted, for a message.
pub(crate) fn names() -> String {
    let mut names: Vec<_> = functions().keys().copied().filter(|name| !is_step(name)).collect();
    names.sort_unstable();
    list(names.into_iter())
}

/// All functions but the runtime's own, in no order.
pub(crate) fn all() -> impl Iterator<Item = &'static Function> {
    functions().values().flatten().copied().filter(|function| !is_step(function.path))
}

/// The functions that workers begin at the times of a pattern.
#[cfg(all(feature = "cron", feature = "worker"))]
pub(crate) fn scheduled() -> impl Iterator<Item = (&'static Function, &'static str)> {
    inventory::iter::<Registration>.into_iter().filter_map(|registration| match registration {
        Registration::Scheduled(function, pattern) => Some((*function, *pattern)),
        _ => None,
    })
}

fn functions() -> &'static Functions {
    static FUNCTIONS: OnceLock<Functions> = OnceLock::new();
    FUNCTIONS.get_or_init(|| {
        let mut functions = Functions::new();
        for registration in inventory::iter::<Registration> {
            let (function, is_instance) = match registration {
                Registration::Function(function) => (*function, false),
                Registration::Instance(instance) => match instance() {
                    Some(function) => (function, true),
                    None => continue,
                },
                Registration::Scheduled(..) => continue,
            };
            let known = functions.entry(function.name()).or_default();
            // One instance may be registered in several places.
            let same = |other: &&Function| other.file == function.file && other.line == function.line;
            if !(is_instance && known.iter().any(same)) {
                known.push(function);
            }
        }
        functions
    })
}
