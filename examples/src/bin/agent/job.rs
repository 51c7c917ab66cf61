//! The functions that survive: the agent, and the sub-agent that it begins.

use asap_runtime::{checkpoint, effect, join, receive, resumable, spawn};

use crate::chat::{Message, ToolCall};
use crate::model::Model;
use crate::tools::{self, RESEARCH, Tools};

const ASSISTANT: &str =
    "You are the assistant of a shop. Use the tools. Say what you have done when you are done.";
const RESEARCHER: &str = "You are a researcher. Search the handbook, and answer the question in a sentence.";

/// Turn after turn, until the model calls no tool any more; gives the whole conversation.
#[resumable(name = "agent")]
pub(crate) async fn assist(
    goal: String,
    #[resource] model: &Model,
    #[resource] tools: &Tools,
) -> anyhow::Result<Vec<Message>> {
    let mut messages = vec![Message::system(ASSISTANT), Message::user(goal)];
    loop {
        // Asked again under its key if nobody knows whether it was answered.
        let turn = effect!("turn", retry, |key| model.turn(&messages, tools::all(), key).await?);
        checkpoint!("turn");
        say("agent", &turn);
        let calls = turn.tool_calls.clone().unwrap_or_default();
        messages.push(turn);
        if calls.is_empty() {
            return Ok(messages);
        }
        for call in calls {
            let is_approved = if tools::is_dangerous(&call) {
                tracing::info!("  {} waits for a person: `agent approve`, or `--deny`", shown(&call));
                receive!(topic(&call))
            } else {
                true
            };
            let answer = if !is_approved {
                "A person has refused this.".to_owned()
            } else if call.function.name == RESEARCH {
                let researcher = spawn!(research(call.argument("question").unwrap_or_default()));
                match join!(researcher) {
                    Ok(answer) => answer,
                    Err(error) => format!("The researcher has failed: {error}"),
                }
            } else {
                effect!("tool", retry, |key| tools.call(&call, key).await?)
            };
            tracing::info!("  {}: {answer}", shown(&call));
            messages.push(Message::tool(&call, answer));
            checkpoint!("answered");
        }
    }
}

/// Finds something out in a conversation of its own.
#[resumable(name = "agent::research")]
async fn research(
    question: String,
    #[resource] model: &Model,
    #[resource] tools: &Tools,
) -> anyhow::Result<String> {
    let mut messages = vec![Message::system(RESEARCHER), Message::user(question)];
    loop {
        let turn = effect!("turn", retry, |key| model.turn(&messages, tools::of_research(), key).await?);
        checkpoint!("turn");
        say("researcher", &turn);
        let calls = turn.tool_calls.clone().unwrap_or_default();
        if calls.is_empty() {
            return Ok(turn.text().to_owned());
        }
        messages.push(turn);
        for call in calls {
            let answer = effect!("tool", retry, |key| tools.call(&call, key).await?);
            checkpoint!("answered");
            tracing::info!("    {}: {answer}", shown(&call));
            messages.push(Message::tool(&call, answer));
        }
    }
}

/// What an approval of this call is sent under: one is about no other call.
pub(crate) fn topic(call: &ToolCall) -> String {
    topic_of(&call.id)
}

/// The same, by the call's id.
pub(crate) fn topic_of(call: &str) -> String {
    format!("approval of {call}")
}

fn say(who: &str, turn: &Message) {
    let calls: Vec<_> = turn.tool_calls.iter().flatten().map(shown).collect();
    if !turn.text().is_empty() {
        tracing::info!("{who}: {}", turn.text());
    }
    if !calls.is_empty() {
        tracing::info!("{who} calls {}", calls.join(", "));
    }
}

fn shown(call: &ToolCall) -> String {
    format!("{}({})", call.function.name, call.function.arguments)
}
