//! A whole run: batches, what they add up to, and smaller programs for what was found.

use std::collections::BTreeMap;
use std::io;
use std::time::Instant;

use asap_tests::random::{Program, corpus, smaller};

use crate::arguments::{Arguments, Task};
use crate::documented::Documented;
use crate::findings::{Verdict, judge};
use crate::project::{Depth, Project, workspace};

/// Candidates per build while a program is made smaller.
const CANDIDATES: usize = 60;

/// Builds per program that is made smaller.
const ROUNDS: usize = 40;

/// The sums over all batches.
#[derive(Debug, Default)]
struct Sums {
    /// Whether the seeds of refused programs are printed.
    names_refused: bool,
    programs: u64,
    checkpoints: u64,
    lines: u64,
    passed: u64,
    resumed: u64,
    refused: u64,
    not_plain: u64,
    refusals: BTreeMap<String, Vec<u64>>,
    findings: BTreeMap<String, Vec<u64>>,
}

/// Holds the programs that were asked for; how many were found that should not be.
pub(crate) fn run(arguments: &Arguments) -> io::Result<usize> {
    let seeds: Vec<u64> = match arguments.task {
        Task::Hold(count) => (arguments.seed..arguments.seed + count).collect(),
        Task::Corpus => corpus::chosen().iter().map(|program| program.seed).collect(),
        Task::Show(_) => Vec::new(),
    };
    let documented = Documented::read(&workspace())?;
    let project = Project::new(arguments.keep.as_deref())?;
    println!("the scratch project is in {}", project.directory().display());
    let start = Instant::now();
    let names_refused = arguments.task == Task::Corpus;
    let mut sums = Sums { names_refused, ..Sums::default() };
    for seeds in seeds.chunks(arguments.batch) {
        let programs: Vec<(u64, Program)> = seeds.iter().map(|seed| (*seed, Program::new(*seed))).collect();
        let verdicts = judge(&project, &documented, &programs, Depth::Build)?;
        let mut found = Vec::new();
        for (number, program) in &programs {
            let verdict = verdicts.get(number).expect("there is a verdict on each program");
            if sums.add(*number, program, verdict) {
                found.push((program, verdict));
            }
        }
        println!(
            "seeds {} to {}: {} s, {} findings",
            seeds[0],
            seeds[seeds.len() - 1],
            start.elapsed().as_secs(),
            found.len()
        );
        for (program, verdict) in found {
            print_finding(&project, &documented, arguments.shrink, program, verdict)?;
        }
    }
    sums.print(start.elapsed().as_secs());
    Ok(sums.findings.values().map(Vec::len).sum())
}

impl Sums {
    /// Adds one program; whether it is the first finding of its kind.
    fn add(&mut self, number: u64, program: &Program, verdict: &Verdict) -> bool {
        self.programs += 1;
        self.checkpoints += program.checkpoints() as u64;
        self.lines += program.lines() as u64;
        match verdict {
            Verdict::NotPlain(text) => {
                self.not_plain += 1;
                println!("seed {number} does not compile as plain Rust: {text}");
            }
            Verdict::Refused(message) if self.names_refused => {
                println!("seed {number} is refused: {message}");
                self.refusals.entry(message.clone()).or_default().push(number);
            }
            Verdict::Refused(message) => self.refusals.entry(message.clone()).or_default().push(number),
            Verdict::Same { passed, resumed, refused } => {
                self.passed += passed;
                self.resumed += resumed;
                self.refused += refused;
            }
            Verdict::NotResumable(_) | Verdict::Differs(_) => {
                let all = self.findings.entry(verdict.kind()).or_default();
                all.push(number);
                return all.len() <= 2;
            }
        }
        false
    }

    fn print(&self, seconds: u64) {
        println!("\n{} programs in {seconds} s", self.programs);
        println!("{} lines, {} checkpoints in the source", self.lines, self.checkpoints);
        println!("{} checkpoints passed in plain runs", self.passed);
        println!("{} runs resumed from a snapshot, {} refused by the store", self.resumed, self.refused);
        println!("{} did not compile as plain Rust", self.not_plain);
        println!(
            "{} were refused by the attribute or the types:",
            self.refusals.values().map(Vec::len).sum::<usize>()
        );
        for (message, seeds) in &self.refusals {
            println!("  {:5}  {message}: seeds {seeds:?}", seeds.len());
        }
        println!("{} findings", self.findings.values().map(Vec::len).sum::<usize>());
        for (kind, seeds) in &self.findings {
            println!("  {:5}  {kind}: seeds {seeds:?}", seeds.len());
        }
    }
}

fn print_finding(
    project: &Project,
    documented: &Documented,
    shrink: bool,
    program: &Program,
    verdict: &Verdict,
) -> io::Result<()> {
    let (program, verdict) = if shrink {
        shrunk(project, documented, program.clone(), verdict.clone())?
    } else {
        (program.clone(), verdict.clone())
    };
    let (Verdict::NotResumable(text) | Verdict::Differs(text)) = &verdict else { return Ok(()) };
    println!("\n==== seed {}: {}\n{text}\n\n{}", program.seed, verdict.kind(), program.scenario("found"));
    Ok(())
}

/// The smallest program that can be had by leaving things out, and still shows the same kind of finding.
fn shrunk(
    project: &Project,
    documented: &Documented,
    mut program: Program,
    mut verdict: Verdict,
) -> io::Result<(Program, Verdict)> {
    let kind = verdict.kind();
    let depth = if matches!(verdict, Verdict::Differs(_)) { Depth::Build } else { Depth::Check };
    let mut behind = 0;
    for _ in 0..ROUNDS {
        let candidates = smaller(&program);
        if candidates.is_empty() || behind >= candidates.len() {
            break;
        }
        let end = candidates.len().min(behind + CANDIDATES);
        let numbered: Vec<(u64, Program)> = (0..).zip(candidates[behind..end].iter().cloned()).collect();
        let verdicts = judge(project, documented, &numbered, depth)?;
        let same = numbered.into_iter().filter_map(|(number, candidate)| {
            let found = verdicts.get(&number).filter(|found| found.is_finding() && found.kind() == kind)?;
            Some((candidate, found.clone()))
        });
        match same.min_by_key(|(candidate, _)| candidate.length()) {
            Some((smaller, found)) => {
                (program, verdict) = (smaller, found);
                behind = 0;
            }
            None => behind = end,
        }
    }
    Ok((program, verdict))
}
