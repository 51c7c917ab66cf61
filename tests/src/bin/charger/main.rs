//! A process made to be killed around its effects: it runs one task on one file, and charges at a till.
//!
//! ```text
//! charger FILE TASK JOB ROUNDS TILL [--die PLACE:TIME] [--waits]
//! ```
//!
//! It ends with 0 when the task is completed, with 3 when it waits for a decision (unless with `--waits`: then so does the process), and with 4 and
//! the error on its standard error when the task failed. With `--die` it ends itself with SIGKILL.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    match work(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("charger: {error}");
            let error = error.downcast_ref::<asap_runtime::Error>();
            ExitCode::from(match error {
                Some(error) if error.is_waiting() => 3,
                Some(error) if error.is_failed() => 4,
                _ => 2,
            })
        }
    }
}

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
fn work(mut given: impl Iterator<Item = String>) -> Result<(), asap_runtime::BoxError> {
    use asap_runtime::store::{Retention, SqliteStore};
    use asap_runtime::{Runtime, Waits};
    use asap_tests::effects::jobs::{self, Policy};
    use asap_tests::effects::{Client, Job, die_at, dying};

    let mut next = |what: &str| given.next().ok_or_else(|| format!("{what} is missing"));
    let (file, task, job) = (next("a file")?, next("a task")?, next("a job")?);
    let (rounds, till) = (next("a number of rounds")?.parse()?, next("a till")?.parse()?);
    let mut waits = Waits::Return;
    while let Some(option) = given.next() {
        match option.as_str() {
            "--die" => die_at(given.next().unwrap_or_default().parse()?),
            "--waits" => waits = Waits::Here,
            _ => return Err(format!("{option} is no option of this command").into()),
        }
    }
    let job = Job::of(&job).ok_or_else(|| format!("{job} is no job"))?;
    let runtime = Runtime::new(dying(SqliteStore::open(file)?))
        .with_retention(Retention::All)
        .with_waits(waits)
        .with_resource(Client::new(till, &task));
    let executor = tokio::runtime::Runtime::new()?;
    let run_async = |call| executor.block_on(runtime.run(&task, call));
    match (job.policy, job.is_async) {
        (Policy::Park, false) => runtime.run(&task, jobs::park(rounds)),
        (Policy::Retry, false) => runtime.run(&task, jobs::retry(rounds)),
        (Policy::Check, false) => runtime.run(&task, jobs::check(rounds)),
        (Policy::Park, true) => run_async(jobs::park_later(rounds)),
        (Policy::Retry, true) => run_async(jobs::retry_later(rounds)),
        (Policy::Check, true) => run_async(jobs::check_later(rounds)),
    }?;
    Ok(())
}
