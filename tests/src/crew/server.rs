//! A server between whom and its workers a session stands.

use std::io;
use std::process::Command;

use super::Proxy;

/// A server that can be restarted, and a proxy in front of it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) proxy: Proxy,
    /// How the store is named to reach it through the proxy.
    pub(super) through: String,
    restart: Option<String>,
}

impl Server {
    /// The server in a store's address, if it is one of a server's; `restart` is a command for the shell.
    pub(super) fn of(store: &str, restart: Option<&str>) -> io::Result<Option<Self>> {
        let Some((before, server, behind)) = split(store) else { return Ok(None) };
        let proxy = Proxy::new(&server)?;
        let through = format!("{before}{}{behind}", proxy.address());
        Ok(Some(Self { proxy, through, restart: restart.map(str::to_owned) }))
    }

    pub(super) fn can_restart(&self) -> bool {
        self.restart.is_some()
    }

    /// Restarts it, if it was said how, and waits until it has been.
    pub(super) fn restart(&self) -> io::Result<()> {
        let Some(restart) = &self.restart else { return Ok(()) };
        let output = Command::new("sh").args(["-c", restart]).output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(io::Error::other(format!("`{restart}` ended with {}: {said}", output.status)))
    }
}

/// What comes before host and port in an address, host and port, and what comes behind; `None` if it has none.
fn split(store: &str) -> Option<(String, String, String)> {
    let (scheme, rest) = store.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (user, server) = match authority.rsplit_once('@') {
        Some((user, server)) => (format!("{user}@"), server),
        None => (String::new(), authority),
    };
    let port = if scheme.starts_with("redis") { 6379 } else { 5432 };
    let server = if server.contains(':') { server.to_owned() } else { format!("{server}:{port}") };
    Some((format!("{scheme}://{user}"), server, path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_found_in_its_address() {
        let parts = |store| split(store).map(|(before, server, behind)| [before, server, behind].join(" "));
        assert_eq!(parts("/tmp/tasks.db"), None);
        assert_eq!(parts("postgres://127.0.0.1/test").as_deref(), Some("postgres:// 127.0.0.1:5432 /test"));
        assert_eq!(
            parts("postgresql://u:p@db:6000/test?options=x").as_deref(),
            Some("postgresql://u:p@ db:6000 /test?options=x")
        );
        assert_eq!(parts("redis://localhost").as_deref(), Some("redis:// localhost:6379 "));
    }
}
