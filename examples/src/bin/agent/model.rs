//! The model.

use anyhow::Context;
use serde_json::Value;

use crate::chat::{Completion, Message, Request, Role};
use crate::http::Http;

/// A chat-completion endpoint. It is a resource: another run of a task may use another.
#[derive(Debug)]
pub(crate) struct Model {
    http: Http,
    name: String,
}

impl Model {
    /// The model of this name.
    pub(crate) fn new(http: Http, name: &str) -> Self {
        Self { http, name: name.to_owned() }
    }

    /// The next turn of a conversation.
    ///
    /// # Errors
    ///
    /// If the endpoint gives none.
    pub(crate) async fn turn(
        &self,
        messages: &[Message],
        tools: Vec<Value>,
        key: &str,
    ) -> anyhow::Result<Message> {
        let request = Request { model: self.name.clone(), messages: messages.to_vec(), tools };
        let answer: Completion = self.http.post("chat/completions", &request, key).await?;
        let choice = answer.choices.into_iter().next().context("the model gives no choice")?;
        // What the model says is the assistant's, whatever else it calls itself.
        Ok(Message { role: Role::Assistant, tool_call_id: None, ..choice.message })
    }
}
