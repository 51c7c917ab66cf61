//! Messages to tasks.

use redis::Value;

use super::super::error::Fault;
use super::super::key::Keys;
use super::super::link::{Link, Repeat};
use super::super::{read, row, script};
use crate::protocol::generate_id;
use crate::store::queue::{Message, Sending, Sent};

/// No position has more digits.
const DIGITS: usize = 16;

pub(super) fn send(link: &Link, keys: &Keys, send: &Sending<'_>) -> Result<Sent, Fault> {
    let by = generate_id();
    let arguments = [&keys.base, send.task_id, send.topic, send.id, send.value, &by].map(str::as_bytes);
    match link.run(&script::SEND, Repeat::Yes, &[], &arguments)?.value {
        Value::Int(0) => Ok(Sent::Known),
        Value::Int(1) => Ok(Sent::New),
        Value::Int(2) => Ok(Sent::NoTask),
        Value::Int(3) => Ok(Sent::Woke),
        Value::BulkString(status) => {
            let status = String::from_utf8_lossy(&status).parse();
            status.map(Sent::Ended).map_err(|error| Fault::Answer(format!("for a message: {error}")))
        }
        other => Err(Fault::Answer(format!("{other:?} for a message"))),
    }
}

pub(super) fn message(
    link: &Link,
    keys: &Keys,
    task_id: &str,
    topic: &str,
    after: u64,
) -> Result<Option<Message>, Fault> {
    let from = format!("{:0DIGITS$}", after.saturating_add(1));
    if from.len() > DIGITS {
        return Ok(None);
    }
    let key = format!("{:010}{topic}", topic.len());
    let arguments = [&keys.base, task_id, &key, &from].map(str::as_bytes);
    let message = match link.run(&script::MESSAGE, Repeat::Yes, &[], &arguments)?.value {
        Value::Nil => return Ok(None),
        message => read::array(message)?,
    };
    let [Value::BulkString(position), Value::BulkString(id), row] = &message[..] else {
        return Err(Fault::Answer(format!("{} values for a message", message.len())));
    };
    let read = row::message(topic, position, id, row::bytes(row));
    read.map(Some).map_err(|reason| Fault::Record { task_id: task_id.to_owned(), reason })
}

pub(super) fn wakes(link: &Link, keys: &Keys, task_id: &str) -> Result<Option<u64>, Fault> {
    let arguments = [keys.base.as_bytes(), task_id.as_bytes()];
    match link.run(&script::WAKES, Repeat::Yes, &[], &arguments)?.value {
        Value::Nil => Ok(None),
        Value::BulkString(wakes) => {
            let text = String::from_utf8_lossy(&wakes);
            text.parse().map(Some).map_err(|_| Fault::Record {
                task_id: task_id.to_owned(),
                reason: format!("`{text}` for its wakes"),
            })
        }
        other => Err(Fault::Answer(format!("{other:?} for the wakes of a task"))),
    }
}
