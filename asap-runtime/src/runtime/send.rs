//! Messages to tasks.

use super::{Runtime, block_on, is_polling};
use crate::error::{Error, Result};
use crate::frame::Persist;
use crate::protocol::generate_id;
use crate::store::StoreFuture;
use crate::store::queue::{Sending, Sent};
use crate::telemetry;
use crate::wait::{OWN, mail};

/// What became of a message that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It is stored, and the task is woken if it waits.
    New,
    /// The task has a message of this id already; nothing was sent.
    Known,
}

impl Runtime {
    /// Sends a message to a task: what [`receive!`](crate::receive!) with this topic gives next.
    ///
    /// It is stored when this returns, whether the task waits for it, runs, or comes to its `receive!` in a year; one that waits is
    /// woken, in whatever process it waits. The messages of a topic are received in the order in which they were sent, each once.
    ///
    /// # Errors
    ///
    /// If there is no such task ([`Error::TaskNotFound`]), it has ended ([`Error::Ended`]), the value cannot be written down
    /// exactly, the store has no queues or fails; where this would block an executor, [`Error::InsideExecutor`].
    #[allow(clippy::needless_pass_by_value, reason = "a message is given away, as in a channel")]
    pub fn send<T: Persist>(&self, task_id: &str, topic: &str, value: T) -> Result<()> {
        self.send_once(task_id, topic, &generate_id(), value).map(drop)
    }

    /// As [`send`](Self::send), under an id of the sender's: however often it is sent, the task has it once.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    #[allow(clippy::needless_pass_by_value, reason = "a message is given away, as in a channel")]
    pub fn send_once<T: Persist>(
        &self,
        task_id: &str,
        topic: &str,
        message_id: &str,
        value: T,
    ) -> Result<Delivery> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: task_id.to_owned() });
        }
        let json = written(task_id, topic, &value)?;
        block_on(self.put_message(task_id, topic, message_id, &json))
    }

    /// As [`send`](Self::send), for executors.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    #[allow(clippy::needless_pass_by_value, reason = "a message is given away, as in a channel")]
    pub fn send_async<T: Persist>(&self, task_id: &str, topic: &str, value: T) -> StoreFuture<'static, ()> {
        self.send_once_async(task_id, topic, &generate_id(), value).then(|sent| sent.map(drop))
    }

    /// As [`send_once`](Self::send_once), for executors.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    #[allow(clippy::needless_pass_by_value, reason = "a message is given away, as in a channel")]
    pub fn send_once_async<T: Persist>(
        &self,
        task_id: &str,
        topic: &str,
        message_id: &str,
        value: T,
    ) -> StoreFuture<'static, Delivery> {
        let json = match written(task_id, topic, &value) {
            Ok(json) => json,
            Err(error) => return StoreFuture::ready(Err(error)),
        };
        let runtime = self.for_executor();
        let [task_id, topic, message_id] = [task_id, topic, message_id].map(str::to_owned);
        StoreFuture::pending(async move { runtime.put_message(&task_id, &topic, &message_id, &json).await })
    }

    pub(super) async fn put_message(
        &self,
        task_id: &str,
        topic: &str,
        id: &str,
        value: &str,
    ) -> Result<Delivery> {
        let sending = Sending { task_id, topic, id, value, now: self.clock.now() };
        match mail(self.store.queue(), task_id)?.send(sending).await? {
            Sent::New => Ok(Delivery::New),
            Sent::Woke => {
                telemetry::woke(task_id);
                Ok(Delivery::New)
            }
            Sent::Known => Ok(Delivery::Known),
            Sent::Ended(status) => Err(Error::Ended { task_id: task_id.to_owned(), status }),
            Sent::NoTask => Err(Error::TaskNotFound { task_id: task_id.to_owned() }),
        }
    }
}

fn written<T: Persist>(task_id: &str, topic: &str, value: &T) -> Result<String> {
    if topic.starts_with(OWN) {
        let reason = format!("topic `{topic}`: names that begin with `{OWN}` are the runtime's own");
        return Err(Error::Invalid { what: "message", reason });
    }
    let mut json = String::new();
    value.write(&mut json).map(|()| json).map_err(|error| Error::Invalid {
        what: "message",
        reason: format!("a message of topic `{topic}` for task `{task_id}` cannot be written down: {error}"),
    })
}
