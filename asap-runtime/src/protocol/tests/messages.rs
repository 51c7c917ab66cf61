use chrono::Utc;
use proptest::prelude::*;

use super::super::{Envelope, PROTOCOL_VERSION, StateQuery, StateRestore, StateRestoreAck};
use super::{Data, any_data, any_time, moment};

const PYTHON_RESTORE: &str = r#"{"id":"01KDYGYQXE0000000000000000","asap_version":"0.1","timestamp":"2026-01-02T03:04:05.678901Z","sender":"urn:asap:agent:coordinator","recipient":"urn:asap:agent:worker:2","payload_type":"state_restore","payload":{"task_id":"t","snapshot_id":"s"},"correlation_id":null,"trace_id":"trace","requires_ack":false,"extensions":{"nonce":"n","z":1.0}}"#;
const PYTHON_ACK: &str = r#"{"id":"01KDYGYQXE0000000000000000","asap_version":"0.1","timestamp":"2026-01-02T03:04:05.678901Z","sender":"urn:asap:agent:worker","recipient":"urn:asap:agent:coordinator","payload_type":"state_restore.ack","payload":{"ok":false,"error":"snapshot not found"},"correlation_id":"c","trace_id":null,"requires_ack":false,"extensions":null}"#;
const PYTHON_QUERY: &str = r#"{"task_id":"é \"1\"\n🦀","version":null}"#;

fn restore() -> StateRestore {
    StateRestore { task_id: "t".to_owned(), snapshot_id: "s".to_owned() }
}

