//! How a run ended, in a form that can be compared.

use std::any::Any;
use std::fmt::{Debug, Display};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How a run ended; values by their `Debug` text, so that NaN equals NaN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// With a value, the one in `Ok` for a function that returns a `Result`.
    Value(String),
    /// With an `Err` of this message.
    Failed(String),
    /// With a panic of this message.
    Panicked(String),
    /// By the runtime, with this error.
    Stopped(String),
}

/// Runs a body to its end; a panic is one.
pub fn end(body: impl FnOnce() -> Ending) -> Ending {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| Ending::Panicked(message(panic.as_ref())))
}

fn message(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "a panic without a message".to_owned(),
    }
}

/// Finds out what a body returned: `(&&&Probe(value)).ending()` takes the first of [`Displayed`], [`Debugged`]
/// and [`Returned`] that fits the type.
#[derive(Debug)]
pub struct Probe<T>(pub T);

/// A `Result` whose error has a message; with its sources, where the alternate form has them.
pub trait Displayed {
    /// How the run ended.
    fn ending(&self) -> Ending;
}

/// A `Result` whose error has only a `Debug` text.
pub trait Debugged {
    /// How the run ended.
    fn ending(&self) -> Ending;
}

/// Any other value.
pub trait Returned {
    /// How the run ended.
    fn ending(&self) -> Ending;
}

impl<T: Debug, E: Display> Displayed for &&Probe<Result<T, E>> {
    fn ending(&self) -> Ending {
        match &self.0 {
            Ok(value) => Ending::Value(format!("{value:?}")),
            Err(error) => Ending::Failed(format!("{error:#}")),
        }
    }
}

impl<T: Debug, E: Debug> Debugged for &Probe<Result<T, E>> {
    fn ending(&self) -> Ending {
        match &self.0 {
            Ok(value) => Ending::Value(format!("{value:?}")),
            Err(error) => Ending::Failed(format!("{error:?}")),
        }
    }
}

impl<T: Debug> Returned for Probe<T> {
    fn ending(&self) -> Ending {
        Ending::Value(format!("{:?}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::needless_borrow, reason = "one form for all types, as a macro writes it")]
    fn a_result_ends_by_its_content() {
        assert_eq!((&&&Probe(Ok::<_, String>(1))).ending(), Ending::Value("1".into()));
        assert_eq!((&&&Probe(Err::<(), _>("no"))).ending(), Ending::Failed("no".into()));
        assert_eq!((&&&Probe(Err::<(), _>(Some("no")))).ending(), Ending::Failed("Some(\"no\")".into()));
        assert_eq!((&&&Probe(Some(1))).ending(), Ending::Value("Some(1)".into()));
    }

    #[test]
    fn a_panic_is_an_ending() {
        assert_eq!(end(|| panic!("at {}", 3)), Ending::Panicked("at 3".into()));
        assert_eq!(end(|| panic!("there")), Ending::Panicked("there".into()));
    }
}
