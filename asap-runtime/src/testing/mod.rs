//! What the tests of a resumable function need: crashes, faults and a clock that stands still.
//!
//! - [`crash_everywhere`] crashes a function around each of its checkpoints and holds what follows against a run
//!   without a crash; [`CrashTest`] is the same with options.
//! - [`FaultyStore`] wraps a store and fails where it is told to: refused, lost, never answered, taken by somebody
//!   else.
//! - [`ManualClock`] stands still until it is told to go on.
//!
//! `docs/testing.md` of the repository shows them at work.

mod clock;
mod crash;
mod faulty;

pub use clock::ManualClock;
pub use crash::{CrashTest, Mismatch, Report, crash_everywhere};
pub use faulty::{Answer, Asked, Fault, FaultyStore, Operation, When};
