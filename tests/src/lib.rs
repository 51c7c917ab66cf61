//! The harness of the semantic tests: one body, run plain, run resumable, cut at every checkpoint.
//!
//! A [`scenario!`] holds one function, and those that it calls. It is compiled twice: as it is, with a `checkpoint!` that
//! only takes note and a `call!` that is the call, and with `#[resumable]`. The test then holds the two against each other:
//!
//! 1. the plain run gives a result, a trace of effects and the places of its checkpoints;
//! 2. an uninterrupted resumable run must give the same three, and its snapshots;
//! 3. from each snapshot's stored bytes, alone in a fresh store, a resumed run must give the same result, the
//!    rest of the trace and the same later snapshots; and, for short runs, so must each of *its* snapshots;
//! 4. with a store that refuses a version, the run must end at that checkpoint, with no effect after it.
//!
//! An [`async_scenario!`] does the same on executors, and one thing more:
//!
//! 5. its future is dropped after each number of polls; what is run again must go on from what was stored.
//!
//! With `ASAP_TESTS=plain` in the environment of the build only step 1 is done: it shows that every body is Rust
//! in its own right, whatever the attribute does.

#[cfg(not(plain))]
mod cancel;
#[cfg(not(plain))]
mod check;
#[cfg(unix)]
pub mod crew;
#[cfg(unix)]
pub mod effects;
mod ending;
mod executor;
#[cfg(unix)]
#[path = "../../asap-runtime/tests/forwarding/mod.rs"]
mod forwarding;
#[cfg(unix)]
pub mod growth;
mod made;
mod mode;
mod noisy;
pub mod prelude;
pub mod random;
#[cfg(not(plain))]
mod recorder;
mod rehearsal;
#[cfg(not(plain))]
mod report;
mod say;
mod scenario;
#[cfg(feature = "servers")]
pub mod servers;
#[cfg(unix)]
pub mod sessions;
mod skipping;
pub mod trace;
mod tx;
pub mod victim;

pub use asap_tests_plain as plain;
#[cfg(not(plain))]
pub use check::{Tally, check, check_async, check_local};
pub use ending::{Debugged, Displayed, Ending, Probe, Returned, end};
pub use executor::{Executor, block_on};
pub use made::{Later, Made, Now};
pub use mode::Mode;
pub use noisy::Noisy;
#[cfg(not(plain))]
pub use recorder::{Cut, Manner, Recorder};
pub use rehearsal::{Rehearsal, rehearse};
pub use say::say;
pub use tx::{Desk, Tx};
