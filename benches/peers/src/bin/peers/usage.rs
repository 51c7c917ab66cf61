//! Processor time, where the system tells it.

use std::collections::HashMap;
use std::time::Duration;

use peers::Result;
use sqlx::postgres::PgConnection;
use sqlx::query_scalar;

/// Linux counts in hundredths of a second, whatever the processor's clock.
const TICK: Duration = Duration::from_millis(10);

/// What processes have used until now, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Usage(HashMap<u32, Duration>);

impl Usage {
    /// Of these processes, as far as they are of this system.
    pub(crate) fn of(processes: impl IntoIterator<Item = u32>) -> Self {
        Self(processes.into_iter().filter_map(|process| Some((process, used(process)?))).collect())
    }

    /// Of the server's processes that work for the database, but for the one that is asked. None if the server is elsewhere.
    pub(crate) async fn of_server(connection: &mut PgConnection) -> Result<Self> {
        let processes =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let processes: Vec<i32> = query_scalar(processes).fetch_all(&mut *connection).await?;
        let processes = processes.into_iter().filter_map(|process| u32::try_from(process).ok());
        // The ids of another machine's processes are those of others here.
        Ok(Self::of(processes.filter(|process| {
            std::fs::read_to_string(format!("/proc/{process}/comm"))
                .is_ok_and(|name| name.trim() == "postgres")
        })))
    }

    /// What they have used since then; who came later, in whole.
    pub(crate) fn since(&self, before: &Self) -> Duration {
        let before = |process| before.0.get(process).copied().unwrap_or_default();
        self.0.iter().map(|(process, used)| used.saturating_sub(before(process))).sum()
    }
}

fn used(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name, which may hold anything, the 12th and the 13th field.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(TICK * (user + system))
}
