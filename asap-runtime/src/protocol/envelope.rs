//! What messages are sent in.

use chrono::{DateTime, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::message::Payload;
use super::{Data, generate_id, invalid, timestamp};
use crate::codec;
use crate::error::Result;

/// The version of the protocol that the messages here are of.
pub const PROTOCOL_VERSION: &str = "0.1";

/// How many characters the name of an agent has at most.
const MAX_AGENT: usize = 256;

/// A message with who sends it, to whom, and what it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// A ULID by convention; a new one if it is not given.
    #[serde(default = "generate_id", deserialize_with = "id")]
    pub id: String,
    /// The protocol's version, [`PROTOCOL_VERSION`].
    pub asap_version: String,
    /// When it was made. Written to the microsecond; what is below is cut off. Now if it is not given.
    #[serde(default = "now", serialize_with = "timestamp::serialize", deserialize_with = "time")]
    pub timestamp: DateTime<Utc>,
    /// Who sends it: `urn:asap:agent:name`, or `urn:asap:agent:name:part`, in small letters, digits and hyphens.
    #[serde(deserialize_with = "agent")]
    pub sender: String,
    /// Who is to get it.
    #[serde(deserialize_with = "agent")]
    pub recipient: String,
    /// What the payload is: `state_query`, say.
    pub payload_type: String,
    /// The message.
    pub payload: Data,
    /// The id of the envelope that this one answers.
    #[serde(default)]
    pub correlation_id: Option<String>,
    /// What several messages are a part of.
    #[serde(default)]
    pub trace_id: Option<String>,
    /// Whether the recipient must acknowledge it, where the transport has no answers.
    #[serde(default)]
    pub requires_ack: bool,
    /// Whatever else two agents have agreed on.
    #[serde(default)]
    pub extensions: Option<Data>,
}

impl Envelope {
    /// A message in a new envelope, sent at this time, to the microsecond.
    ///
    /// # Errors
    ///
    /// `sender` or `recipient` is no agent's name.
    pub fn new<P: Payload>(
        sender: impl Into<String>,
        recipient: impl Into<String>,
        payload: &P,
        timestamp: DateTime<Utc>,
    ) -> Result<Self> {
        let envelope = Self {
            id: generate_id(),
            asap_version: PROTOCOL_VERSION.to_owned(),
            timestamp: timestamp::truncate(timestamp),
            sender: sender.into(),
            recipient: recipient.into(),
            payload_type: P::TYPE.to_owned(),
            payload: payload.to_payload(),
            correlation_id: None,
            trace_id: None,
            requires_ack: false,
            extensions: None,
        };
        for agent in [&envelope.sender, &envelope.recipient] {
            check_agent(agent).map_err(|reason| invalid("envelope", &reason))?;
        }
        Ok(envelope)
    }

    /// The answer to this one: from its recipient to its sender, with its id for correlation.
    #[must_use]
    pub fn answer<P: Payload>(&self, payload: &P, timestamp: DateTime<Utc>) -> Self {
        Self {
            id: generate_id(),
            asap_version: self.asap_version.clone(),
            timestamp: timestamp::truncate(timestamp),
            sender: self.recipient.clone(),
            recipient: self.sender.clone(),
            payload_type: P::TYPE.to_owned(),
            payload: payload.to_payload(),
            correlation_id: Some(self.id.clone()),
            trace_id: self.trace_id.clone(),
            requires_ack: false,
            extensions: None,
        }
    }

    /// Whether the payload is said to be such a message. Capitals and what is neither letter nor digit do not count:
    /// `StateQuery` is `state_query`.
    #[must_use]
    pub fn is<P: Payload>(&self) -> bool {
        let plain = |name: &str| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        plain(&self.payload_type) == plain(P::TYPE)
    }

    /// The message, if it is said to be such a one.
    ///
    /// # Errors
    ///
    /// It is said to be, and is none.
    pub fn read<P: Payload>(&self) -> Result<Option<P>> {
        self.is::<P>().then(|| P::from_payload(&self.payload)).transpose()
    }

    /// The protocol's JSON: compact, the fields in their order, times with `Z`.
    ///
    /// # Panics
    ///
    /// Never: every field is JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every field of an envelope is JSON")
    }

    /// Reads the protocol's JSON. Spaces, any order of the fields, and any form of time are accepted.
    ///
    /// # Errors
    ///
    /// The text is not JSON, a field is missing, unknown, twice there or of another type, or `sender` or `recipient` is no agent's
    /// name. What is in the payload is looked at by [`read`](Self::read).
    pub fn from_json(text: &str) -> Result<Self> {
        let text = codec::normalize(text).map_err(|error| invalid("envelope", &error))?;
        serde_json::from_str(&text).map_err(|error| invalid("envelope", &error))
    }
}

fn id<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(generate_id))
}

/// The machine's time, to the microsecond.
fn now() -> DateTime<Utc> {
    timestamp::truncate(Utc::now())
}

fn time<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<DateTime<Utc>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    text.map_or_else(
        || Ok(timestamp::truncate(Utc::now())),
        |text| timestamp::parse(&text).map_err(D::Error::custom),
    )
}

fn agent<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    let agent = String::deserialize(deserializer)?;
    check_agent(&agent).map_err(D::Error::custom)?;
    Ok(agent)
}

fn check_agent(agent: &str) -> std::result::Result<(), String> {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let parts: Vec<&str> =
        agent.strip_prefix("urn:asap:agent:").map_or_else(Vec::new, |name| name.split(':').collect());
    if (1..=2).contains(&parts.len()) && parts.into_iter().all(is_part) && agent.len() <= MAX_AGENT {
        return Ok(());
    }
    Err(format!(
        "`{agent}` is no agent's name of the form `urn:asap:agent:name`, of at most {MAX_AGENT} characters"
    ))
}
