//! Effects whose outcome is not known, and what people decide about them.

use super::{Runtime, block_on, is_polling, point};
use crate::error::{Error, Result};
use crate::frame::{Intent, Persist};
use crate::protocol::generate_id;
use crate::store::StoreFuture;
use crate::wait::{Decision, Resolved, topic_of};

impl Runtime {
    /// The effect of a task that was about to begin when the latest snapshot was stored: unless an attempt is just at it, nobody
    /// knows whether it happened.
    ///
    /// # Errors
    ///
    /// If there is no such task, its snapshot cannot be read, or the store fails.
    pub fn unresolved(&self, task_id: &str) -> Result<Option<Intent>> {
        block_on(self.find_intent(task_id)).map(|found| found.map(|(_, intent)| intent))
    }

    /// Decides that an effect has happened, and what it gave; the task goes on with that.
    ///
    /// The key says which effect is meant ([`unresolved`](Self::unresolved)). A value of another type than the effect's does not count: the
    /// task goes on waiting, and a warning is logged.
    ///
    /// # Errors
    ///
    /// [`Error::NotUnresolved`] if the task does not stand at this effect, and as [`send`](Self::send).
    #[allow(clippy::needless_pass_by_value, reason = "a value is given away, as a message is")]
    pub fn resolve<T: Persist>(&self, task_id: &str, key: &str, result: T) -> Result<()> {
        let mut json = String::new();
        result.write(&mut json).map_err(|error| Error::Invalid {
            what: "result",
            reason: format!("the result of an effect of task `{task_id}` cannot be written down: {error}"),
        })?;
        self.decide(task_id, key, Resolved::Result(json))
    }

    /// Decides that an effect has not happened, or may happen again: it is done, under the same key.
    ///
    /// # Errors
    ///
    /// As [`resolve`](Self::resolve).
    pub fn retry(&self, task_id: &str, key: &str) -> Result<()> {
        self.decide(task_id, key, Resolved::Retry)
    }

    /// As [`unresolved`](Self::unresolved), for executors.
    ///
    /// # Errors
    ///
    /// As [`unresolved`](Self::unresolved).
    pub fn unresolved_async(&self, task_id: &str) -> StoreFuture<'static, Option<Intent>> {
        let (runtime, task_id) = (self.for_executor(), task_id.to_owned());
        StoreFuture::pending(async move {
            let found = runtime.find_intent(&task_id).await?;
            Ok(found.map(|(_, intent)| intent))
        })
    }

    fn decide(&self, task_id: &str, key: &str, resolved: Resolved) -> Result<()> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: task_id.to_owned() });
        }
        block_on(async {
            let version = match self.find_intent(task_id).await? {
                Some((version, intent)) if intent.key == key => version,
                found => {
                    let (task_id, key) = (task_id.to_owned(), key.to_owned());
                    let found = found.map(|(_, intent)| intent.key);
                    return Err(Error::NotUnresolved { task_id, key, found });
                }
            };
            let decision = Decision { version, resolved }.write();
            self.put_message(task_id, &topic_of(key), &generate_id(), &decision).await.map(drop)
        })
    }

    /// The intent of the latest snapshot, with its version.
    async fn find_intent(&self, task_id: &str) -> Result<Option<(u64, Intent)>> {
        let Some(latest) = self.store.get(task_id).await? else {
            return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
        };
        let version = latest.version;
        let intent = point::read(latest)?.pop().and_then(|saved| saved.carried.intent);
        Ok(intent.map(|intent| (version, intent)))
    }
}
