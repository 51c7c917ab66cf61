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
//! | `exits` | the IR | the same; where all ways out are seen, with them written for a body that is a function and no future |
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
/// A call of the function does nothing by itself; it is a value, `Call<…>` (`AsyncCall<…>` of an `async fn`, `LocalCall<…>` of one
/// that is `local`), that a `Runtime` runs, and goes on with after a crash or an error.
///
/// # Examples
///
/// ```ignore
/// use std::fs::read_to_string;
/// use std::io;
///
/// use asap_runtime::{Runtime, checkpoint, resumable};
///
/// #[resumable(name = "lengths")]
/// fn lengths(paths: Vec<String>) -> io::Result<usize> {
///     let mut bytes = 0;
///     for path in &paths {
///         bytes += read_to_string(path)?.len();
///         checkpoint!();
///     }
///     Ok(bytes)
/// }
///
/// fn main() -> asap_runtime::Result<()> {
///     let runtime = Runtime::open("asap_state.db")?;
///     let paths = ["one.txt", "two.txt"].map(str::to_owned).to_vec();
///     // After a crash the same line goes on behind the last file that was read.
///     println!("{} bytes", runtime.run("lengths-1", lengths(paths))?);
///     Ok(())
/// }
/// ```
///
/// # Arguments
///
/// On a function, each if you like:
///
/// | argument | what it says |
/// |---|---|
/// | `name = "…"` | the name by which tasks find the function; without it `module::name`, or `module::Type::name` of a method |
/// | `was = "…"` | such a name that it had before; may be repeated |
/// | `migrate = path::to::fn` | what makes an old snapshot fit: takes a `Frame`, gives it back, or a `Result` of it |
/// | `local` | the future of an `async fn` stays on the thread that polls it, so its locals need not be `Send` |
/// | `retry`, `retry(…)` | an attempt that fails is repeated, after longer and longer pauses |
/// | `deadline = "…"` | a task that has not ended this long after its creation fails |
/// | `cancel_on_failure` | the last failure cancels the task, so that what its `compensate!`s registered runs |
/// | `durable_within = "…"` | checkpoints return at once, and storing them begins within this; `"0s"`: durable before they return |
/// | `cron = "…"` | workers begin it at the times of this pattern (UTC); it has no parameters but resources |
///
/// In `retry(…)` may stand `attempts = 5` (how many at most), `base = "1s"` (the first pause), `max = "60s"` (the longest),
/// `within = "1h"` (how long behind the first failure the last may begin), `jitter = false` (no factor of 0.5 to 1.5 on each pause) and
/// `on = path::to::fn` (looks at the error by reference, and says whether it is worth another attempt). A duration is a number with a
/// unit, or several: `"250ms"`, `"30s"`, `"1h 30m"`, `"7d"`. `cron` needs the runtime's feature of that name.
///
/// On an `impl` block the attribute takes no arguments; the methods in it that are marked themselves have their own.
///
/// Inside of the function:
///
/// | attribute | on | what it says |
/// |---|---|---|
/// | `#[resumable(was = "…")]` | a `let`, a parameter; a loop, branch or arm with a checkpoint | what its name or head was |
/// | `#[resumable(default = …)]` | a `let`, a parameter | its value where an old snapshot has none |
/// | `#[resource]` | a parameter | it is never saved: the runtime supplies it by its type |
/// | `#[rebuild]` | a `let` | it is not saved: where it is needed after a resume its initializer runs again |
///
/// # What is accepted
///
/// A body is Rust without annotations. What is live at a checkpoint must be `Serialize` and `Deserialize`, or
/// borrow from a local that is. The tests are files in `tests/tests` of the repository.
///
/// | construct | | tests |
/// |---|---|---|
/// | `let` | any pattern, late initialisation, `let … else`, shadowing, types inferred from later uses | `lets`, `let_else`, `shadowing` |
/// | `if`, `match` | `if let`, `let` chains, guards, or-patterns, `@`, slices, bindings by value and by reference | `branches`, `matches`, `let_chains`, `heads` |
/// | `loop`, `while`, `while let` | labels, `break` with a value, `continue`, labelled blocks | `loops` |
/// | `for`, by value | over ranges and collections | `for_owned` |
/// | `for`, by `&` and `&mut` | over slices, vectors, deques, ordered maps and sets, options and text | `for_borrowed` |
/// | `for` with adaptors | `map`, `filter`, `enumerate`, `rev`, `zip`, `take`, `chain` and eight others on top of these | `for_chains` |
/// | a checkpoint in a value | of a `let`, an assignment, a `return` or `break`, in a tail expression, an operand, an argument | `value_positions`, `operands` |
/// | moves | before, after and between checkpoints; buffers that are sent and made anew | `moves`, `drops` |
/// | `?`, `return` | anywhere, on `Result` and `Option`; `bail!`, `ensure!`, panics | `question_mark`, `returns` |
/// | macros | the standard library's and your own; inline captures count as uses | `macros`, `macros_std` |
/// | closures, `async` blocks | without checkpoints inside | `closures` |
/// | `unsafe` blocks, items | `const`, `static`, `fn`, `struct` and `use`; `#[cfg]` and lint attributes on statements | `items` |
/// | `call!` | of another resumable function, as a statement or in a value, with `?`, in loops; recursion of any depth | `calls` |
/// | `async fn` | `.await` anywhere, `select!`, `join!`, spawned tasks; `checkpoint!` and `call!` stand without `.await` | `asyncs` |
/// | generics | type and constant parameters, bounds, `where`, `impl Trait` parameters | `generics` |
/// | methods | `self`, `mut self`, `self: Box<Self>` or none; the `impl` block is marked `#[resumable]` too | `methods` |
/// | `sleep!`, `sleep_until!`, `receive!` | wherever a `call!` may stand | `effectful` |
/// | `effect!` | as a statement or in a value, with `?`, `.await`, `return`, `break` and `continue` inside | `effectful`, `effects` |
/// | `checkpoint!(tx)` | wherever a checkpoint may stand: commits a transaction with the snapshot | `transactions` |
/// | `retry!`, `compensate!` | around an expression that gives a `Result`; with a call that undoes something | `asap-runtime/tests/retries/` |
///
/// # What is refused
///
/// The attribute reports all mistakes of a function at once; what only the types show, rustc reports. What is said of a checkpoint is
/// so of `call!` and its like too. The tests are files in `tests/tests/ui` of the repository, beside what the compiler says of them.
///
/// | construct | what to do | tests |
/// |---|---|---|
/// | a checkpoint in a closure or an `async` block | write a loop; put it where the block is awaited | `checkpoint_in_closure`, `checkpoint_in_async_block` |
/// | a checkpoint in a nested `fn` | mark that function itself | `checkpoint_in_item` |
/// | a checkpoint in the arguments of another macro | put it in front of the macro or after it | `checkpoint_in_macro` |
/// | a checkpoint in a match guard, or a later part of a `let` chain | put it into the arm, or compute the value in front | `checkpoint_in_guard`, `checkpoint_in_chain` |
/// | a checkpoint in the place that is assigned to, `items[{ checkpoint!(); i }] = x` | compute its parts in a `let` before | `checkpoint_in_place` |
/// | a checkpoint inside of `match m.lock().unwrap().x { … }` | bind what you need of the temporary with `let` in front | `temporary_in_head`, `temporary_in_if_let` |
/// | a checkpoint in a loop over `v.iter_mut().filter(…)` | call the closure in the body of the loop | `exclusive_adaptor` |
/// | a checkpoint in a loop over `a.iter().zip(make())` | iterate over a borrow of a local or a range, or put the pairs into a `Vec` | `unsaved_adaptor` |
/// | a checkpoint in a loop of which the source gets another value inside | bind the source with `let` in front | `replaced_source` |
/// | two checkpoints of one name, `"start"`, `""` | give it another name, or none | `checkpoint_name_twice`, `checkpoint_name_reserved`, `checkpoint_name_empty` |
/// | `fn f(x: &str)`, `fn f<'a>(…)` | take owned types: parameters are stored with the task | `reference_parameter`, `lifetime_parameter` |
/// | `&self`, `&mut self` | take `self` by value | `borrowed_self` |
/// | more than 24 parameters beside resources, or one under `#[cfg]` | put them into a struct; put the condition on the function | `too_many_parameters`, `cfg_parameter` |
/// | `const fn`, `unsafe fn`, `extern "C" fn` | leave the word out; an `unsafe` block may stand inside | `const_function`, `unsafe_function`, `foreign_abi` |
/// | `fn f() -> impl Trait` | return the type, or a `Box` | `impl_return` |
/// | an alias of `Result` under another name | write `Result<…>`, so that an `Err` is seen to fail | `result_by_another_name` |
/// | `.await` in a synchronous function | make it an `async fn` | `await_in_sync` |
/// | a local that serde cannot save, needed after a checkpoint | drop it before, or `#[rebuild]` it; of a parameter, `#[resource]` | `value_not_serializable`, `guard_held` |
/// | a checkpoint in a loop over a borrowed hash map | take the map by value, or collect its keys into a `Vec` first | `hash_map_by_reference` |
/// | `let name = pair.0; checkpoint!(); pair.1`, of no copy | bind all parts of the pair | `moved_part`, `partial_move` |
///
/// The whole of both lists, with the compiler's messages, is `docs/language.md` of the repository; what becomes of stored tasks when a
/// function is edited, `docs/evolution.md`.
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
