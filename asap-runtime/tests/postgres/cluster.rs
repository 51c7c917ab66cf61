//! A server of a test's own, which may be restarted.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

use crate::place::skip;

/// A PostgreSQL cluster in a temporary directory, on a port of its own. Dropped with all that is in it.
pub(crate) struct Cluster {
    binaries: PathBuf,
    directory: String,
    port: u16,
}

impl Cluster {
    /// A new one; nothing where PostgreSQL's programs are not installed.
    pub(crate) fn new() -> Option<Self> {
        let Some(binaries) = binaries() else {
            skip("PostgreSQL's `initdb` and `pg_ctl` are not installed");
            return None;
        };
        let directory = shell("mktemp -d").trim().to_owned();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let cluster = Self { binaries, directory, port };
        let initdb = cluster.binaries.join("initdb");
        shell(&format!(
            "{} -D {}/data -A trust -U postgres --no-sync --no-locale -E UTF8",
            initdb.display(),
            cluster.directory
        ));
        cluster.start();
        Some(cluster)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn control(&self, what: &str) {
        let Self { binaries, directory, port } = self;
        let control = binaries.join("pg_ctl");
        shell(&format!(
            "{} -D {directory}/data -l {directory}/log -w -o '-p {port} -k {directory} -c listen_addresses=127.0.0.1' {what}",
            control.display()
        ));
    }

    pub(crate) fn start(&self) {
        self.control("start");
    }

    /// Without any farewell, as when the machine fails.
    pub(crate) fn stop(&self) {
        self.control("stop -m immediate");
    }

    pub(crate) fn restart(&self) {
        self.control("restart -m immediate");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let Self { binaries, directory, .. } = self;
        let control = binaries.join("pg_ctl");
        shell(&format!(
            "{} -D {directory}/data -m immediate stop >&2; rm -rf {directory}",
            control.display()
        ));
    }
}

/// Where the programs are: in `PATH`, or where Debian puts them.
fn binaries() -> Option<PathBuf> {
    let search = "dirname \"$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb | tail -n 1)\"";
    let output = Command::new("sh").args(["-c", search]).output().ok()?;
    let directory = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    directory.join("pg_ctl").is_file().then_some(directory)
}

/// Runs a command, as the user `postgres` if this is root, which PostgreSQL refuses to run as; gives what it prints.
fn shell(command: &str) -> String {
    let id = Command::new("id").arg("-u").output().unwrap();
    let mut shell = if id.stdout.starts_with(b"0\n") {
        let mut shell = Command::new("su");
        shell.args(["postgres", "-s", "/bin/sh", "-c", command]);
        shell
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]);
        shell
    };
    let output = shell.current_dir("/").output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {error}");
    String::from_utf8(output.stdout).unwrap()
}
