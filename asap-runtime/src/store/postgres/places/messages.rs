//! Messages to tasks.

use sqlx::{Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;
use super::super::operation::Operation;
use super::super::row;
use crate::protocol::{TaskStatus, generate_id};
use crate::store::queue::{Message, Sending, Sent};

/// Sends a message. After a lost answer the message says whether it was this call that sent it.
pub(super) struct Mailing {
    task_id: String,
    topic: String,
    id: String,
    value: String,
    sent_by: String,
}

impl Mailing {
    pub(super) fn new(send: &Sending<'_>) -> Self {
        Self {
            task_id: send.task_id.to_owned(),
            topic: send.topic.to_owned(),
            id: send.id.to_owned(),
            value: send.value.to_owned(),
            sent_by: generate_id(),
        }
    }

    /// Whether there is a message of this id, and if so whether it is of this call.
    async fn is_own(&self, session: &mut Session) -> Result<Option<bool>, Fault> {
        let find = query(session.texts.sent_by.clone()).bind(&self.task_id).bind(&self.id);
        let found = find.fetch_optional(&mut session.connection).await?;
        let sent_by: Option<String> = found.map(|row| row.try_get(0)).transpose()?;
        Ok(sent_by.map(|sent_by| sent_by == self.sent_by))
    }
}

impl Operation for Mailing {
    type Answer = Sent;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("send a message to task `{}`", self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Sent, Fault> {
        let send = query(session.texts.send.clone())
            .bind(&self.task_id)
            .bind(&self.topic)
            .bind(&self.id)
            .bind(&self.value)
            .bind(&self.sent_by);
        let Some(row) = send.fetch_optional(&mut session.connection).await? else { return Ok(Sent::NoTask) };
        if row.try_get(1)? {
            return Ok(if row.try_get(3)? { Sent::Woke } else { Sent::New });
        }
        match self.is_own(session).await? {
            Some(true) => return Ok(Sent::New),
            Some(false) => return Ok(Sent::Known),
            None => {}
        }
        let status: TaskStatus = row.try_get::<&str, _>(0)?.parse().map_err(|_| Fault::Record {
            task_id: self.task_id.clone(),
            reason: "its status is none".to_owned(),
        })?;
        // One that has not ended had this message when it was locked, and is deleted by now.
        Ok(if status.is_over() { Sent::Ended(status) } else { Sent::NoTask })
    }
}

/// The first message behind a position.
pub(super) struct Next {
    pub(super) task_id: String,
    pub(super) topic: String,
    pub(super) after: i64,
}

impl Operation for Next {
    type Answer = Option<Message>;

    fn task_id(&self) -> &str {
        &self.task_id
    }

    fn describe(&self) -> String {
        format!("look for a message to task `{}`", self.task_id)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read =
            query(session.texts.message.clone()).bind(&self.task_id).bind(&self.topic).bind(self.after);
        read.fetch_optional(&mut session.connection).await?.as_ref().map(row::message).transpose()
    }
}

/// How often a task was woken.
pub(super) struct Wakes(pub(super) String);

impl Operation for Wakes {
    type Answer = Option<u64>;

    fn task_id(&self) -> &str {
        &self.0
    }

    fn describe(&self) -> String {
        format!("count the wakes of task `{}`", self.0)
    }

    async fn run(&mut self, session: &mut Session) -> Result<Self::Answer, Fault> {
        let read = query(session.texts.wakes.clone()).bind(&self.0);
        let row = read.fetch_optional(&mut session.connection).await?;
        Ok(row.map(|row| row.try_get::<i64, _>(0)).transpose()?.map(i64::unsigned_abs))
    }
}
