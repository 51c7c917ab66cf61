//! What is said when a crash shows.

use std::error::Error;
use std::fmt::{self, Write as _};

use super::parts::{self, Difference, Part};
use super::point::Point;
use super::report;
use crate::protocol::StateSnapshot;

/// The first difference between a task that crashed and one that did not.
///
/// Its `Display` is what [`crash_everywhere`](super::crash_everywhere) panics with: where the task crashed, what it
/// went on from, what differs, and both values.
#[derive(Debug)]
pub struct Mismatch(Box<Inner>);

#[derive(Debug)]
struct Inner {
    function: String,
    checkpoint: Option<String>,
    version: Option<u64>,
    local: Option<String>,
    text: String,
}

impl Mismatch {
    /// The function's name in the registry.
    #[must_use]
    pub fn function(&self) -> &str {
        &self.0.function
    }

    /// The id of the checkpoint at which the difference was found, `start` for the arguments; `None` if it is in
    /// the end, or in the world.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&str> {
        self.0.checkpoint.as_deref()
    }

    /// The version that differs.
    #[must_use]
    pub fn version(&self) -> Option<u64> {
        self.0.version
    }

    /// The local that differs.
    #[must_use]
    pub fn local(&self) -> Option<&str> {
        self.0.local.as_deref()
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text)
    }
}

impl Error for Mismatch {}

/// How a task came to where it differs.
#[derive(Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// The crashes so far.
    pub(super) crashes: &'a [Point],
    /// What the attempt went on from; `None` if it began the task.
    pub(super) from: Option<&'a StateSnapshot>,
}

