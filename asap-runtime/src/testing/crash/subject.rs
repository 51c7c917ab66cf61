//! The function under test, without its types. This is the only place that asks a runtime to run something.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;

use crate::error::Result;
use crate::frame::Persist;
use crate::runtime::{Runnable, Runtime};

pub(super) const TASK: &str = "crash test";

type Run<'a> = Box<dyn FnMut(&Runtime) -> Result<Value> + 'a>;

/// Whether two are the same.
pub(super) type Same<'a, T> = Box<dyn Fn(&T, &T) -> bool + 'a>;

/// A function under test.
pub(super) struct Subject<'a> {
    begin: Run<'a>,
    resume: Run<'a>,
    same: Same<'a, Value>,
}

/// What the function returned.
pub(super) struct Value {
    value: Box<dyn Any>,
    /// Its `Debug` text.
    pub(super) shown: String,
}

impl Value {
    fn of<T: Debug + 'static>(value: T) -> Self {
        Self { shown: format!("{value:?}"), value: Box::new(value) }
    }
}

impl<'a> Subject<'a> {
    /// A function whose calls `call` makes; `wait` waits for what a runtime answers.
    pub(super) fn new<T, C>(
        mut call: impl FnMut() -> C + 'a,
        wait: impl Fn(C::Answer) -> Result<T> + 'a,
        same: impl Fn(&T, &T) -> bool + 'a,
    ) -> Self
    where
        T: Debug + Persist + 'static,
        C: Runnable<Value = T> + 'a,
    {
        let wait = Rc::new(wait);
        let waits = Rc::clone(&wait);
        Self {
            begin: Box::new(move |runtime| wait(runtime.run(TASK, call())).map(Value::of)),
            resume: Box::new(move |runtime| waits(C::go_on_with(runtime, TASK)).map(Value::of)),
            same: Box::new(move |one, other| {
                let (one, other) = (one.value.downcast_ref(), other.value.downcast_ref());
                one.zip(other).is_some_and(|(one, other)| same(one, other))
            }),
        }
    }

    /// Begins the task.
    pub(super) fn begin(&mut self, runtime: &Runtime) -> Result<Value> {
        (self.begin)(runtime)
    }

    /// Carries on with the task.
    pub(super) fn resume(&mut self, runtime: &Runtime) -> Result<Value> {
        (self.resume)(runtime)
    }

    /// Whether two values are the same.
    pub(super) fn same(&self, one: &Value, other: &Value) -> bool {
        (self.same)(one, other)
    }
}
