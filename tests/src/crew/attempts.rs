//! Whether the attempts of one task fit together.

use std::collections::BTreeMap;

use super::{Entry, What};

/// What one attempt wrote down.
#[derive(Debug, Default)]
struct Attempt {
    /// Its lines, each with its place in the journal.
    lines: Vec<(usize, What)>,
}

/// Where an attempt went on, and how far it came.
#[derive(Debug, Default, PartialEq, Eq)]
struct Way {
    /// The step behind which it went on; `None` if it did not get as far as to say so.
    from: Option<u64>,
    /// The last step that it did.
    done: u64,
    /// The last step that it was told is stored, or found stored.
    stored: u64,
    returned: bool,
}

/// Checks the journal of one task of so many steps against the rules 1 to 5 of [the crew's](super); `completed_by` is the attempt
/// that the store says has completed it. What is wrong, in words.
#[must_use]
pub fn check_task(entries: &[&Entry], steps: u64, completed_by: u64) -> Vec<String> {
    let mut attempts: BTreeMap<u64, Attempt> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let attempt = attempts.entry(entry.attempt).or_default();
        if !matches!(entry.what, What::Refused(_) | What::Ready) {
            attempt.lines.push((place, entry.what));
        }
    }
    let mut wrong = Vec::new();
    let (mut stored, mut done, mut last) = (0, 0, None);
    for (number, attempt) in &attempts {
        if attempt.lines.is_empty() {
            continue;
        }
        let way = match attempt.way(steps) {
            Ok(way) => way,
            Err(what) => {
                wrong.push(format!("attempt {number} {what}"));
                continue;
            }
        };
        if let Some(from) = way.from {
            if from < stored {
                wrong.push(format!(
                    "attempt {number} goes on behind step {from}, though step {stored} was acknowledged"
                ));
            }
            if from > done {
                wrong.push(format!(
                    "attempt {number} goes on behind step {from}, though only {done} steps were done"
                ));
            }
        }
        (stored, done) = (stored.max(way.stored), done.max(way.done));
        last = Some((*number, way.returned));
    }
    for (number, attempt) in &attempts {
        let later = attempts.range(number + 1..).filter_map(|(_, later)| later.lines.first());
        if let Some(begun) = later.map(|(place, _)| *place).min()
            && let Some(what) = attempt.too_much_behind(begun)
        {
            wrong.push(format!("attempt {number} goes on when a later one has begun: {what:?}"));
        }
    }
    if last != Some((completed_by, true)) {
        wrong.push(format!("attempt {completed_by} completed the task, but the last to run was {last:?}"));
    }
    wrong
}

impl Attempt {
    /// How it went through the steps; what is wrong with that, if anything is.
    fn way(&self, steps: u64) -> Result<Way, String> {
        let mut lines = self.lines.iter().map(|(_, what)| *what);
        if lines.next() != Some(What::Begins) {
            return Err("does not begin".to_owned());
        }
        let mut way = Way::default();
        for what in lines {
            let at = way.from.map_or(0, |from| from.max(way.stored));
            match what {
                _ if way.returned => return Err(format!("says {what:?} though it had returned")),
                What::Stored(step) if way.from.is_none() => {
                    way.from = Some(step);
                    way.stored = step;
                    way.done = step;
                }
                What::Stored(step) if step == at + 1 && way.done == step => way.stored = step,
                What::Did(step) if step == at + 1 && way.done <= at => {
                    way.from.get_or_insert(0);
                    way.done = step;
                }
                What::Returns if at == steps && way.done == at => way.returned = true,
                What::Begins => return Err("ran twice".to_owned()),
                _ => {
                    return Err(format!(
                        "says {what:?} where it has stored {at} steps, and done {}",
                        way.done
                    ));
                }
            }
        }
        Ok(way)
    }

