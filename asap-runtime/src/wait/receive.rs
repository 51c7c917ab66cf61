//! `receive!`.

use std::any::TypeId;
use std::marker::PhantomData;
use std::time::Duration;

use chrono::SubsecRound;

use super::{Awaited, WAITING, after, waiting_with};
use crate::error::Error;
use crate::frame::{Arguments, Checkpoint, Cx, Function, Instance, Persist, Step, StepBody, simplified};
use crate::protocol::timestamp::to_protocol;
use crate::store::queue::Message;

/// The step of `receive!("topic")`.
#[derive(Debug)]
pub struct Receive<T>(PhantomData<fn() -> T>);

/// The step of `receive!("topic", timeout = …)`.
#[derive(Debug)]
pub struct ReceiveWithin<T>(PhantomData<fn() -> T>);

const PLACE: &[Checkpoint] = &[waiting_with(&["topic", "until"])];

impl<T: Persist + Send + 'static> Instance for Receive<T> {
    fn function() -> Option<&'static Function> {
        Some(const { &Function::step("$receive", PLACE, begin::<T>, TypeId::of::<T>) })
    }
}

impl<T: Persist + Send + 'static> Instance for ReceiveWithin<T> {
    fn function() -> Option<&'static Function> {
        Some(const { &Function::step("$receive", PLACE, begin_within::<T>, TypeId::of::<Option<T>>) })
    }
}

struct Wanted {
    topic: String,
    timeout: Option<Duration>,
}

/// A call that waits for the next message about a topic.
pub fn receive<T: Persist + Send + 'static>(topic: impl Into<String>) -> Step<T, Receive<T>> {
    Step::new(Wanted { topic: topic.into(), timeout: None })
}

/// A call that waits for the next message about a topic, but no longer than this.
pub fn receive_within<T: Persist + Send + 'static>(
    topic: impl Into<String>,
    timeout: Duration,
) -> Step<Option<T>, ReceiveWithin<T>> {
    Step::new(Wanted { topic: topic.into(), timeout: Some(timeout) })
}

fn begin<T: Persist + Send + 'static>(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let message = next(&mut cx, arguments).await?;
        // Without a time to wait until there is one.
        let value: T = message?;
        Some(Box::new(value) as Arguments)
    })
}

fn begin_within<T: Persist + Send + 'static>(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let value: Option<T> = next(&mut cx, arguments).await?;
        Some(Box::new(value) as Arguments)
    })
}

/// The next message's value; `Some(None)` if it has not come in time.
#[allow(clippy::option_option, reason = "the outer one says whether the attempt goes on")]
async fn next<T: Persist>(cx: &mut Cx, arguments: Option<Arguments>) -> Option<Option<T>> {
    let now = cx.now()?;
    let given = Cx::given::<Wanted>(arguments);
    let is_new = given.is_some();
    let (topic, until) = match given {
        Some(Wanted { topic, timeout }) => {
            (topic, timeout.map(|timeout| after(now, timeout).trunc_subsecs(6)))
        }
        None => (cx.kept("topic")?, cx.kept_time("until")?),
    };
    let wakes = cx.wakes().await?;
    if let Some(message) = cx.first(&topic).await? {
        let position = message.position;
        let value = read(cx, &topic, message)?;
        cx.attempt()?.received().add(&topic, position);
        return Some(Some(value));
    }
    if until.is_some_and(|until| until <= now) {
        return Some(None);
    }
    if is_new {
        let text = until.map(to_protocol);
        let save = |writer: &mut crate::frame::Writer| {
            writer.named("topic", &topic);
            writer.named("until", &text);
        };
        cx.store_step(WAITING, save).await?;
    }
    cx.waits(Awaited::Message(topic), until, wakes)?;
    None
}

fn read<T: Persist>(cx: &mut Cx, topic: &str, message: Message) -> Option<T> {
    let task_id = cx.task()?;
    let value = T::read(&message.value).map_err(|error| Error::WrongMessage {
        task_id,
        topic: topic.to_owned(),
        id: message.id,
        expected: simplified::<T>().into(),
        reason: error.to_string().into(),
    });
    cx.got(value)
}
