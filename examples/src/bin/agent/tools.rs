//! The tools.

use serde_json::{Value, json};

use crate::chat::ToolCall;
use crate::http::Http;

/// A tool that begins a sub-agent.
pub(crate) const RESEARCH: &str = "research";

/// The tools that the agent has: name, what it is for, and its parameters, which are all text.
const TOOLS: [(&str, &str, &[&str]); 5] = [
    ("lookup_order", "Looks an order up.", &["order"]),
    ("search", "Searches the handbook.", &["query"]),
    ("refund", "Refunds an order.", &["order", "amount"]),
    ("send_mail", "Sends a mail to the customer of an order.", &["order", "text"]),
    (RESEARCH, "Has an assistant find out something.", &["question"]),
];

/// What a sub-agent may do.
const OF_RESEARCH: [&str; 1] = ["search"];

/// Whether a person must approve of a call.
pub(crate) fn is_dangerous(call: &ToolCall) -> bool {
    call.function.name == "refund"
}

/// All tools, as a model is told of them.
pub(crate) fn all() -> Vec<Value> {
    described(|_| true)
}

/// Those of a sub-agent.
pub(crate) fn of_research() -> Vec<Value> {
    described(|name| OF_RESEARCH.contains(&name))
}

fn described(is_wanted: impl Fn(&str) -> bool) -> Vec<Value> {
    let wanted = TOOLS.iter().filter(|(name, ..)| is_wanted(name));
    let described = wanted.map(|(name, description, parameters)| {
        let properties: serde_json::Map<_, _> =
            parameters.iter().map(|name| ((*name).to_owned(), json!({"type": "string"}))).collect();
        let parameters = json!({"type": "object", "properties": properties, "required": parameters});
        json!({"type": "function", "function": {"name": name, "description": description, "parameters": parameters}})
    });
    described.collect()
}

/// The server that has the tools. It is a resource.
#[derive(Debug)]
pub(crate) struct Tools(Http);

impl Tools {
    /// The tools of this server.
    pub(crate) fn new(http: Http) -> Self {
        Self(http)
    }

    /// Calls a tool, and gives what it says to the model.
    ///
    /// # Errors
    ///
    /// If the server gives no answer; whether it has done anything is not known then.
    pub(crate) async fn call(&self, call: &ToolCall, key: &str) -> anyhow::Result<String> {
        // Models write arguments that are no JSON, too: the tool may say so.
        let arguments: Value = serde_json::from_str(&call.function.arguments)
            .unwrap_or_else(|_| Value::String(call.function.arguments.clone()));
        let answer: Value = self.0.post(&call.function.name, &arguments, key).await?;
        Ok(answer.as_str().map_or_else(|| answer.to_string(), str::to_owned))
    }
}
