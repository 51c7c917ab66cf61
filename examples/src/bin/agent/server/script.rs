//! What the model says, turn after turn, and what the tools answer: the same for the same conversation.

use serde_json::{Value, json};

use crate::chat::{FunctionCall, Message, Role, ToolCall};

/// Whose conversation it is, and which turn comes next, for the counters.
pub(super) fn turn_of(messages: &[Message]) -> String {
    format!("turn {} of the {}", turns(messages) + 1, who(messages))
}

/// The model's next turn.
pub(super) fn next(messages: &[Message]) -> Message {
    match (who(messages), turns(messages)) {
        ("researcher", 0) => calls(messages, &[("search", json!({"query": "late orders"}))]),
        ("researcher", 1) => calls(messages, &[("search", json!({"query": "limits of refunds"}))]),
        ("researcher", _) => says(format!("The handbook says: {}", heard(messages, 2).join(" "))),
        (_, 0) => calls(messages, &[("lookup_order", json!({"order": "A-1042"}))]),
        (_, 1) => calls(
            messages,
            &[
                ("research", json!({"question": "Is an order refunded that came three weeks late?"})),
                ("search", json!({"query": "mails"})),
            ],
        ),
        (_, 2) => calls(messages, &[("refund", json!({"order": "A-1042", "amount": "42.00"}))]),
        (_, 3) => {
            let text = format!("About your order: {}", heard(messages, 1).join(" "));
            calls(messages, &[("send_mail", json!({"order": "A-1042", "text": text}))])
        }
        _ => says(format!("Done. {}", heard(messages, 2).join(" "))),
    }
}

/// What a tool answers.
pub(super) fn tool(name: &str, arguments: &Value) -> String {
    let text = |name: &str| arguments.get(name).and_then(Value::as_str).unwrap_or_default();
    match (name, text("query")) {
        ("lookup_order", _) => format!("Order {}: one kettle, 42.00, came 21 days late.", text("order")),
        ("search", "late orders") => "An order that comes more than two weeks late is refunded.".to_owned(),
        ("search", "limits of refunds") => "Refunds above 100.00 need a manager.".to_owned(),
        ("search", "mails") => "Mails are short and name the order.".to_owned(),
        ("search", _) => "The handbook has nothing about that.".to_owned(),
        ("refund", _) => format!("{} was refunded for order {}.", text("amount"), text("order")),
        ("send_mail", _) => format!("A mail was sent to the customer of order {}.", text("order")),
        (name, _) => format!("There is no tool `{name}`."),
    }
}

fn who(messages: &[Message]) -> &'static str {
    let is_researcher = messages.first().is_some_and(|first| first.text().contains("researcher"));
    if is_researcher { "researcher" } else { "assistant" }
}

fn turns(messages: &[Message]) -> usize {
    messages.iter().filter(|message| message.role == Role::Assistant).count()
}

/// The last answers of tools.
fn heard(messages: &[Message], count: usize) -> Vec<&str> {
    let answers = messages.iter().filter(|message| message.role == Role::Tool);
    let mut last: Vec<_> = answers.rev().take(count).map(Message::text).collect();
    last.reverse();
    last
}

fn says(content: String) -> Message {
    Message { role: Role::Assistant, content: Some(content), tool_calls: None, tool_call_id: None }
}

fn calls(messages: &[Message], wanted: &[(&str, Value)]) -> Message {
    let (who, turn) = (who(messages), turns(messages) + 1);
    let call = |(index, (name, arguments)): (usize, &(&str, Value))| ToolCall {
        id: format!("{who}-{turn}-{index}"),
        kind: "function".to_owned(),
        function: FunctionCall { name: (*name).to_owned(), arguments: arguments.to_string() },
    };
    let tool_calls = Some(wanted.iter().enumerate().map(call).collect());
    Message { role: Role::Assistant, content: None, tool_calls, tool_call_id: None }
}
