//! All crashes, one after the other.

use super::Settings;
use super::attempt::{Attempt, End};
use super::mismatch::{Mismatch, Place, What};
use super::parts;
use super::point::Point;
use super::report::Report;
use super::subject::Subject;
use crate::protocol::StateSnapshot;

/// Runs the function whole, then with each crash that was asked for; stops at the first difference.
pub(super) fn explore(subject: &mut Subject<'_>, settings: &mut Settings<'_>) -> Result<Report, Mismatch> {
    (settings.on_reset)();
    (settings.on_restart)();
    let whole = Attempt::make(subject, settings, None, None);
    let world = settings.world.as_mut().map(|look| look());
    let report = Report::new(&whole.snapshots);
    if let End::Stopped(error) = &whole.end {
        return Err(Mismatch::stopped(report.function(), error));
    }
    let mut explorer = Explorer { subject, settings, whole, world, report };
    explorer.ask_again()?;
    explorer.follow(&[])?;
    for path in paths(explorer.versions(), explorer.settings.crashes) {
        explorer.follow(&path)?;
    }
    Ok(explorer.report)
}

/// The crashes of each task: one at each point, and, of several, each behind a version.
fn paths(versions: u64, crashes: usize) -> Vec<Vec<Point>> {
    let mut paths: Vec<_> = Point::all(versions).into_iter().map(|point| vec![point]).collect();
    let mut several: Vec<Vec<u64>> = (1..=versions).map(|version| vec![version]).collect();
    for _ in 1..crashes {
        let later = |path: &Vec<u64>| {
            let path = path.clone();
            let next = path.last().map_or(1, |last| last + 1);
            (next..=versions).map(move |version| path.iter().copied().chain([version]).collect())
        };
        several = several.iter().flat_map(later).collect();
        paths.extend(several.iter().map(|path| path.iter().copied().map(Point::Behind).collect::<Vec<_>>()));
    }
    paths
}

struct Explorer<'a, 'f, 's> {
    subject: &'a mut Subject<'f>,
    settings: &'a mut Settings<'s>,
    whole: Attempt,
    world: Option<String>,
    report: Report,
}

