//! The table at the end.

use std::fmt;

use serde::Serialize;

use crate::Result;

/// What one run has measured.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    machine: Vec<(&'static str, String)>,
    figures: Vec<Figure>,
    skipped: Vec<String>,
}

/// One measured figure.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    /// The most, or the least, it may be; without one it only explains another.
    bar: Option<f64>,
    met: Option<bool>,
    /// What it is compared with, and the figures behind it.
    note: String,
}

impl Report {
    pub(crate) fn new(machine: Vec<(&'static str, String)>) -> Self {
        Self { machine, figures: Vec::new(), skipped: Vec::new() }
    }

    /// A figure that has a bar.
    pub(crate) fn bar(&mut self, name: &str, value: f64, unit: &'static str, bar: f64, note: String) {
        let met = Some(value <= bar);
        self.figures.push(Figure { name: name.to_owned(), value, unit, bar: Some(bar), met, note });
    }

    /// A figure whose bar is the least it may be.
    #[cfg(feature = "postgres")]
    pub(crate) fn at_least(&mut self, name: &str, value: f64, unit: &'static str, bar: f64, note: String) {
        let met = Some(value >= bar);
        self.figures.push(Figure { name: name.to_owned(), value, unit, bar: Some(bar), met, note });
    }

    /// What could not be measured here.
    #[cfg(feature = "postgres")]
    pub(crate) fn skipped(&mut self, name: &str, reason: &str) {
        self.skipped.push(format!("{name} skipped: {reason}"));
    }

    /// A figure beside one that has a bar.
    pub(crate) fn beside(&mut self, name: &str, value: f64, unit: &'static str, note: String) {
        self.figures.push(Figure { name: name.to_owned(), value, unit, bar: None, met: None, note });
    }

    pub(crate) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.machine {
            writeln!(f, "{name}: {value}")?;
        }
        writeln!(f, "| figure | measured | bar | | note |\n|---|---|---|---|---|")?;
        for figure in &self.figures {
            let Figure { name, value, unit, bar, met, note } = figure;
            let digits = if *value >= 100.0 { 0 } else { 2 };
            let bar = bar.map_or_else(String::new, |bar| format!("{bar} {unit}"));
            let met = met.map_or("", |met| if met { "met" } else { "MISSED" });
            writeln!(f, "| {name} | {value:.digits$} {unit} | {bar} | {met} | {note} |")?;
        }
        self.skipped.iter().try_for_each(|skipped| writeln!(f, "{skipped}"))
    }
}
