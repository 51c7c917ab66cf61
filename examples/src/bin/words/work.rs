//! `words worker`: one process of the pool.

use std::process::ExitCode;

use asap_runtime::Worker;

use crate::args::Work;
use crate::job::Step;
use crate::store::open;

/// Runs tasks until the process is told to end.
///
/// # Errors
///
/// If the store cannot be reached at the start.
pub(crate) fn work(options: &Work) -> anyhow::Result<ExitCode> {
    let worker = Worker::new(open(&options.store.db)?.with_resource(Step(options.step)))
        .lease(options.lease)
        .grace(options.grace)
        .max_lost_leases(options.max_lost_leases);
    let worker = options.queues.iter().fold(worker, Worker::queue);
    let worker = match options.concurrency {
        Some(tasks) => worker.concurrency(tasks.get()),
        None => worker,
    };
    tracing::info!(queues = options.queues.join(","), lease = ?options.lease, grace = ?options.grace, "working");
    let done = worker.run()?;
    tracing::info!(
        completed = done.completed,
        failed = done.failed,
        interrupted = done.interrupted,
        left = done.left,
        lost = done.lost,
        unfit = done.unfit,
        "ended"
    );
    Ok(ExitCode::SUCCESS)
}
