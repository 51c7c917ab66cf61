//! The spans and events.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use asap_runtime::Runtime;
use asap_runtime::store::MemoryStore;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::run;

/// Everything that was seen.
#[derive(Debug, Default, Clone)]
pub(crate) struct Seen(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    spans: Vec<Span>,
    events: Vec<Fields>,
    open: HashMap<u64, usize>,
}

#[derive(Debug, Default, Clone)]
struct Span {
    name: &'static str,
    fields: Fields,
    follows: Option<usize>,
    is_closed: bool,
}

#[derive(Debug, Default, Clone)]
struct Fields(HashMap<&'static str, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Seen {
    /// The fields of each span of this name, in the order in which they began.
    pub(crate) fn fields(&self, name: &str) -> Vec<HashMap<&'static str, String>> {
        let state = self.0.lock().unwrap();
        state.spans.iter().filter(|span| span.name == name).map(|span| span.fields.0.clone()).collect()
    }
}

/// What is seen on this thread meanwhile.
pub(crate) fn watched(work: impl FnOnce()) -> Seen {
    let seen = Seen::default();
    tracing::subscriber::with_default(seen.clone(), work);
    seen
}

/// Where a span is in the list.
fn index(id: &Id) -> usize {
    usize::try_from(id.into_u64()).unwrap() - 1
}

impl Subscriber for Seen {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("asap")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let mut state = self.0.lock().unwrap();
        let index = state.spans.len();
        state.spans.push(Span { name: attributes.metadata().name(), fields, ..Span::default() });
        state.open.insert(index as u64 + 1, 1);
        Id::from_u64(index as u64 + 1)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut self.0.lock().unwrap().spans[index(span)].fields);
    }

    fn record_follows_from(&self, span: &Id, follows: &Id) {
        let follows = Some(index(follows));
        self.0.lock().unwrap().spans[index(span)].follows = follows;
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        fields.0.insert("target", event.metadata().target().to_owned());
        self.0.lock().unwrap().events.push(fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}

    fn clone_span(&self, id: &Id) -> Id {
        *self.0.lock().unwrap().open.get_mut(&id.into_u64()).unwrap() += 1;
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        let mut state = self.0.lock().unwrap();
        let count = state.open.get_mut(&id.into_u64()).unwrap();
        *count -= 1;
        let is_closed = *count == 0;
        if is_closed {
            state.spans[index(&id)].is_closed = true;
        }
        is_closed
    }
}

#[test]
fn each_attempt_has_a_span_that_follows_from_the_last() {
    let seen = Seen::default();
    let runtime = Runtime::new(MemoryStore::new());
    tracing::subscriber::with_default(seen.clone(), || run(&runtime, "task", false).unwrap());
    let state = seen.0.lock().unwrap();
    let attempts: Vec<(usize, &Span)> =
        state.spans.iter().enumerate().filter(|(_, span)| span.name == "asap.attempt").collect();
    assert!(attempts.len() >= 2, "{state:?}");
    for (index, (_, attempt)) in attempts.iter().enumerate() {
        let field = |name: &str| attempt.fields.0[name].as_str();
        assert_eq!((field("task_id"), field("function")), ("task", "telemetry::job"));
        assert_eq!(field("attempt"), (index + 1).to_string());
        let is_last = index + 1 == attempts.len();
        assert_eq!(field("outcome"), if is_last { "completed" } else { "waiting" });
        assert_eq!(attempt.follows, index.checked_sub(1).map(|before| attempts[before].0));
        assert!(attempt.is_closed, "it is over");
    }
    let steps: Vec<_> = state
        .spans
        .iter()
        .filter(|span| span.name == "asap.transition")
        .map(|span| (span.fields.0["from"].clone(), span.fields.0["to"].clone()))
        .collect();
    assert_eq!(steps.last().unwrap(), &("working".to_owned(), "completed".to_owned()), "{steps:?}");
    let checkpoints: Vec<_> =
        state.events.iter().filter(|event| event.0["target"] == "asap::checkpoint").collect();
    let versions: Vec<&str> = checkpoints.iter().map(|event| event.0["version"].as_str()).collect();
    assert_eq!(versions[..2], ["2", "3"], "{checkpoints:?}");
    assert!(checkpoints.iter().all(|event| event.0["bytes"].parse::<u64>().unwrap() > 100));
    assert!(checkpoints.iter().all(|event| event.0.contains_key("micros")));
}
