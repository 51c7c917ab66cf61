//! The `#[resumable]` attribute of asap.
//!
//! Users depend on `asap-runtime`, which re-exports the attribute. `expand.rs` shows the passes of this
//! compiler in order; every pass is a module of its own:
//!
//! | pass | in | out |
//! |---|---|---|
//! | `check` | the user's function | mistakes that its syntax shows |
//! | `steps` | the function | the same, `sleep!` and its like as calls of what the runtime has |
//! | `resolve` | the function | the same, every local under a name of its own |
//! | `build` | the function | the IR: statements that hold a checkpoint become nodes, the rest stays |
//! | `liveness` | the IR | the same, with what is live at every statement and checkpoint |
//! | `slots` | the IR | the same, with the locals that cannot stay in place between their uses |
//! | `parts` | the IR | the same, with the types of fields asked that a checkpoint needs whole |
//! | `changes` | the IR | what each checkpoint can say of what happened to its locals since they were saved |
//! | `emit` | the IR | the expansion |

use proc_macro::TokenStream;

mod attached;
mod attributes;
mod bindings;
mod build;
mod catalogue;
mod changes;
mod check;
mod emit;
mod exits;
mod expand;
mod frozen;
mod graph;
mod ir;
mod liveness;
mod mentions;
mod parts;
mod policies;
mod report;
mod resolve;
mod slots;
mod source;
mod steps;
mod syntax;
#[cfg(test)]
mod tests;
mod transactions;
mod uses;

/// Makes a function resumable: its `checkpoint!()`s store its live locals, and a runtime can go on from them.
///
/// A call of the function does nothing by itself; it is a value, `Call<T>`, that a `Runtime` runs.
///
/// `#[resumable(name = "…")]` gives the function the name under which its tasks find it again; without it
/// the name is its module path.
#[proc_macro_attribute]
pub fn resumable(attributes: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(attributes.into(), &item.into()).into()
}

/// Says that nothing in a type changes behind a shared reference: implements `asap_runtime::Frozen`.
///
/// Every field must be `Frozen` itself; what is not is reported at its type.
#[proc_macro_derive(Frozen)]
pub fn frozen(item: TokenStream) -> TokenStream {
    frozen::derive(item.into()).into()
}
