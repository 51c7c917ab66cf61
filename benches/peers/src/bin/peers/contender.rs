//! What is compared.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use peers::Result;
use serde::Serialize;

/// One way to run queued tasks.
#[derive(Debug, Serialize)]
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) version: String,
    pub(crate) settings: String,
    /// How many times as fast asap should be.
    pub(crate) bar: Option<f64>,
    #[serde(skip)]
    program: PathBuf,
    #[serde(skip)]
    script: Option<PathBuf>,
    /// How many tasks a worker runs at once, where it is told by the environment.
    #[serde(skip)]
    at_once: usize,
    /// Whether any task is left.
    #[serde(skip)]
    pub(crate) is_left: &'static str,
    /// How many tasks are completed with the right result and all their checkpoints.
    #[serde(skip)]
    pub(crate) completed: &'static str,
}

impl Contender {
    /// The program with this role.
    pub(crate) fn command(&self, role: [&str; 2]) -> tokio::process::Command {
        let mut command = tokio::process::Command::new(&self.program);
        command.args(&self.script).args(role).env("PEERS_DBOS_AT_ONCE", self.at_once.to_string());
        command
    }
}

const DBOS_IS_LEFT: &str = "SELECT EXISTS (SELECT 1 FROM dbos.workflow_status
    WHERE queue_name = 'peers' AND status IN ('ENQUEUED', 'PENDING'))";

const DBOS_COMPLETED: &str = "SELECT count(*) FROM dbos.workflow_status AS workflow
    WHERE status = 'SUCCESS' AND 5 = (
        SELECT count(*) FROM dbos.operation_outputs AS step WHERE step.workflow_uuid = workflow.workflow_uuid)";

/// All that can be run here.
pub(crate) fn all() -> Result<Vec<Contender>> {
    let beside = env::current_exe()?;
    let beside = beside.parent().ok_or("a program is in a folder")?;
    let mut all = vec![
        Contender {
            name: "asap",
            version: env::var("PEERS_ASAP_VERSION").unwrap_or_else(|_| "as it is here".to_owned()),
            settings: format!(
                "PostgresStore, at most {} connections; Worker::concurrency(64); all else as it comes",
                peers::setting("PEERS_ASAP_CONNECTIONS", 8_usize)?
            ),
            bar: None,
            program: beside.join("asap"),
            script: None,
            at_once: 64,
            is_left: "SELECT EXISTS (SELECT 1 FROM asap_tasks WHERE place IS NOT NULL)",
            // The start, and five checkpoints.
            completed: "SELECT count(*) FROM asap_tasks AS task
                WHERE status = 'completed' AND result::jsonb = '10' AND 6 = (
                    SELECT max(version) FROM asap_snapshots AS stored WHERE stored.task_id = task.task_id)",
        },
        // Half of the tasks each: a worker polls no second time. One that looks again comes to its interval only by and by,
        // from one second on, a tenth less each time.
        dbos("dbos", beside, 500, Some(1.5))?,
        dbos("dbos, 64 at once", beside, 64, None)?,
    ];
    if let Some(python) = env::var_os("PEERS_PYTHON") {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("dbos_python.py");
        let about = Command::new(&python).arg(&script).arg("version").output()?;
        if !about.status.success() {
            return Err(format!("{}: {}", script.display(), String::from_utf8_lossy(&about.stderr)).into());
        }
        let about = String::from_utf8(about.stdout)?;
        let (version, settings) =
            about.trim().split_once('\n').ok_or("the script tells its version and settings")?;
        all.push(Contender {
            name: "dbos-python",
            version: version.to_owned(),
            settings: settings.to_owned(),
            bar: Some(10.0),
            program: python.into(),
            script: Some(script),
            at_once: 64,
            is_left: DBOS_IS_LEFT,
            completed: DBOS_COMPLETED,
        });
    }
    Ok(all)
}

/// The crate, with so many workflows at once in a worker.
fn dbos(name: &'static str, beside: &Path, at_once: usize, bar: Option<f64>) -> Result<Contender> {
    Ok(Contender {
        name,
        version: locked("dbos")?,
        settings: format!(
            "QueueOptions: worker_concurrency {at_once}, polling_interval {} ms (1 s unless set); at most {} connections; \
             all else as it comes",
            peers::setting("PEERS_DBOS_POLL_MS", 10_u64)?,
            peers::setting("PEERS_DBOS_CONNECTIONS", 10_u32)?,
        ),
        bar,
        program: beside.join("dbos"),
        script: None,
        at_once,
        is_left: DBOS_IS_LEFT,
        completed: DBOS_COMPLETED,
    })
}

/// The version of a package in the lock file.
fn locked(package: &str) -> Result<String> {
    let lock = include_str!("../../../Cargo.lock");
    let named = lock.split_once(&format!("name = \"{package}\"\nversion = \""));
    let version = named.and_then(|(_, behind)| behind.split_once('"'));
    Ok(version.ok_or_else(|| format!("`{package}` is not in the lock file"))?.0.to_owned())
}
