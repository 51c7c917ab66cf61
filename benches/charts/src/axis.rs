//! Axes with a logarithmic scale, and numbers as people read them.

/// What the numbers of an axis are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Plain numbers.
    Count,
    /// Seconds.
    Seconds,
    /// Bytes, in powers of 1,000.
    Bytes,
}

impl Unit {
    /// The number with its unit, three digits of it.
    pub(crate) fn say(self, number: f64) -> String {
        let scales: &[(f64, &str)] = match self {
            Self::Count => return thousands(number),
            Self::Seconds => &[(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")],
            Self::Bytes => &[(1e9, "GB"), (1e6, "MB"), (1e3, "KB"), (1.0, "B")],
        };
        // What would be rounded to 1,000 of one is 1 of the next.
        let scale = scales.iter().find(|(scale, _)| number >= scale * 0.9995);
        let (scale, unit) = scale.unwrap_or(&scales[scales.len() - 1]);
        format!("{} {unit}", digits(number / scale))
    }
}

/// Three digits, no zeros behind the point.
fn digits(number: f64) -> String {
    let places = match number {
        _ if number >= 99.95 => 0,
        _ if number >= 9.995 => 1,
        _ => 2,
    };
    let text = format!("{number:.places$}");
    if places == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

fn thousands(number: f64) -> String {
    let text = format!("{number:.0}");
    let mut grouped = String::new();
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && (text.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A logarithmic scale from one power of ten to another, onto pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Axis {
    /// The powers of ten.
    from: i32,
    to: i32,
    /// The pixels of the two ends.
    pixels: (f64, f64),
}

impl Axis {
    /// The axis that holds all of these; from 1 to 10 if there are none.
    pub(crate) fn around(numbers: impl Iterator<Item = f64> + Clone, pixels: (f64, f64)) -> Self {
        let least = numbers.clone().fold(f64::INFINITY, f64::min);
        let most = numbers.fold(0.0, f64::max);
        if !least.is_finite() || least <= 0.0 {
            return Self { from: 0, to: 1, pixels };
        }
        let from = power(least.log10().floor());
        Self { from, to: power(most.log10().ceil()).max(from + 1), pixels }
    }

    /// The powers of ten on it.
    pub(crate) fn ticks(self) -> impl Iterator<Item = f64> {
        (self.from..=self.to).map(|power| 10_f64.powi(power))
    }

    /// Where a number is, in pixels.
    pub(crate) fn place(self, number: f64) -> f64 {
        let (low, high) = self.pixels;
        let share = (number.log10() - f64::from(self.from)) / f64::from(self.to - self.from);
        low + share * (high - low)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "powers of ten of figures that were measured")]
fn power(power: f64) -> i32 {
    power as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_with_three_digits() {
        let said = [0.000_533, 1.0, 0.001, 0.000_000_576, 12.34, 0.999_9].map(|time| Unit::Seconds.say(time));
        assert_eq!(said, ["533 µs", "1 s", "1 ms", "576 ns", "12.3 s", "1 s"]);
        assert_eq!(
            [200.0, 10_000.0, 1e7, 2.5e9].map(|size| Unit::Bytes.say(size)),
            ["200 B", "10 KB", "10 MB", "2.5 GB"]
        );
        assert_eq!(
            [10.0, 1_000.0, 100_000.0].map(|count| Unit::Count.say(count)),
            ["10", "1,000", "100,000"]
        );
    }

    #[test]
    fn equal_factors_are_equal_distances() {
        let axis = Axis::around([20.0, 5_000.0].into_iter(), (0.0, 300.0));
        assert_eq!(axis.ticks().collect::<Vec<_>>(), [10.0, 100.0, 1_000.0, 10_000.0]);
        assert!((axis.place(100.0) - 100.0).abs() < 1e-9 && (axis.place(10_000.0) - 300.0).abs() < 1e-9);
    }
}
