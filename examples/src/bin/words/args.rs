//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};

/// Counts the words of a directory of texts with a pool of workers.
///
/// `submit` puts one task per file into a queue, any number of `worker` processes run them, `status` says how far they are,
/// and `report` merges what they found. Workers may be killed at any time. Exit status: 0 done, 1 something failed, 2 the
/// arguments are wrong.
#[derive(Debug, Parser)]
#[command(name = "words", version)]
pub(crate) struct Args {
    /// Say on stderr what is stored.
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Submit(Submit),
    Worker(Work),
    Status(Status),
    PutBack(PutBack),
    Report(Report),
    Count(Count),
}

/// The store that everybody shares.
#[derive(Debug, clap::Args)]
pub(crate) struct Store {
    /// The store: the path of an SQLite file, or its URL.
    #[arg(long, value_name = "URL", env = "WORDS_DB", hide_env_values = true)]
    pub(crate) db: String,
}

/// The name of the queue unless another is given.
const QUEUE: &str = "words";

/// Makes the tasks of the files below DIR: one per file, under an id of its path and content.
///
/// Repeating it changes nothing, but that tasks that have failed begin anew. A file whose content has changed replaces its
/// task; the tasks of files that are gone from DIR are deleted. Workers read the files under the same paths.
#[derive(Debug, clap::Args)]
pub(crate) struct Submit {
    /// The directory.
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) store: Store,
    /// The queue.
    #[arg(long, value_name = "NAME", default_value = QUEUE)]
    pub(crate) queue: String,
    /// Tasks of a higher one are taken first.
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true)]
    pub(crate) priority: i32,
}

/// Runs tasks until SIGTERM or Ctrl-C; then each gets to its next checkpoint, and another worker goes on with it.
///
/// A second signal ends the grace period. Exit status: 0 it was told to end, and has given its tasks back; 1 it could not
/// begin.
#[derive(Debug, clap::Args)]
pub(crate) struct Work {
    #[command(flatten)]
    pub(crate) store: Store,
    /// The queues, the most urgent one first.
    #[arg(long = "queue", value_name = "NAME", default_value = QUEUE)]
    pub(crate) queues: Vec<String>,
    /// Tasks at once; as many as the machine has processors unless it is set.
    #[arg(long, value_name = "N")]
    pub(crate) concurrency: Option<NonZeroUsize>,
    /// Seconds after which the tasks of a worker that died are taken by others.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub(crate) lease: Duration,
    /// Seconds that tasks may take to their next checkpoints when the worker is told to end.
    #[arg(long, value_name = "SECONDS", default_value = "25", value_parser = seconds)]
    pub(crate) grace: Duration,
    /// About how many bytes of a text are between two checkpoints. A checkpoint costs as much as writing the counts so far.
    #[arg(long, value_name = "BYTES", default_value = "262144")]
    pub(crate) step: NonZeroUsize,
    /// Leases that a task may lose in a row without a new checkpoint before it is parked.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) max_lost_leases: u32,
}

/// Says how many tasks wait, run, are done, parked or failed, and why.
///
/// Exit status: 0 no task is parked or failed, 1 some are.
#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) store: Store,
    /// Stay until no task waits or runs.
    #[arg(long)]
    pub(crate) watch: bool,
    /// Print the queues' lengths in the text format of Prometheus, and nothing else.
    #[arg(long, conflicts_with = "watch")]
    pub(crate) metrics: bool,
}

/// Puts a task that is parked or failed back into its queue.
#[derive(Debug, clap::Args)]
pub(crate) struct PutBack {
    /// The task's id, as `status` prints it.
    pub(crate) task: String,
    #[command(flatten)]
    pub(crate) store: Store,
}

/// How a report looks.
#[derive(Debug, clap::Args)]
pub(crate) struct Form {
    /// How many words are listed, the most frequent first.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) top: usize,
    /// The file to write; it is there whole or not at all. Without it the report is printed.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Merges the results of all tasks, when all have completed.
#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) store: Store,
    #[command(flatten)]
    pub(crate) form: Form,
}

/// Counts the files below DIR in this process, without a store: what `report` must equal.
#[derive(Debug, clap::Args)]
pub(crate) struct Count {
    /// The directory.
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) form: Form,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn nonsense_is_refused() {
        for args in [
            &["worker", "--db", "d", "--lease", "-1"] as &[&str],
            &["worker", "--db", "d", "--lease", "soon"],
            &["worker", "--db", "d", "--concurrency", "0"],
            &["worker", "--db", "d", "--max-lost-leases", "0"],
            &["status", "--db", "d", "--watch", "--metrics"],
            &["submit", "--db", "d"],
            &[],
        ] {
            let error = Args::try_parse_from([&["words"], args].concat()).expect_err("it is nonsense");
            assert_eq!(error.exit_code(), 2, "{args:?}");
        }
    }
}
