//! Functions of the runtime's own that `sleep!` and its like call: one step, in which a task may have to wait.
//!
//! To the caller they are calls like any other: it stands in a frame while the step is under way, and a resume goes on in the
//! step. They have no body that could be compiled for each kind of caller, so one future serves all: an executor polls it, a
//! thread blocks on it.

use std::any::TypeId;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use chrono::{DateTime, Utc};

use super::called::Crossing;
use super::function::{Arguments, Begin};
use super::outcome::PollBody;
use super::saved::Unrestored;
use super::{
    Callable, Checkpoint, Cx, Details, Finish, FromAsync, FromLocal, FromSync, Function, Instance, Persist,
    Returned, Writer,
};
use crate::error::Error;
use crate::runtime::{Attempt, block_on};

/// Whether this is the name of a function of the runtime's own: whoever calls a step knows it by its type.
pub(crate) fn is_step(function: &str) -> bool {
    function.starts_with('$')
}

/// A step that is under way: its value, or nothing if the attempt was stopped.
pub type StepBody = Pin<Box<dyn Future<Output = Option<Arguments>> + Send>>;

/// A call of a step; `I` has its description.
#[must_use = "a step does nothing until `call!` calls it"]
pub struct Step<T, I>(Arguments, PhantomData<fn() -> (T, I)>);

impl<T, I> Step<T, I> {
    pub(crate) fn new(arguments: impl std::any::Any + Send) -> Self {
        Self(Box::new(arguments), PhantomData)
    }
}

impl<T, I> fmt::Debug for Step<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Step")
    }
}

#[diagnostic::do_not_recommend]
impl<T: 'static, I: Instance> Callable for Step<T, I> {
    type Output = T;
    type Instance = I;

    fn into_parts(self) -> (&'static Function, Arguments) {
        (I::function().expect("a step is found by its type"), self.0)
    }

    fn fits(begin: Begin) -> bool {
        matches!(begin, Begin::Step(_))
    }
}

#[diagnostic::do_not_recommend]
impl<T: 'static, I: Instance> FromSync for Step<T, I> {}

#[diagnostic::do_not_recommend]
impl<T: 'static, I: Instance> FromAsync for Step<T, I> {
    const CROSS: Option<Crossing> = None;
}

#[diagnostic::do_not_recommend]
impl<T: 'static, I: Instance> FromLocal for Step<T, I> {
    const CROSS: Option<Crossing> = None;
}

impl Function {
    /// The description of a step; its name begins with `$`, and no registry has it.
    pub(crate) const fn step(
        path: &'static str,
        checkpoints: &'static [Checkpoint],
        begin: fn(Cx, Option<Arguments>) -> StepBody,
        output: fn() -> TypeId,
    ) -> Self {
        Self {
            path,
            types: None,
            file: file!(),
            line: line!(),
            parameters: &[],
            resources: &[],
            checkpoints,
            begin: Begin::Step(begin),
            save: |_, _, _| {},
            finish: Finish::Value(|_| unreachable!("no task is a step and nothing else")),
            output,
            details: Details::NONE,
        }
    }
}

/// A step as a body of the machine's.
pub(super) struct Stepping {
    step: StepBody,
    /// Whether whoever polls it is a thread that may block.
    blocks: bool,
    is_over: bool,
}

impl Stepping {
    pub(super) fn new(step: StepBody, blocks: bool) -> Self {
        Self { step, blocks, is_over: false }
    }
}

impl PollBody for Stepping {
    fn poll_body(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Returned> {
        if self.is_over {
            return Poll::Pending;
        }
        let answer = if self.blocks {
            block_on(self.step.as_mut())
        } else {
            match self.step.as_mut().poll(context) {
                Poll::Ready(answer) => answer,
                Poll::Pending => return Poll::Pending,
            }
        };
        self.is_over = true;
        // Without a value the attempt is over: the machine looks at the port.
        answer.map_or(Poll::Pending, |value| Poll::Ready(value as Returned))
    }
}

/// What steps ask of their context. Where a method gives nothing, the attempt is over.
impl Cx {
    /// The arguments of a step that begins; nothing for one that goes on.
    pub(crate) fn given<A: 'static>(arguments: Option<Arguments>) -> Option<A> {
        arguments.and_then(super::outcome::given)
    }

    /// What was saved under this name.
    pub(crate) fn kept<T: Persist>(&mut self, name: &str) -> Option<T> {
        self.named(name)
    }

    /// A time that was saved under this name, as text; `Some(None)` if none was.
    #[allow(clippy::option_option, reason = "the outer one says whether the attempt goes on")]
    pub(crate) fn kept_time(&mut self, name: &str) -> Option<Option<DateTime<Utc>>> {
        let text: Option<String> = self.kept(name)?;
        let time = text.map(|text| crate::protocol::timestamp::parse(&text)).transpose();
        self.restored(name, time.map_err(|error| Unrestored::WrongType(error.to_string())))
    }

    pub(crate) fn attempt(&mut self) -> Option<&mut Attempt> {
        self.attempt.as_deref_mut()
    }

    /// What an operation of the store's gave; its error ends the attempt.
    pub(crate) fn got<T>(&mut self, answer: Result<T, Error>) -> Option<T> {
        match answer {
            Ok(value) => Some(value),
            Err(error) => {
                self.halt(error);
                None
            }
        }
    }

    /// Ends the attempt.
    pub(crate) fn halt(&mut self, error: Error) {
        self.stop(error);
    }

    /// Stores where the step stands, before it waits there.
    pub(crate) async fn store_step(&mut self, number: u32, save: impl FnOnce(&mut Writer)) -> Option<()> {
        let (name, spot) = (self.name, self.function.spot(number));
        if self.port.is_stopped() {
            return None;
        }
        let attempt = self.attempt()?;
        save(attempt.begin_as(name, number, true));
        let stored = attempt.store_later(name, spot, true).await;
        self.note(stored).then_some(())
    }
}
