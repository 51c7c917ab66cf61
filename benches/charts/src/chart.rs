//! Which charts there are.

use crate::axis::Unit;

/// One chart, as the recorded lines know it.
#[derive(Debug, Clone, Copy)]
pub struct Chart {
    /// What the lines call it, and the name of its file.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the horizontal axis is.
    pub x: (&'static str, Unit),
    /// What the vertical axis is.
    pub y: (&'static str, Unit),
}

/// All charts.
#[must_use]
pub fn charts() -> &'static [Chart] {
    const PASSED: (&str, Unit) = ("checkpoints passed", Unit::Count);
    const TIME: (&str, Unit) = ("time", Unit::Seconds);
    &[
        Chart { name: "resume", title: "Time to resume", x: PASSED, y: TIME },
        Chart {
            name: "written",
            title: "Bytes written, a list growing by 100 B per checkpoint",
            x: PASSED,
            y: ("written", Unit::Bytes),
        },
        Chart {
            name: "stored",
            title: "Bytes stored, a list growing by 100 B per checkpoint",
            x: PASSED,
            y: ("stored", Unit::Bytes),
        },
        Chart {
            name: "latency-new",
            title: "One checkpoint, all of the state new",
            x: ("size of the state", Unit::Bytes),
            y: TIME,
        },
        Chart {
            name: "latency-field",
            title: "One checkpoint, one field of the state changed",
            x: ("size of the state", Unit::Bytes),
            y: TIME,
        },
    ]
}
