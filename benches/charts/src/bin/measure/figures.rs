//! The figures of one contender on one store.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use asap_charts::{Line, Point, Result};

use crate::contender::{Contender, Store};
use crate::database::Database;

/// Sizes of a state in bytes, and how many checkpoints of each.
const SIZES: [(u32, u32); 4] = [(200, 200), (10_000, 100), (1_000_000, 15), (10_000_000, 5)];
/// How often a task is resumed, and how often behind many checkpoints.
const RESUMES: [usize; 2] = [9, 3];
/// Where a run up to a number of checkpoints took longer than a tenth of this, there is none to ten times as many.
const PATIENCE: [Duration; 2] = [Duration::from_mins(1), Duration::from_hours(1)];

pub(crate) fn of(contender: &Contender, store: &Store, most: u32) -> Result<Vec<Line>> {
    let wanted = |chart: &str| store.charts.contains(&chart);
    let mut lines = Vec::new();
    let mut push = |chart: &str, points: Vec<Option<Point>>| {
        let points = points.into_iter().flatten().collect();
        let (store, durability) = (store.name.to_owned(), store.durability.to_owned());
        lines.push(Line { chart: chart.to_owned(), store, durability, points });
    };
    if wanted("resume") {
        push("resume", resume(contender, store, most)?);
    }
    if wanted("written") {
        let (written, stored) = grow(contender, store, most)?;
        push("written", written);
        push("stored", stored);
    }
    for (chart, order) in [("latency-new", "sizes"), ("latency-field", "field")] {
        if wanted(chart) {
            push(chart, latency(contender, store, order)?);
        }
    }
    Ok(lines)
}

/// Powers of ten.
fn counts(most: u32) -> impl Iterator<Item = u32> {
    (1..=9).map(|power| 10_u32.pow(power)).take_while(move |count| *count <= most)
}

fn resume(contender: &Contender, store: &Store, most: u32) -> Result<Vec<Option<Point>>> {
    let mut points = Vec::new();
    for count in counts(most) {
        let database = Database::make(store.at)?;
        let (url, prepare) = database.urls()?;
        let begun = Instant::now();
        answer(contender, &["prepare", &prepare, &count.to_string()])?;
        let took = begun.elapsed();
        let resumes = RESUMES[usize::from(count >= 10_000)];
        let seconds = (0..resumes).map(|_| {
            let answer = answer(contender, &["resume", &url, &count.to_string()])?;
            answer.trim().parse::<f64>().map_err(|error| format!("`resume` tells `{answer}`: {error}").into())
        });
        points.push(Point::of(f64::from(count), seconds.collect::<Result<_>>()?));
        if took * 10 > PATIENCE[usize::from(most > 10_000)] {
            break;
        }
    }
    Ok(points)
}

/// What the program says, which must end by itself.
fn answer(contender: &Contender, arguments: &[&str]) -> Result<String> {
    let answer = contender.command(arguments).stdin(Stdio::null()).output()?;
    if !answer.status.success() {
        return Err(format!("`{}` ends with {}", arguments.join(" "), answer.status).into());
    }
    Ok(String::from_utf8(answer.stdout)?)
}

type Points = Vec<Option<Point>>;

/// What is written, and what is stored, behind so many checkpoints.
fn grow(contender: &Contender, store: &Store, most: u32) -> Result<(Points, Points)> {
    let database = Database::make(store.at)?;
    let (url, _) = database.urls()?;
    let counts: Vec<u32> = counts(most).filter(|count| u64::from(*count) <= store.longest).collect();
    let marks: Vec<String> = counts.iter().map(u32::to_string).collect();
    let mut program = contender
        .command(&["grow", &url, &marks.join(",")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (mut written, mut stored) = (Vec::new(), Vec::new());
    let mut input = program.stdin.take().ok_or("it has an input")?;
    let output = BufReader::new(program.stdout.take().ok_or("it has an output")?);
    for line in output.lines() {
        let line = line?;
        let Some(count) = line.strip_prefix("mark ") else { continue };
        let (some, all) = database.bytes(program.id())?;
        let count = f64::from(count.parse::<u32>()?);
        written.push(Point::of(count, vec![some]));
        stored.push(Point::of(count, vec![all]));
        input.write_all(b"looked\n")?;
    }
    let ended = program.wait()?;
    if !ended.success() || written.len() != marks.len() {
        return Err(format!("`grow` ends with {ended} behind {} marks", written.len()).into());
    }
    Ok((written, stored))
}

fn latency(contender: &Contender, store: &Store, order: &str) -> Result<Points> {
    let mut points = Vec::new();
    for (bytes, count) in SIZES {
        let database = Database::make(store.at)?;
        let (url, _) = database.urls()?;
        let answer = answer(contender, &[order, &url, &bytes.to_string(), &count.to_string()])?;
        let seconds: Vec<f64> = serde_json::from_str(answer.lines().last().unwrap_or(""))?;
        points.push(Point::of(f64::from(bytes), seconds));
    }
    Ok(points)
}
