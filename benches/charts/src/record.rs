//! What is recorded: one file per contender.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Result;

/// What one contender did in one run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// Its version, and that of what it runs on.
    pub version: String,
    /// The day, as in `2026-11-28`.
    pub date: String,
    /// What it ran on, as names and values.
    pub machine: Vec<(String, String)>,
    /// What disturbed the run; figures with a remark here are first figures, to be measured again.
    pub disturbed: Option<String>,
    /// Its figures.
    pub lines: Vec<Line>,
}

/// One line in a chart.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    /// The chart that it belongs to.
    pub chart: String,
    /// The store, as in `SQLite`.
    pub store: String,
    /// What has happened when a checkpoint returns.
    pub durability: String,
    /// In the order of `x`.
    pub points: Vec<Point>,
}

/// One figure: seconds or bytes, as its chart has them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Point {
    /// Checkpoints, or bytes.
    pub x: f64,
    /// The median.
    pub y: f64,
    /// The least that was seen.
    pub least: f64,
    /// The most that was seen.
    pub most: f64,
    /// How many times it was measured.
    pub times: usize,
}

impl Point {
    /// The median of these; of an even number, the lower of the two in the middle. `None` if there are none.
    #[must_use]
    pub fn of(x: f64, mut seen: Vec<f64>) -> Option<Self> {
        seen.sort_by(f64::total_cmp);
        let (least, most) = (*seen.first()?, *seen.last()?);
        Some(Self { x, y: seen[(seen.len() - 1) / 2], least, most, times: seen.len() })
    }
}

/// The recorded files of a folder, in the order of their names.
///
/// # Errors
///
/// If one of them cannot be read, or is none.
pub fn load(folder: &Path) -> Result<Vec<Record>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path)?;
            serde_json::from_str(&text).map_err(|error| format!("`{}`: {error}", path.display()).into())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_one_is_the_figure() {
        let point = Point::of(10.0, vec![4.0, 1.0, 9.0, 2.0]).expect("there are some");
        assert_eq!((point.y, point.least, point.most, point.times), (2.0, 1.0, 9.0, 4));
        assert!(Point::of(10.0, Vec::new()).is_none());
    }
}