/// What differs.
pub(super) enum What<'a> {
    /// A snapshot.
    Snapshot(&'a StateSnapshot, Difference),
    /// What was done behind this version.
    Effects { version: u64, expected: &'a [String], found: &'a [String] },
    /// Something was done although the checkpoint had failed.
    Stop { version: u64, found: &'a [String] },
    /// What the task left behind.
    World { expected: &'a str, found: &'a str },
    /// Anything else: what, and both values.
    Other { what: String, expected: String, found: String },
}

const AGAIN: &str = "a run differs without any crash, so nothing can be said about crashes: hand times, random \
                     numbers and counters in as arguments, or set them back in `on_reset`";
const LOST: &str = "what is needed behind a checkpoint must be in a local and come back equal: statics, \
                    thread-locals and fields with `#[serde(skip)]` do not, and a hash map or set comes back in \
                    another order";
const ORDER: &str = "these are the same elements in another order; if their order means nothing, as in a hash set, \
                     say so with `.unordered(\"…\")` and the local's name";
const DESTRUCTORS: &str = "once a checkpoint has failed nothing but destructors runs; leave what they do out of the \
                           effects";
const TWICE: &str = "what was done behind the last stored checkpoint is done once more: write under a name rather \
                     than at an end, or save the length and cut back to it";

impl Mismatch {
    pub(super) fn new(function: &str, place: Place<'_>, what: What<'_>) -> Self {
        let again = place.crashes.is_empty();
        let headline = match what {
            What::Stop { .. } => "goes on although a checkpoint could not be stored",
            _ if again => "does not do the same when it is begun again",
            _ => "does not do after a crash what it does without one",
        };
        let mut inner = Inner {
            function: function.to_owned(),
            checkpoint: None,
            version: None,
            local: None,
            text: format!("`{function}` {headline}"),
        };
        if !again {
            let crashes: Vec<_> = place.crashes.iter().map(Point::to_string).collect();
            inner.line("crashed", &crashes.join(", then "));
            let from =
                place.from.map(|from| format!("{}: {}", inner.place(from), shorten(from.data.as_json())));
            inner.line("went on from", from.as_deref().unwrap_or("the start"));
        }
        let hint = match inner.what(what) {
            LOST if again => AGAIN,
            hint => hint,
        };
        inner.line("hint", hint);
        Self(Box::new(inner))
    }

    /// A run that the runtime has stopped without any crash.
    pub(super) fn stopped(function: &str, error: &crate::Error) -> Self {
        let text = format!("`{function}` cannot be run at all: {error}");
        Self(Box::new(Inner {
            function: function.to_owned(),
            checkpoint: None,
            version: None,
            local: None,
            text,
        }))
    }
}

impl Inner {
    /// Says what differs; gives the hint.
    fn what(&mut self, what: What<'_>) -> &'static str {
        match what {
            What::Snapshot(snapshot, difference) => {
                let only_order = difference.only_order;
                self.snapshot(snapshot, difference);
                if only_order { ORDER } else { LOST }
            }
            What::Effects { version, expected, found } => {
                self.effects(&format!("the effects behind version {version}"), expected, found);
                LOST
            }
            What::Stop { version, found } => {
                self.effects(&format!("effects although version {version} could not be stored"), &[], found);
                DESTRUCTORS
            }
            What::World { expected, found } => {
                self.line("differs", "the world, when the task has ended");
                self.values(expected, found);
                TWICE
            }
            What::Other { what, expected, found } => {
                self.line("differs", &what);
                self.values(&expected, &found);
                LOST
            }
        }
    }

    fn snapshot(&mut self, snapshot: &StateSnapshot, difference: Difference) {
        let place = self.place(snapshot);
        self.version = Some(snapshot.version);
        self.checkpoint = Some(parts::checkpoint(snapshot.data.as_json()));
        let what = match difference.part {
            Part::Checkpoint => "the checkpoint".to_owned(),
            Part::Local(name) => {
                self.local = Some(name.clone());
                format!("local `{name}`")
            }
            Part::Hidden(name) => format!("the state of `{name}`"),
            Part::Other(name) => format!("`$resume.{name}`"),
        };
        self.line("differs", &format!("{what} in {place}"));
        self.values(&difference.expected, &difference.found);
    }

    fn effects(&mut self, what: &str, expected: &[String], found: &[String]) {
        self.line("differs", what);
        for index in 0..expected.len().max(found.len()) {
            let [expected, found] =
                [expected, found].map(|trace| trace.get(index).map_or("-", String::as_str));
            let mark = if expected == found { ' ' } else { '>' };
            let _ = write!(self.text, "\n {mark} {index:4}  without a crash {expected:30}  now {found}");
        }
    }

    fn values(&mut self, expected: &str, found: &str) {
        let (expected, found) = excerpts(expected, found);
        let first = if self.text.contains("\n  crashed") { "without a crash" } else { "the first time" };
        self.line(first, &expected);
        self.line("now", &found);
    }

    fn line(&mut self, label: &str, text: &str) {
        let _ = write!(self.text, "\n  {label:16} {text}");
    }

    /// Version, checkpoint, and where that stands.
    fn place(&self, snapshot: &StateSnapshot) -> String {
        let StateSnapshot { version, data, .. } = snapshot;
        let id = parts::checkpoint(data.as_json());
        let function = report::find(&self.function);
        let line = function.and_then(|function| {
            let checkpoint = function.checkpoints.iter().find(|checkpoint| checkpoint.id == id)?;
            Some(format!(" ({}:{})", function.file, checkpoint.line))
        });
        format!("version {version}, at checkpoint `{id}`{}", line.unwrap_or_default())
    }
}

/// How many characters of a value are shown.
const SHOWN: usize = 300;

/// How many characters in front of the first difference are shown.
const AHEAD: usize = 60;

/// Both texts, or where they part if they are long.
fn excerpts(one: &str, other: &str) -> (String, String) {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let skipped =
        if one.chars().count().max(other.chars().count()) > SHOWN { same.saturating_sub(AHEAD) } else { 0 };
    let excerpt = |text: &str| {
        let rest: String = text.chars().skip(skipped).collect();
        format!("{}{}", if skipped > 0 { "…" } else { "" }, shorten(&rest))
    };
    (excerpt(one), excerpt(other))
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_shown_where_they_part() {
        let (one, other) =
            (format!("{}a{}", "x".repeat(1000), "y".repeat(1000)), format!("{}b", "x".repeat(1000)));
        let (one, other) = excerpts(&one, &other);
        assert_eq!(other, format!("…{}b", "x".repeat(AHEAD)));
        assert!(one.starts_with(&format!("…{}ayy", "x".repeat(AHEAD))), "{one}");
        assert!(one.ends_with("y… (1061 bytes)"), "{one}");
        assert_eq!(excerpts("1", "2"), ("1".to_owned(), "2".to_owned()));
    }
}
