//! A worker made to be killed: it runs the jobs of a crew, and writes down what they do.
//!
//! ```text
//! crew STORE JOURNAL [--lease MS] [--grace MS] [--concurrency N] [--max-lost-leases N] [--queue NAME]
//!      [--skew MS]
//! ```
//!
//! It ends with 0 when it was told to end (SIGTERM), and with 5 when its standard input ends: whoever started it is gone.
//! With `--skew` its clock is ahead of the machine's by so many milliseconds, or behind.

#[cfg(unix)]
mod arguments;
#[cfg(unix)]
mod skewed;

#[cfg(unix)]
use std::time::{Duration, Instant};

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    match arguments::Arguments::parse(std::env::args().skip(1)).and_then(|arguments| work(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crew: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(unix))]
fn main() {}

/// How long a server may be away when a worker begins, and how soon it is asked again.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(20);
#[cfg(unix)]
const PAUSE: Duration = Duration::from_millis(100);

#[cfg(unix)]
fn work(arguments: &arguments::Arguments) -> Result<(), asap_runtime::BoxError> {
    use asap_runtime::store::Retention;
    use asap_runtime::{Runtime, Worker};
    use asap_tests::crew::{Journal, Ledger, PARTS_FROM, Watched, open};

    std::thread::spawn(|| {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(5);
    });
    let journal = Journal::open(&arguments.journal)?;
    let work = || {
        let store = Watched::new(open(&arguments.store)?, journal.clone());
        let mut runtime = Runtime::new(store)
            .with_retention(Retention::All)
            .with_parts_from(PARTS_FROM)
            .with_clock(skewed::Skewed::new(arguments.skew))
            .with_resource(journal.clone());
        if let Some(ledger) = Ledger::of(&arguments.store) {
            runtime = runtime.with_resource(ledger);
        }
        Worker::new(runtime)
            .queue(&arguments.queue)
            .lease(arguments.lease)
            .grace(arguments.grace)
            .concurrency(arguments.concurrency)
            .max_lost_leases(arguments.max_lost_leases)
            .run()
    };
    let begun = Instant::now();
    loop {
        match work() {
            // What starts workers elsewhere starts them again, too.
            Err(error) if error.is_store() && begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            ended => return Ok(ended.map(|_| ())?),
        }
    }
}
