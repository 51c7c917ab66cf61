//! The table at the end.

use std::fmt;

use peers::Result;
use serde::Serialize;

use crate::contender::Contender;
use crate::turn::Turn;

/// What a run has measured.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    machine: Vec<(String, String)>,
    server: Vec<(String, String)>,
    tasks: usize,
    contenders: Vec<Contender>,
    /// Of each of them, by round.
    turns: Vec<Vec<Turn>>,
    /// The medians, for each of them; complete in JSON only.
    summary: Vec<Summary>,
}

/// What the turns of one of them come to.
#[derive(Debug, Serialize)]
struct Summary {
    name: &'static str,
    tasks_per_second: f64,
    slowest: f64,
    fastest: f64,
    submitted_per_second: f64,
    commits_per_task: f64,
    workers_cpu_ms_per_task: f64,
    server_cpu_ms_per_task: f64,
    /// How many times as fast the first one is: the median of the ratios of the rounds.
    ratio: f64,
    bar: Option<f64>,
    met: Option<bool>,
}

impl Report {
    pub(crate) fn new(server: Vec<(String, String)>, tasks: usize, contenders: Vec<Contender>) -> Self {
        let turns = contenders.iter().map(|_| Vec::new()).collect();
        Self { machine: machine(), server, tasks, contenders, turns, summary: Vec::new() }
    }

    pub(crate) fn contenders(&self) -> &[Contender] {
        &self.contenders
    }

    /// A turn of the contender at this place.
    pub(crate) fn push(&mut self, index: usize, turn: Turn) {
        self.turns[index].push(turn);
        if self.turns.iter().all(|turns| turns.len() == self.turns[0].len()) {
            self.summary = (0..self.contenders.len()).map(|index| self.sum_up(index)).collect();
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "there are not so many tasks")]
    fn sum_up(&self, index: usize) -> Summary {
        let (contender, turns, tasks) = (&self.contenders[index], &self.turns[index], self.tasks as f64);
        let of = |figure: &dyn Fn(&Turn) -> f64| median(turns.iter().map(figure).collect());
        let rates = || turns.iter().map(|turn| turn.rate(self.tasks));
        let ratio =
            median(self.turns[0].iter().zip(turns).map(|(own, turn)| turn.seconds / own.seconds).collect());
        Summary {
            name: contender.name,
            tasks_per_second: median(rates().collect()),
            slowest: rates().fold(f64::INFINITY, f64::min),
            fastest: rates().fold(0.0, f64::max),
            submitted_per_second: of(&|turn| tasks / turn.submit_seconds),
            commits_per_task: of(&|turn| turn.commits as f64 / tasks),
            workers_cpu_ms_per_task: of(&|turn| turn.workers_cpu_seconds * 1e3 / tasks),
            server_cpu_ms_per_task: of(&|turn| turn.server_cpu_seconds * 1e3 / tasks),
            ratio,
            bar: contender.bar,
            met: contender.bar.map(|bar| ratio >= bar),
        }
    }

    pub(crate) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in self.machine.iter().chain(&self.server) {
            writeln!(f, "{name}: {value}")?;
        }
        for contender in &self.contenders {
            writeln!(f, "{} {}: {}", contender.name, contender.version, contender.settings)?;
        }
        let loads = self.turns.iter().flatten().filter_map(|turn| turn.load.split(' ').next());
        writeln!(f, "load at the end of each turn: {}\n", loads.collect::<Vec<_>>().join(", "))?;
        writeln!(
            f,
            "| {} tasks of 5 checkpoints, 2 workers | tasks/s | rounds | asap is | bar | | commits per task | CPU ms per task, workers | server |",
            self.tasks
        )?;
        writeln!(f, "|---|---|---|---|---|---|---|---|---|")?;
        for line in &self.summary {
            let Summary { name, tasks_per_second, slowest, fastest, ratio, .. } = line;
            let bar = line.bar.map_or_else(String::new, |bar| format!("{bar} x"));
            let met = line.met.map_or("", |met| if met { "met" } else { "**missed**" });
            writeln!(
                f,
                "| {name} | {tasks_per_second:.0} | {slowest:.0} to {fastest:.0} | {ratio:.2} x | {bar} | {met} | {:.1} | {:.2} | {:.2} |",
                line.commits_per_task, line.workers_cpu_ms_per_task, line.server_cpu_ms_per_task
            )?;
        }
        Ok(())
    }
}

/// The middle one; of an even number, the lower of the two.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[(figures.len() - 1) / 2]
}

fn machine() -> Vec<(String, String)> {
    let cores =
        std::thread::available_parallelism().map_or_else(|_| "unknown".to_owned(), |cores| cores.to_string());
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    vec![
        ("cores".to_owned(), cores),
        ("processor".to_owned(), processor.unwrap_or("unknown").to_owned()),
        ("system".to_owned(), format!("{} {}", std::env::consts::OS, kernel.trim())),
    ]
}
