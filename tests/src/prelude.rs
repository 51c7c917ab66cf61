//! What a file of scenarios imports.

pub use serde::{Deserialize, Serialize};

pub use crate::noisy::Noisy;
pub use crate::trace::{effect, tap};
pub use crate::{async_scenario, scenario};
