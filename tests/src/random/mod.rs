//! Random resumable programs, held against themselves.
//!
//! A seed gives a program: a function with nested control flow, borrows, moves, closures, effects and checkpoints, up to
//! three that it calls with `call!`, and the arguments of one to three runs. It is compiled plain and with `#[resumable]`,
//! and goes through the same harness as the scenarios written by hand: uninterrupted, cut at every checkpoint, refused at
//! every checkpoint, and, if it is `async`, dropped at every await.
//!
//! ```text
//! cargo run -p asap-tests --bin random -- --programs 10000 --seed 1     # [--batch 250] [--keep DIR] [--no-shrink]
//! cargo run -p asap-tests --bin random -- --show 17                     # prints one program
//! cargo run -p asap-tests --bin random -- --corpus                      # the programs of the default tests
//! ```
//!
//! # How a program is made
//!
//! | module | what |
//! |---|---|
//! | `source` | `SplitMix64`, our own: the same numbers on every machine, for ever |
//! | `types` | the types of values |
//! | `children` | which functions there are to call, what they take and give, and how many checkpoints a call passes |
//! | `function` | one function: parameters and body |
//! | `scope` | who owns and who borrows: the borrow checker's rules, made stricter where that is simpler |
//! | `generator` | what is allowed where the next thing stands; how a kind is drawn |
//! | `places` | what can be named, read, changed and moved here |
//! | `expressions`, `statements` | the kinds: one more is one more entry in a table |
//! | `patterns` | patterns and what they bind |
//! | `tree`, `print`, `shrink` | a program is text with holes: printing and shrinking know no kind |
//! | [`world`] | the types and functions that the programs are about |
//! | [`corpus`] | the programs of the default tests |
//!
//! A program ends: its loops are over ranges and collections, or count down, and so do functions that call themselves. It
//! neither overflows nor panics unless it is meant to. A local is *ready* or not; ways through a branch are joined; a loop's
//! body makes again what it has moved. A borrow ends, never to be used again, when what it borrows from is changed.
//!
//! # What there is besides statements and expressions
//!
//! - **Calls.** Two programs of five have one to three functions more. Those behind one in the list can be called by it, so that a
//!   chain is as long as there are functions; some call themselves, or the last two each other, with a first argument that counts
//!   down from 2 and at one place only, for the calls would multiply. A call counts as all the checkpoints that its function can
//!   pass, so that loops around it stay as short as those around a checkpoint. `call!` is an expression of the type that the function
//!   gives, with `?` or a default of what is in it; so it stands wherever a block with a checkpoint can. Statements give a local away
//!   and take it back changed. Some are generic, with calls for several types, some methods or associated functions of a type of
//!   their own.
//! - **Awaits.** A quarter of the programs is `async`, and so are two thirds of the functions they call. There is `.await` on what is ready, on
//!   what gives the executor a turn with and without an effect, on `async` blocks and on futures that borrow; in conditions,
//!   guards and macros too, not in closures.
//! - **`#[rebuild]`.** Its initializer has no effects (`Context::silent`) and reads neither through `&mut` nor what cannot be had again. The
//!   local counts as a borrow of all locals in it, so that it ends when one of them changes, and is not `mut`.
//!
//! - **Effects.** From the seed 1,000,000,000,000 on there are `effect!`s of any value under the policies `retry` and `check = None`, as expressions and statements, and
//!   `sleep!`s of no time. The plain function has the expression, between two snapshots, and nothing.
//! - **Growth and aliases.** From the seed 2,000,000,000,000 on there are lists and texts that grow, and values that change through a shared reference: `Cell`, `RefCell`,
//!   `Mutex`, `RwLock` and atomics, alone and shared by `Rc` and `Arc`.
//!
//! # How strictly it is held
//!
//! Half of the programs have no value whose drop is seen, a fifth has such values as `_guard`s only, and both are held
//! `Exact`: after a cut, too, the drops are those of the plain function. The others have [`Noisy`](crate::Noisy) values
//! anywhere and are `Fresh`: a value that is only ever dropped behind a checkpoint is not saved, so its drop is compared
//! in the uninterrupted run only. A guard is given away (`drop(_guard)`) only in the block that declares it: on a path on
//! which it is not given away it would be lost after a cut.
//!
//! Left out, because a resumable function is known to differ: a value with a seen drop as the value of a `#[rebuild]` local. What is made again is dropped again.
//!
//! Left out, because the plain side would be another program: `#[resource]` parameters, which a call does not name. Left out for their
//! types: functions of one thread (`local`), `select!` and `join!`, traits with resumable methods. Scenarios by hand have them.
//!
//! # What becomes of a program
//!
//! *Not plain*: the generator's mistake. *Refused*: the attribute or the types say so, in words that docs/language.md lists.
//! Anything else that does not compile, differs, hangs or dies is a finding. It is made smaller as long as it shows
//! the same (statements are left out, blocks unwrapped, expressions replaced by a part of them or by a literal) and printed
//! as a scenario. A program that does not compile is taken out of its batch by the file that rustc's message points into.
//!
//! # Runs
//!
//! Seeds 10,001 to 11,000, when calls, awaits and `#[rebuild]` were added, with the macro of that day: 1,000 programs in 1,186 s on two
//! cores that were shared with other work. 73,802 lines, 7,723 checkpoints, passed 9,590 times; 44,212 runs resumed, 11,698 refused by the
//! store. 417 programs call, 251 are `async`, 307 rebuild. 59 were refused, 71 were findings: 66 did not compile with the attribute,
//! and 5 had drops at another place. What was found is repaired; `tests/tests/found` and `tests/tests/found_calls.rs` keep it.
//!
//! Seeds 50,001 to 51,400 and 60,001 to 61,400, with the repaired macro: 2,800 programs in two processes side by
//! side, about 600 s. All compiled as plain Rust. 8 were findings. Two differed, and are repaired: a receiver in parentheses that a later
//! operand changes (60942, `tests/tests/operands.rs`), and a guard that a `let ref` looks at (50428, `tests/tests/drops.rs`). Six did not
//! compile with the attribute: 50405 (E0382), 50610 and 50832 (E0381), 60803 and 61241 (E0308), 61286 (E0499). Of these 61286 is refused in words of
//! its own (`exclusive_capture`), and the others are repaired and kept in `tests/tests/found`.
//!
//! Seeds 110,000 to 112,249, 2,250 programs while the macro was repaired, on two cores that were shared with other work. All compiled as plain
//! Rust in the first 300; 3 were findings, all repaired: a guard was not held where a `return` follows a checkpoint (110482,
//! `tests/tests/drops.rs`), an arm without a checkpoint changed what another borrows (111389), and a name that was taken again hid the
//! place of a borrow (111974; both in `tests/tests/found`).
//!
//! Seeds 120,000 to 120,899, 121,000 to 121,799 and 122,000 to 122,599, with these repairs: 2,300 programs, 173,360 lines, 17,733 checkpoints, passed 24,084
//! times; 104,999 runs resumed, 28,882 refused by the store. No findings, all compiled as plain Rust. 16 were refused: half for
//! the second array of a `chain`, seven for what the arguments of a `vec!` bind or where they jump to, one for a borrow. All of them are
//! accepted since, and held.
//!
//! Seeds 70,001 to 73,000, before all of these repairs: 3,000 programs in 1,817 s; one finding (72977, E0381).
//!
//! Seeds 200,001 to 205,000 and 300,001 to 305,000, with these repairs but the last: 10,000 programs in two processes side by side on two cores that others were using, 3,964 s;
//! 750,945 lines, 77,048 checkpoints, passed 108,466 times; 473,978 runs resumed, 130,426 refused by the store. 3 did not compile as plain Rust, 16 were refused. 8 were findings: one differed
//! (200943, resumed from its version 6), six did not compile with the attribute (204522, 204962, 201548, 304674 and 304902: E0382; 201439: E0597); one more (204004, E0599) was repaired by then.
//! All are repaired and kept in `tests/tests/found`. 204522 was a part of a local, a receiver, that stayed a place although a later operand gives the local away; 204962 a
//! closure that was kept to the end of its block, with all that it captures, although that is given away behind its last use. Replayed with these repairs both hold.
//!
//! Seeds 1,000,000,000,001 to 1,000,000,000,240, the first with effects: 240 programs in 302 s, 14,486 lines, 1,239 checkpoints beside the effects, 5,795 snapshots in
//! plain runs; 18,188 runs resumed, 7,055 refused by the store. No findings. Before them 60 whose effects changed locals of the function: 2 did not compile with the attribute. One (E0382) assigned
//! what had been moved, which is not assigned where the effect's value is known without it; docs/effects.md says so, and effects change none since. The other (E0503, of an
//! effect in a `match` head with a `&mut` borrow inside) is not explained: no smaller program showed it.
//!
//! Seeds 300,001 to 303,600 and 1,000,000,300,001 to 1,000,000,301,800, each run a second time in parts and at a
//! pace: 5,400 programs in two processes side by side, with other work that stopped them for minutes at a time. One was not plain Rust (301000, the generator's mistake). One did not compile with the attribute (1000000300760,
//! E0382): an argument of `format!` assigned what had been given away, and was taken for a use of it; repaired, and kept in `tests/tests/found`. Four were stopped for longer than a program may take and counted as
//! hanging; run again, all of them hold. Before them, with the macro made to overlook methods that write (`self.write` in `changes/effects.rs`), seeds 500,000 to 500,299: four of 300 programs differed.
//!
//! Seeds 400,001 to 401,000 and 1,000,400,001 to 1,000,400,400, the first since synchronous bodies without a `call!` are functions and no futures: 1,400 programs in two processes, beside other
//! builds. One was a finding (400219, E0308): a local that is assigned and never read is live nowhere, so that another one of its name was declared over it. Repaired, and kept in `tests/tests/found`.
//!
//! Seeds 500,101 to 504,100, 600,001 to 604,000, 1,000,000,500,001 to 1,000,000,501,000 and 1,000,000,600,001 to 1,000,000,601,000, with that repair, of 2026-11-28: 10,000 programs in two processes side by
//! side, 40 minutes beside other builds; 719,234 lines, 72,022 checkpoints, 143,431 snapshots in plain runs; 1,140,337 runs resumed, 169,537 refused by the store. All compiled as plain Rust, 20 were
//! refused. One differed (602299): the generator's mistake, a `while let Some(_) = list.pop()` over values whose drop is seen, which is left out since.
//!
//! Seeds 700,001 to 705,000 and 2,000,000,010,001 to 2,000,000,015,500, with the macro of 572ce4f, of 2026-11-29: 10,500 programs in two processes side by side, 53 minutes beside other builds; 745,092 lines, 98,534 checkpoints,
//! passed 143,405 times in plain runs; 1,152,718 runs resumed, 171,293 refused by the store. 13 were refused.
//! One differed (2000000015061), in the way of 602299: a `for _ in` over a value whose drop is seen; left out since, and in docs/language.md. Eight were not plain Rust: four for the parameter of a closure
//! that hid what it changed (repaired), and 2000000012155, 2000000012473, 2000000013138 and 2000000015015, among those with aliases, for what their borrows or names hid. Before the last of them, seeds 2,000,000,050,001 to 2,000,000,050,200 with two mutations: where the macro overlooks methods
//! that write (`self.write` in `changes/effects.rs`) eight of 200 programs differ, and so do eight where the types of `aliases` are `Frozen`, which they are not.
//!
//! Seeds 810,001 to 815,000 and 2,000,000,030,001 to 2,000,000,035,500, with a generator that leaves out nothing of what patterns leave (`tests/tests/heads.rs`), of 2026-11-29: 10,500 programs in two processes side by side,
//! 22 minutes, some of them beside a build; 746,716 lines, 98,631 checkpoints, passed 142,345 times in plain runs; 1,147,287 runs resumed, 169,828 refused by the store. All compiled as plain Rust,
//! 19 were refused, and there were no findings. In 2,250 programs before (800,001 and on), with the first form of that change, one differed (803215): a `let … else` whose `else` has a checkpoint kept its value to the end
//! of the block; repaired, and kept in `tests/tests/heads.rs`.

mod aliases;
mod children;
pub mod corpus;
#[allow(clippy::match_same_arms, reason = "one arm per kind; a kind in two arms has more weight")]
mod expressions;
mod function;
mod generator;
#[cfg(not(plain))]
pub mod hold;
mod patterns;
mod places;
mod print;
mod program;
mod scope;
mod shrink;
mod source;
#[allow(
    clippy::match_same_arms,
    clippy::unnecessary_wraps,
    reason = "one arm per kind; all kinds of statement have one signature"
)]
mod statements;
mod tree;
mod types;
pub mod world;

pub use program::Program;
pub use shrink::smaller;
