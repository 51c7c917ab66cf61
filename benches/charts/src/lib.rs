//! The charts and tables of BENCHMARKS.md: what is recorded in `benches/figures`, and how it is drawn.
//!
//! [`Record`] is one recorded file, [`charts`] says which charts there are, [`draw`] makes one, and [`tables`] the tables between the
//! marks in BENCHMARKS.md. [`drawn`] puts them together. All of it is a function of the recorded files: a test holds the files in the repository
//! against what is drawn from them.

mod axis;
mod chart;
mod drawn;
pub mod order;
mod record;
mod svg;
mod table;

pub use chart::{Chart, charts};
pub use drawn::{drawn, repository};
pub use record::{Line, Point, Record, load};
pub use svg::draw;
pub use table::{insert, tables};

/// What a fallible function of this package returns.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;