    /// The first line behind this place that is not a rest of what was going on.
    fn too_much_behind(&self, begun: usize) -> Option<What> {
        let mut rest = self.lines.iter().map(|(place, what)| (*place, *what)).peekable();
        while rest.next_if(|(place, _)| *place < begun).is_some() {}
        rest.next_if(|(_, what)| *what == What::Begins);
        rest.next_if(|(_, what)| matches!(what, What::Stored(_)));
        rest.next_if(|(_, what)| matches!(what, What::Did(_) | What::Returns));
        rest.next().map(|(_, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::What::{Begins, Did, Returns, Stored};
    use super::*;

    /// What is wrong with a task of two steps whose journal has these lines, which attempt 3 has completed.
    fn wrong(lines: &[(u64, What)]) -> String {
        let entry = |&(attempt, what)| Entry { at: 0, process: 1, task: "task".to_owned(), attempt, what };
        let entries: Vec<Entry> = lines.iter().map(entry).collect();
        check_task(&entries.iter().collect::<Vec<_>>(), 2, 3).join("; ")
    }

    #[test]
    fn attempts_that_fit_are_right() {
        let killed_anywhere = [
            (1, Begins),
            (1, Did(1)),
            (1, Stored(1)),
            (2, Begins),
            (3, Begins),
            (3, Stored(1)),
            (3, Did(2)),
            (3, Stored(2)),
            (3, Returns),
        ];
        assert_eq!(wrong(&killed_anywhere), "");
        let acknowledged_but_not_told = [
            (1, Begins),
            (1, Did(1)),
            (3, Begins),
            (3, Stored(1)),
            (3, Did(2)),
            (3, Stored(2)),
            (3, Returns),
        ];
        assert_eq!(wrong(&acknowledged_but_not_told), "");
        let done_again = [
            (1, Begins),
            (1, Did(1)),
            (3, Begins),
            (3, Did(1)),
            (3, Stored(1)),
            (3, Did(2)),
            (3, Stored(2)),
            (3, Returns),
        ];
        assert_eq!(wrong(&done_again), "");
    }

    #[test]
    fn one_that_wakes_may_come_to_its_checkpoint_and_no_further() {
        let begin = [(1, Begins), (1, Did(1)), (3, Begins), (3, Stored(1)), (3, Did(2)), (3, Stored(2))];
        let woken = |more: &[(u64, What)]| wrong(&[&begin[..], more, &[(3, Returns)]].concat());
        assert_eq!(woken(&[(1, Stored(1)), (1, Did(2))]), "");
        assert!(woken(&[(1, Stored(1)), (1, Did(2)), (1, Stored(2))]).contains("when a later one has begun"));
        assert!(
            wrong(&[(3, Begins), (2, Begins), (2, Did(1)), (2, Stored(1))]).contains("a later one has begun")
        );
    }

    #[test]
    fn what_was_acknowledged_must_not_run_again() {
        let lines = [
            (1, Begins),
            (1, Did(1)),
            (1, Stored(1)),
            (3, Begins),
            (3, Did(1)),
            (3, Stored(1)),
            (3, Did(2)),
            (3, Stored(2)),
            (3, Returns),
        ];
        let found = "attempt 3 goes on behind step 0, though step 1 was acknowledged";
        assert_eq!(wrong(&lines), found);
        // Whenever the first says so.
        let mut late = lines.to_vec();
        let told = late.remove(2);
        late.push(told);
        assert_eq!(wrong(&late), found);
    }

    #[test]
    fn nothing_may_be_left_out() {
        let skipped = [(3, Begins), (3, Stored(1)), (3, Did(2)), (3, Stored(2)), (3, Returns)];
        assert_eq!(wrong(&skipped), "attempt 3 goes on behind step 1, though only 0 steps were done");
        let within = [(3, Begins), (3, Did(2)), (3, Stored(2)), (3, Returns)];
        assert!(wrong(&within).contains("says Did(2) where it has stored 0 steps"));
        let unstored = [(3, Begins), (3, Did(1)), (3, Did(2)), (3, Stored(2)), (3, Returns)];
        assert!(wrong(&unstored).contains("says Did(2)"));
        let undone = [(3, Begins), (3, Did(1)), (3, Stored(1)), (3, Stored(2)), (3, Returns)];
        assert!(wrong(&undone).contains("says Stored(2)"));
        let early = [(3, Begins), (3, Did(1)), (3, Stored(1)), (3, Returns)];
        assert!(wrong(&early).contains("says Returns"));
    }

    #[test]
    fn the_last_attempt_completes_the_task_once() {
        let run =
            |attempt| [Begins, Did(1), Stored(1), Did(2), Stored(2), Returns].map(|what| (attempt, what));
        assert_eq!(wrong(&run(3)), "");
        assert!(
            wrong(&run(2)).contains("attempt 3 completed the task, but the last to run was Some((2, true))")
        );
        assert!(wrong(&[run(3), run(3)].concat()).contains("though it had returned"));
        assert!(wrong(&[(3, Begins), (3, Begins)]).contains("ran twice"));
        assert!(wrong(&[&run(3)[..], &[(4, Begins)]].concat()).contains("Some((4, false))"));
        assert!(wrong(&run(3)[..5]).contains("Some((3, false))"));
        assert!(wrong(&[]).contains("None"));
    }
}
