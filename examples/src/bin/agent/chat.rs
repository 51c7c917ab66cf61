//! The common chat-completion format, as far as an agent needs it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    System,
    User,
    Assistant,
    Tool,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) role: Role,
    /// What is said; a model that only calls tools may say nothing.
    #[serde(default)]
    pub(crate) content: Option<String>,
    /// The tools that the model wants called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tool_calls: Option<Vec<ToolCall>>,
    /// Of a tool's answer: the call's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tool_call_id: Option<String>,
}

impl Message {
    fn new(role: Role, content: impl Into<String>) -> Self {
        Self { role, content: Some(content.into()), tool_calls: None, tool_call_id: None }
    }

    pub(crate) fn system(content: impl Into<String>) -> Self {
        Self::new(Role::System, content)
    }

    pub(crate) fn user(content: impl Into<String>) -> Self {
        Self::new(Role::User, content)
    }

    /// What a tool has answered to a call.
    pub(crate) fn tool(call: &ToolCall, content: impl Into<String>) -> Self {
        Self { tool_call_id: Some(call.id.clone()), ..Self::new(Role::Tool, content) }
    }

    /// What is said, if anything is.
    pub(crate) fn text(&self) -> &str {
        self.content.as_deref().unwrap_or_default()
    }
}

/// A tool that the model wants called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ToolCall {
    /// Told apart from the conversation's other calls by it.
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) function: FunctionCall,
}

/// The function of a tool call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FunctionCall {
    pub(crate) name: String,
    /// JSON, as text.
    pub(crate) arguments: String,
}

impl ToolCall {
    /// The argument of this name, if the model gave one and it is text.
    pub(crate) fn argument(&self, name: &str) -> Option<String> {
        let arguments: Value = serde_json::from_str(&self.function.arguments).ok()?;
        arguments.get(name)?.as_str().map(str::to_owned)
    }
}

/// What the model is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) model: String,
    pub(crate) messages: Vec<Message>,
    #[serde(default)]
    pub(crate) tools: Vec<Value>,
}

/// What it answers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Completion {
    pub(crate) choices: Vec<Choice>,
}

/// One of its answers; one is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Choice {
    pub(crate) message: Message,
}