impl Explorer<'_, '_, '_> {
    fn versions(&self) -> u64 {
        self.whole.snapshots.len() as u64
    }

    /// A task that has ended gives its stored result.
    fn ask_again(&mut self) -> Result<(), Mismatch> {
        if !matches!(self.whole.end, End::Value(_)) {
            return Ok(());
        }
        let again = self.whole.ask_again(self.subject);
        if self.whole.end.same(&again, self.subject) {
            return Ok(());
        }
        let what = "the stored result, read again".to_owned();
        Err(self.other(
            Place { crashes: &[Point::End], from: None },
            what,
            self.whole.end.shown(),
            again.shown(),
        ))
    }

    /// One task, from its start through these crashes to its end.
    fn follow(&mut self, path: &[Point]) -> Result<(), Mismatch> {
        (self.settings.on_reset)();
        let mut from: Option<StateSnapshot> = None;
        for (index, crash) in path.iter().copied().map(Some).chain([None]).enumerate() {
            (self.settings.on_restart)();
            let attempt = Attempt::make(self.subject, self.settings, from.as_ref(), crash);
            self.report.attempts += 1;
            let place = Place { crashes: &path[..index], from: from.as_ref() };
            self.compare(place, &attempt, crash)?;
            if crash.is_none() {
                self.look_at_the_world(place)?;
            }
            from = attempt.snapshots.last().map(through_bytes).or(from);
        }
        self.report.crashes += path.len();
        Ok(())
    }

    fn look_at_the_world(&mut self, place: Place<'_>) -> Result<(), Mismatch> {
        let found = self.settings.world.as_mut().map(|look| look());
        match (&self.world, &found) {
            (Some(expected), Some(found)) if expected != found => {
                Err(self.mismatch(place, What::World { expected, found }))
            }
            _ => Ok(()),
        }
    }

    /// Holds an attempt against the same part of the whole run, in the order in which it happened.
    fn compare(&self, place: Place<'_>, attempt: &Attempt, crash: Option<Point>) -> Result<(), Mismatch> {
        let mut whole = self.whole.snapshots.iter().skip(index(attempt.from));
        for (version, done) in (attempt.from..).zip(&attempt.effects) {
            self.effects(place, version, done, crash)?;
            if let Some(found) = attempt.snapshots.get(index(version - attempt.from)) {
                self.snapshot(place, found, whole.next())?;
            }
        }
        let last = crash.map_or(self.versions(), |crash| crash.last_version(self.versions()));
        let stored = attempt.from + attempt.snapshots.len() as u64;
        if stored < last {
            let what = format!("the end came before version {} was stored", stored + 1);
            return Err(self.other(place, what, self.whole.end.shown(), attempt.end.shown()));
        }
        self.end(place, &attempt.end, crash)
    }

    fn effects(
        &self,
        place: Place<'_>,
        version: u64,
        found: &[String],
        crash: Option<Point>,
    ) -> Result<(), Mismatch> {
        let what = match crash {
            Some(Point::Before(failed) | Point::Behind(failed)) if failed == version => {
                What::Stop { version, found }
            }
            _ => {
                let expected = self.whole.effects.get(index(version)).map(Vec::as_slice).unwrap_or_default();
                What::Effects { version, expected, found }
            }
        };
        match what {
            What::Stop { found: [], .. } => Ok(()),
            What::Effects { expected, found, .. } if expected == found => Ok(()),
            what => Err(self.mismatch(place, what)),
        }
    }

    fn snapshot(
        &self,
        place: Place<'_>,
        found: &StateSnapshot,
        expected: Option<&StateSnapshot>,
    ) -> Result<(), Mismatch> {
        let Some(expected) = expected else {
            let what = format!("one more checkpoint was passed, version {}", found.version);
            let found = format!("checkpoint `{}`", parts::checkpoint(found.data.as_json()));
            return Err(self.other(place, what, self.whole.end.shown(), found));
        };
        if expected.checkpoint != found.checkpoint {
            let what = format!("the flag `checkpoint` of version {}", found.version);
            return Err(self.other(
                place,
                what,
                expected.checkpoint.to_string(),
                found.checkpoint.to_string(),
            ));
        }
        let [one, other] = [expected, found].map(|snapshot| snapshot.data.as_json());
        match parts::difference(one, other, &self.settings.strictness) {
            Some(difference) => Err(self.mismatch(place, What::Snapshot(expected, difference))),
            None => Ok(()),
        }
    }

    fn end(&self, place: Place<'_>, found: &End, crash: Option<Point>) -> Result<(), Mismatch> {
        let stops = match crash {
            Some(Point::Before(_) | Point::Behind(_)) => true,
            // Only a value must be stored to be the end: an error is returned although it cannot be recorded.
            Some(Point::End) => matches!(self.whole.end, End::Value(_)),
            None => false,
        };
        let is_right = match found {
            End::Stopped(error) if stops => error.is_store(),
            found => !stops && self.whole.end.same(found, self.subject),
        };
        if is_right {
            return Ok(());
        }
        let (what, expected) = match crash.filter(|_| stops) {
            Some(crash) => {
                (format!("the end, with a store that fails {crash}"), "an error of the store".to_owned())
            }
            None => ("the end".to_owned(), self.whole.end.shown()),
        };
        Err(self.other(place, what, expected, found.shown()))
    }

    fn other(&self, place: Place<'_>, what: String, expected: String, found: String) -> Mismatch {
        self.mismatch(place, What::Other { what, expected, found })
    }

    fn mismatch(&self, place: Place<'_>, what: What<'_>) -> Mismatch {
        Mismatch::new(self.report.function(), place, what)
    }
}

fn index(version: u64) -> usize {
    usize::try_from(version).expect("all versions are in memory")
}

/// What is left of a snapshot when it has been written and read, as the protocol's JSON.
fn through_bytes(snapshot: &StateSnapshot) -> StateSnapshot {
    let text = serde_json::to_string(snapshot).expect("a snapshot can be written");
    let read: StateSnapshot = serde_json::from_str(&text).expect("a snapshot can be read");
    assert_eq!(read, *snapshot, "a snapshot changed on the way through its bytes");
    read
}

#[cfg(test)]
mod tests {
    use super::Point::{Before, Behind, End};
    use super::*;

    #[test]
    fn a_second_crash_comes_later_than_the_first() {
        let once = [
            vec![Before(1)],
            vec![Behind(1)],
            vec![Before(2)],
            vec![Behind(2)],
            vec![Before(3)],
            vec![Behind(3)],
        ];
        let twice = [[Behind(1), Behind(2)], [Behind(1), Behind(3)], [Behind(2), Behind(3)]].map(Vec::from);
        let mut expected = once.to_vec();
        expected.push(vec![End]);
        assert_eq!(paths(3, 1), expected);
        expected.extend(twice);
        assert_eq!(paths(3, 2), expected);
        expected.push(vec![Behind(1), Behind(2), Behind(3)]);
        assert_eq!(paths(3, 3), expected);
    }
}
