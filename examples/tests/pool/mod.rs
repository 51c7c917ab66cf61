//! A corpus, a store beside it, and workers that are to be killed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;

use crate::common::text;

/// A directory with the corpus in `t` and the store in `w.db`.
pub(crate) struct Pool(TempDir);

impl Pool {
    /// An empty corpus.
    pub(crate) fn new() -> Self {
        let pool = Self(tempfile::tempdir().unwrap());
        fs::create_dir(pool.path("t")).unwrap();
        pool
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// `words` with these arguments and the store.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_words"));
        command.args(args).env("WORDS_DB", "w.db").current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Runs it, and gives what it printed; it must succeed.
    #[track_caller]
    pub(crate) fn succeed(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    /// The report of the tasks' results, with all words.
    pub(crate) fn report(&self) -> String {
        self.succeed(&["report", "--top", "1000000", "--out", "report.txt"]);
        fs::read_to_string(self.path("report.txt")).unwrap()
    }

    /// The same, and what `words count` prints.
    pub(crate) fn reports(&self) -> [String; 2] {
        [self.report(), self.succeed(&["count", "t", "--top", "1000000"])]
    }
}

/// Text of about so many bytes: words of several scripts, with what comes between words, and some bytes that are no UTF-8.
pub(crate) fn random_text(random: &mut StdRng, bytes: usize) -> Vec<u8> {
    const LETTERS: [&str; 4] = ["abcdefghijklmnopqrstuvwxyz", "ÄÖÜÉÑaeiou", "абвгдежзик", "ΣΟΦΙΑς"];
    const BETWEEN: [&str; 8] = [" ", " ", " ", " ", "\n", ", ", ".\r\n", " — "];
    let mut random = StdRng::seed_from_u64(random.random());
    let vocabulary: Vec<String> = (0..5_000)
        .map(|_| {
            let letters: Vec<char> = LETTERS[random.random_range(0..LETTERS.len())].chars().collect();
            (0..random.random_range(1..9)).map(|_| letters[random.random_range(0..letters.len())]).collect()
        })
        .collect();
    let mut text = Vec::with_capacity(bytes + 64);
    while text.len() < bytes {
        // Rare words are rare: the smaller of two numbers.
        let words = vocabulary.len();
        let word = random.random_range(0..words).min(random.random_range(0..words));
        text.extend(vocabulary[word].as_bytes());
        text.extend(BETWEEN[random.random_range(0..BETWEEN.len())].as_bytes());
        if random.random_range(0..2_000) == 0 {
            text.extend(b"\xff\xe2\x80");
        }
    }
    text
}

/// What a worker said of a task: where in which file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// It began at this byte, or went on there.
    Counting(String, u64),
    /// A checkpoint in front of this byte is in the store.
    Stored(String, u64),
}

/// A worker that runs.
pub(crate) struct Member {
    child: Child,
    stderr: BufReader<ChildStderr>,
    pub(crate) said: Vec<Said>,
    /// Everything it said.
    pub(crate) lines: String,
}

impl Member {
    /// Starts one that runs one task at a time.
    pub(crate) fn start(pool: &Pool, args: &[&str]) -> Self {
        let base = ["--verbose", "worker", "--concurrency", "1", "--lease", "1", "--step", "131072"];
        let mut child = pool
            .command(&[&base, args].concat())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let stderr = BufReader::new(child.stderr.take().expect("stderr is a pipe"));
        Self { child, stderr, said: Vec::new(), lines: String::new() }
    }

    /// Reads one line that it says; false at the end.
    fn listen(&mut self) -> bool {
        let mut line = String::new();
        if self.stderr.read_line(&mut line).unwrap() == 0 {
            return false;
        }
        let field = |name: &str| {
            let value = line.split_once(&format!(" {name}="))?.1.split_ascii_whitespace().next()?;
            Some(value.trim_matches('"').to_owned())
        };
        let number = |name| field(name).and_then(|value| value.parse().ok());
        let said = match (field("path"), number("from"), number("counted")) {
            (Some(path), Some(from), _) => Some(Said::Counting(path, from)),
            (Some(path), _, Some(counted)) => Some(Said::Stored(path, counted)),
            _ => None,
        };
        self.said.extend(said);
        self.lines.push_str(&line);
        true
    }

    /// Waits until it says something for which this holds.
    #[track_caller]
    pub(crate) fn wait(&mut self, holds: impl Fn(&Said) -> bool) {
        while !self.said.last().is_some_and(&holds) {
            assert!(self.listen(), "the worker has ended:\n{}", self.lines);
        }
    }

    /// Kills it: the file that it was in the middle of, and the last checkpoint there that it knew to be stored.
    pub(crate) fn kill(&mut self) -> Option<(String, u64)> {
        self.child.kill().unwrap();
        assert_eq!(self.end().signal(), Some(9));
        match self.said.last()? {
            Said::Counting(path, at) | Said::Stored(path, at) => {
                let length = fs::metadata(path).unwrap().len();
                (*at > 0 && *at < length).then(|| (path.clone(), *at))
            }
        }
    }

    /// Tells it to end, and waits for that.
    pub(crate) fn terminate(&mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.end()
    }

    fn end(&mut self) -> ExitStatus {
        while self.listen() {}
        self.child.wait().unwrap()
    }
}

impl Drop for Member {
    /// A test that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
