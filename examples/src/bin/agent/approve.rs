//! `agent approve`: what a person decides reaches the task as a message.

use anyhow::{Context, bail};
use asap_runtime::{Delivery, Runtime};
use serde::Deserialize;

use crate::args::Approve;
use crate::job::topic_of;

/// What the snapshot of a task that waits for a message says.
#[derive(Debug, Deserialize)]
struct Waiting {
    topic: String,
}

/// Approves a call, or refuses it.
///
/// # Errors
///
/// If the task does not exist, or waits for no approval.
pub(crate) fn approve(options: &Approve) -> anyhow::Result<()> {
    let Approve { task, call, deny, db } = options;
    let runtime = Runtime::open(db)?;
    let call = match call {
        Some(call) => call.clone(),
        None => pending(&runtime, task)?,
    };
    // One decision about each call: what is said later does not count.
    let delivery = runtime.send_once(task, &topic_of(&call), &format!("decision about {call}"), !deny)?;
    match delivery {
        Delivery::New if *deny => println!("{call} is refused"),
        Delivery::New => println!("{call} is approved"),
        Delivery::Known => println!("{call} was decided before"),
    }
    Ok(())
}

/// The call that a task waits to be allowed.
fn pending(runtime: &Runtime, task: &str) -> anyhow::Result<String> {
    let snapshot = runtime.store().get(task).wait()?;
    let snapshot = snapshot.with_context(|| format!("there is no task `{task}`"))?;
    let waiting = serde_json::from_str::<Waiting>(snapshot.data.as_json()).ok();
    match waiting.as_ref().and_then(|waiting| waiting.topic.strip_prefix(&topic_of(""))) {
        Some(call) => Ok(call.to_owned()),
        None => bail!("task `{task}` waits for no approval"),
    }
}
