//! A call of a resumable function that a runtime has not begun.

use std::fmt;
use std::marker::PhantomData;

use super::function::START;
use super::writer::{Again, Unsaved};
use super::{Body, Cx, Function, Writer};
use crate::error::{Error, Result};

/// A call of a resumable function: the arguments, and a body that has not begun.
///
/// Calling a function marked `#[resumable]` gives one of these; [`Runtime::run`](crate::Runtime::run) begins it, or carries
/// on where it stopped.
#[must_use = "a resumable function does nothing until a `Runtime` runs it"]
pub struct Call<T> {
    function: &'static Function,
    data: Result<String, Unsaved>,
    again: Vec<Again>,
    body: Box<dyn FnOnce(Cx) -> Body + Send>,
    output: PhantomData<fn() -> T>,
}

/// A call without its type.
pub(crate) struct Begin {
    pub(crate) function: &'static Function,
    /// The data of version 1.
    pub(crate) data: String,
    /// How each argument is read and written anew.
    pub(crate) again: Vec<Again>,
    pub(crate) body: Box<dyn FnOnce(Cx) -> Body + Send>,
}

/// A call's arguments as JSON.
#[derive(Debug)]
pub struct Arguments(Writer);

/// Writes a call's arguments down, before the body takes them.
pub fn arguments(save: impl FnOnce(&mut Writer)) -> Arguments {
    let mut writer = Writer::default();
    writer.begin(0);
    save(&mut writer);
    Arguments(writer)
}

impl<T> Call<T> {
    /// A call of `function` with these arguments; the body is not begun.
    pub fn new(
        function: &'static Function,
        arguments: Arguments,
        body: impl FnOnce(Cx) -> Body + Send + 'static,
    ) -> Self {
        let Arguments(mut writer) = arguments;
        let data = writer.finish(function.name, START).map(|()| writer.take());
        Self { function, data, again: writer.again(), body: Box::new(body), output: PhantomData }
    }

    /// The function's name in the registry.
    #[must_use]
    pub fn function(&self) -> &'static str {
        self.function.name
    }

    /// The call without its type, or the argument that cannot be saved.
    pub(crate) fn into_begin(self, task_id: &str) -> Result<Begin> {
        let Self { function, data, again, body, .. } = self;
        match data {
            Ok(data) => Ok(Begin { function, data, again, body }),
            Err(Unsaved { local, error }) => Err(Error::Unsaveable {
                task_id: task_id.to_owned(),
                checkpoint: START,
                local,
                reason: error.to_string(),
            }),
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("function", &self.function.name).finish_non_exhaustive()
    }
}
