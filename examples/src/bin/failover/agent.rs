//! An agent: it runs the tasks that it is sent, and answers for the state of all tasks in its database meanwhile.

use std::io::{BufRead, stdin};
use std::thread;

use asap_runtime::protocol::{Envelope, Payload, StateQuery, StateRestore, StateRestoreAck};
use asap_runtime::{Runtime, TaskStatus};
use chrono::Utc;

use crate::messages::{Failure, TaskRequest, TaskResponse};
use crate::survey::{Agent, survey};

/// Answers each envelope on the standard input with one on the standard output; ends with the input.
pub(crate) fn serve(name: &str, db: &str) -> anyhow::Result<()> {
    let runtime = Runtime::connect(db).wait()?.with_resource(Agent(name.to_owned()));
    for line in stdin().lock().lines() {
        let envelope = Envelope::from_json(&line?)?;
        if let Some(request) = envelope.read::<TaskRequest>()? {
            let runtime = runtime.clone();
            // On a thread of its own, so that messages are answered meanwhile. It ends with the process.
            thread::spawn(move || perform(&runtime, &envelope, request));
        } else if let Some(query) = envelope.read::<StateQuery>()? {
            match runtime.answer_query(&query) {
                Ok(snapshot) => answer(&envelope, &snapshot),
                Err(error) => answer(&envelope, &Failure::from(&error)),
            }
        } else if let Some(restore) = envelope.read::<StateRestore>()? {
            let ack = runtime.restore(&restore).unwrap_or_else(|error| StateRestoreAck::refused(&error));
            answer(&envelope, &ack);
        } else {
            let message = format!("no message of the type `{}` is understood", envelope.payload_type);
            answer(&envelope, &Failure { code: None, message });
        }
    }
    Ok(())
}

/// Begins the task, or goes on with it: the same request does both.
fn perform(runtime: &Runtime, envelope: &Envelope, request: TaskRequest) {
    let input = request.input;
    match runtime.run(input.task_id.as_str(), survey(input.to, input.block)) {
        Ok(found) => {
            let (task_id, status, result) = (input.task_id, TaskStatus::Completed, Some(found));
            answer(envelope, &TaskResponse { task_id, status, result, final_state: None, metrics: None });
        }
        Err(error) => answer(envelope, &Failure::from(&error)),
    }
}

fn answer<P: Payload>(envelope: &Envelope, payload: &P) {
    println!("{}", envelope.answer(payload, Utc::now()).to_json());
}
