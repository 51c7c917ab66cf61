//! Medians, and sides that take turns.

use std::time::Duration;

/// Times of one side, one per round, in the order of the rounds.
#[derive(Debug, Default, Clone)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64());
    }

    /// The last round's time; nothing was measured yet: none.
    pub(crate) fn last(&self) -> Duration {
        self.0.last().copied().map_or(Duration::ZERO, Duration::from_secs_f64)
    }

    /// The median round's nanoseconds per operation.
    pub(crate) fn nanos(&self, operations: u32) -> f64 {
        median(self.0.clone()) * 1e9 / f64::from(operations)
    }

    /// The fastest round's nanoseconds per operation: what the machine does when nobody else uses it.
    pub(crate) fn least_nanos(&self, operations: u32) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min) * 1e9 / f64::from(operations)
    }

    /// The median, over the rounds, of this side's time divided by the other's in the same round.
    pub(crate) fn ratio(&self, other: &Times) -> f64 {
        median(self.0.iter().zip(&other.0).map(|(this, other)| this / other).collect())
    }

    /// The median, over the rounds, of this side's time less the other's in the same round, per operation.
    pub(crate) fn more_nanos(&self, other: &Times, operations: u32) -> f64 {
        median(self.0.iter().zip(&other.0).map(|(this, other)| this - other).collect()) * 1e9
            / f64::from(operations)
    }
}

/// Times both sides in turns; who begins alternates.
pub(crate) fn in_turns<E>(
    rounds: u32,
    mut one: impl FnMut() -> Result<Duration, E>,
    mut other: impl FnMut() -> Result<Duration, E>,
) -> Result<(Times, Times), E> {
    let (mut ones, mut others) = (Times::default(), Times::default());
    for round in 0..rounds {
        if round % 2 == 0 {
            ones.push(one()?);
            others.push(other()?);
        } else {
            others.push(other()?);
            ones.push(one()?);
        }
    }
    Ok((ones, others))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}
