//! The messages that only this example sends: a task is delegated, and ended.

use asap_runtime::protocol::Payload;
use asap_runtime::{Data, Error, Result, TaskStatus};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::survey::Survey;

/// Delegates a task. The fields are those of the protocol's `TaskRequest`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskRequest {
    pub(crate) conversation_id: String,
    #[serde(default)]
    pub(crate) parent_task_id: Option<String>,
    pub(crate) skill_id: String,
    pub(crate) input: Input,
    #[serde(default)]
    pub(crate) config: Option<Data>,
}

/// What a survey is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Input {
    pub(crate) task_id: String,
    pub(crate) to: u64,
    pub(crate) block: u64,
}

/// The end of a task. The fields are those of the protocol's `TaskResponse`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskResponse {
    pub(crate) task_id: String,
    pub(crate) status: TaskStatus,
    #[serde(default)]
    pub(crate) result: Option<Survey>,
    #[serde(default)]
    pub(crate) final_state: Option<Data>,
    #[serde(default)]
    pub(crate) metrics: Option<Data>,
}

/// What could not be done: the protocol's code, if it has one, and the message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: Option<String>,
    pub(crate) message: String,
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Self { code: error.code().map(str::to_owned), message: error.to_string() }
    }
}

fn written(message: &impl Serialize) -> Data {
    let text = serde_json::to_string(message).expect("every field is JSON");
    Data::from_json(&text).expect("a struct is an object")
}

fn read<T: DeserializeOwned>(what: &'static str, payload: &Data) -> Result<T> {
    serde_json::from_str(payload.as_json())
        .map_err(|error| Error::Invalid { what, reason: error.to_string() })
}

macro_rules! payloads {
    ($($message:ident: $name:literal),* $(,)?) => {$(
        impl Payload for $message {
            const TYPE: &'static str = $name;

            fn to_payload(&self) -> Data {
                written(self)
            }

            fn from_payload(payload: &Data) -> Result<Self> {
                read($name, payload)
            }
        }
    )*};
}

payloads! {
    TaskRequest: "task.request",
    TaskResponse: "task.response",
    Failure: "error",
}