#[test]
fn messages_of_python_come_back_byte_for_byte() {
    let query = StateQuery::from_json(PYTHON_QUERY).unwrap();
    assert_eq!(query, StateQuery { task_id: "é \"1\"\n🦀".to_owned(), version: None });
    assert_eq!(query.to_json(), PYTHON_QUERY);
    let numbered = r#"{"task_id":"t","version":3}"#;
    assert_eq!(StateQuery::from_json(numbered).unwrap().to_json(), numbered);
    assert_eq!(StateQuery::from_json(r#"{ "task_id": "t" }"#).unwrap().version, None);
    let text = r#"{"task_id":"t","snapshot_id":"s"}"#;
    assert_eq!(StateRestore::from_json(text).unwrap(), restore());
    assert_eq!(restore().to_json(), text);
}

#[test]
fn envelopes_of_python_come_back_byte_for_byte() {
    let envelope = Envelope::from_json(PYTHON_RESTORE).unwrap();
    assert_eq!(envelope.to_json(), PYTHON_RESTORE);
    assert_eq!(envelope.timestamp, moment());
    assert_eq!(envelope.read().unwrap(), Some(restore()));
    assert_eq!(envelope.read::<StateQuery>().unwrap(), None, "it is another message");
    let answer = Envelope::from_json(PYTHON_ACK).unwrap();
    assert_eq!(answer.to_json(), PYTHON_ACK);
    assert_eq!(answer.read().unwrap(), Some(StateRestoreAck::not_found()));
}

#[test]
fn an_answer_goes_back_with_the_id_for_correlation() {
    let request = Envelope::from_json(PYTHON_RESTORE).unwrap();
    let answer = request.answer(&StateRestoreAck::restored(&restore()), moment());
    assert_eq!((&answer.sender, &answer.recipient), (&request.recipient, &request.sender));
    assert_eq!((answer.correlation_id.as_ref(), &answer.trace_id), (Some(&request.id), &request.trace_id));
    assert_eq!(answer.payload_type, "state_restore.ack");
    assert_eq!(answer.payload.as_json(), r#"{"ok":true,"task_id":"t","snapshot_id":"s"}"#);
    assert!(answer.id.len() == 26 && answer.id != request.id);
}

#[test]
fn id_and_time_are_made_where_they_are_not_given() {
    for (id, timestamp) in [("", ""), (r#""id":null,"#, r#""timestamp":null,"#)] {
        let text = PYTHON_ACK
            .replace(r#""id":"01KDYGYQXE0000000000000000","#, id)
            .replace(r#""timestamp":"2026-01-02T03:04:05.678901Z","#, timestamp);
        let before = Utc::now();
        let envelope = Envelope::from_json(&text).unwrap();
        assert_eq!(envelope.id.len(), 26);
        assert!((envelope.timestamp - before).num_seconds().abs() < 60);
        assert_eq!(
            Envelope::from_json(&envelope.to_json()).unwrap(),
            envelope,
            "it is kept to the microsecond"
        );
    }
}

#[test]
fn payload_types_are_told_apart_by_letters_and_digits() {
    for name in ["StateRestore", "state_restore", "state.restore", "STATE-RESTORE"] {
        let envelope =
            Envelope { payload_type: name.to_owned(), ..Envelope::from_json(PYTHON_RESTORE).unwrap() };
        assert!(envelope.is::<StateRestore>() && !envelope.is::<StateRestoreAck>(), "{name}");
    }
}

#[test]
fn agents_have_names_of_one_form() {
    let named = |sender: &str| Envelope::new(sender, "urn:asap:agent:b", &restore(), moment());
    for name in ["urn:asap:agent:a", "urn:asap:agent:a-1:b", &format!("urn:asap:agent:{}", "a".repeat(241))] {
        let envelope = named(name).unwrap();
        assert_eq!((envelope.sender.as_str(), envelope.asap_version.as_str()), (name, PROTOCOL_VERSION));
        assert_eq!(Envelope::from_json(&envelope.to_json()).unwrap(), envelope);
    }
    let long = format!("urn:asap:agent:{}", "a".repeat(242));
    for name in
        ["", "a", "urn:asap:agent:", "urn:asap:agent:A", "urn:asap:agent:a:b:c", "urn:asap:agent:a:", &long]
    {
        assert!(named(name).unwrap_err().to_string().contains("is no agent's name"), "{name}");
        let text = PYTHON_ACK.replace("urn:asap:agent:worker", name);
        assert!(Envelope::from_json(&text).is_err(), "{name}");
    }
}

#[test]
fn what_is_no_such_message_is_refused() {
    for text in [
        "{}",
        "[]",
        "",
        r#"{"task_id":"t","versions":1}"#,
        r#"{"task_id":5}"#,
        r#"{"task_id":"t","version":"2"}"#,
        r#"{"task_id":"t","version":9223372036854775808}"#,
        r#"{"task_id":"t","task_id":"t"}"#,
    ] {
        let error = StateQuery::from_json(text).unwrap_err().to_string();
        assert!(error.starts_with("not a valid state_query: "), "{error}");
    }
    for text in [
        "{}",
        r#"{"ok":true}"#,
        r#"{"ok":true,"task_id":"t","snapshot_id":"s","error":"no"}"#,
        r#"{"ok":false}"#,
        r#"{"ok":false,"error":"no","task_id":"t"}"#,
        r#"{"ok":1,"error":"no"}"#,
    ] {
        assert!(StateRestoreAck::from_json(text).is_err(), "{text}");
    }
    let other = PYTHON_RESTORE.replace(r#""snapshot_id":"s""#, r#""snapshot":"s""#);
    let error = Envelope::from_json(&other).unwrap().read::<StateRestore>().unwrap_err().to_string();
    assert!(error.contains("unknown field `snapshot`"), "{error}");
}

proptest! {
    #[test]
    fn any_envelope_comes_back_equal(
        id in any::<String>(), payload_type in any::<String>(), payload in any_data(), time in any_time(),
        trace_id in any::<Option<String>>(), requires_ack in any::<bool>(), extensions in prop::option::of(any_data()),
    ) {
        let envelope = Envelope {
            id, payload_type, payload, timestamp: time, trace_id, requires_ack, extensions,
            ..Envelope::from_json(PYTHON_ACK).unwrap()
        };
        let text = envelope.to_json();
        prop_assert_eq!(Envelope::from_json(&text).unwrap(), envelope);
        let normal = Data::from_json(&text).unwrap();
        prop_assert_eq!(normal.as_json(), text);
    }
}
