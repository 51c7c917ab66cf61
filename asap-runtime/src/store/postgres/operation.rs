//! What is asked of the database, apart from appends.

use std::future::Future;
use std::pin::Pin;

use tokio::sync::oneshot;

use super::connect::Session;
use super::error::Fault;
use super::executor::Outstanding;
use crate::error::{Error, Result};

/// One of the store's methods.
pub(super) trait Operation: Send + 'static {
    type Answer: Send + 'static;

    /// The task, for messages; empty if it is about none.
    #[expect(clippy::unnecessary_literal_bound, reason = "most are about one")]
    fn task_id(&self) -> &str {
        ""
    }

    /// What it does, as a verb phrase.
    fn describe(&self) -> String;

    /// Whether it waits for a server that is not there.
    fn is_patient(&self) -> bool {
        true
    }

    /// Does it. After a fault that [may pass](Fault::may_pass) it is called again, and must then find out whether the first
    /// call was the one that did it.
    fn run(&mut self, session: &mut Session) -> impl Future<Output = Result<Self::Answer, Fault>> + Send;
}

/// An operation and who waits for its answer.
pub(super) trait Job: Send {
    /// Whether nobody waits any more.
    fn is_abandoned(&self) -> bool;

    fn is_patient(&self) -> bool;

    /// Runs it and answers; a fault is left to [`fail`](Self::fail).
    fn run<'a>(
        &'a mut self,
        session: &'a mut Session,
    ) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

    fn fail(&mut self, fault: Fault, place: &str);
}

pub(super) struct Asked<O: Operation> {
    operation: O,
    reply: Reply<O::Answer>,
}

impl<O: Operation> Asked<O> {
    pub(super) fn new(operation: O, reply: Reply<O::Answer>) -> Self {
        Self { operation, reply }
    }
}

impl<O: Operation> Job for Asked<O> {
    fn is_abandoned(&self) -> bool {
        self.reply.is_abandoned()
    }

    fn is_patient(&self) -> bool {
        self.operation.is_patient()
    }

    fn run<'a>(
        &'a mut self,
        session: &'a mut Session,
    ) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>> {
        Box::pin(async move {
            let answer = self.operation.run(session).await?;
            self.reply.give(Ok(answer));
            Ok(())
        })
    }

    fn fail(&mut self, fault: Fault, place: &str) {
        let error = fault.explain(place, self.operation.task_id(), self.operation.describe());
        self.reply.give(Err(error));
    }
}

/// The way back to who asked.
pub(super) struct Reply<T> {
    sender: Option<oneshot::Sender<Result<T, Error>>>,
    outstanding: Option<Outstanding>,
}

impl<T> Reply<T> {
    pub(super) fn new(outstanding: Outstanding) -> (Self, oneshot::Receiver<Result<T, Error>>) {
        let (sender, receiver) = oneshot::channel();
        (Self { sender: Some(sender), outstanding: Some(outstanding) }, receiver)
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.sender.as_ref().is_none_or(oneshot::Sender::is_closed)
    }

    /// Answers, once.
    pub(super) fn give(&mut self, answer: Result<T, Error>) {
        if let Some(sender) = self.sender.take() {
            // Nobody may be left to take it.
            let _ = sender.send(answer);
        }
        self.outstanding = None;
    }
}
