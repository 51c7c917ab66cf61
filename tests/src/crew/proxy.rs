//! What stands between workers and a server, and makes the network bad.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A proxy in front of a server: it passes on what both sides say, until it is told to cut or to delay.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    line: Arc<Line>,
}

#[derive(Debug)]
struct Line {
    server: String,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The two ends of each connection, by its number.
    connections: HashMap<u64, [TcpStream; 2]>,
    count: u64,
    /// Nothing passes before this time.
    held_until: Option<Instant>,
    is_over: bool,
}

impl Proxy {
    /// A proxy on a port of its own in front of `server`, a host and a port.
    ///
    /// # Errors
    ///
    /// If no port can be had.
    pub fn new(server: &str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let line =
            Arc::new(Line { server: server.to_owned(), state: Mutex::default(), changed: Condvar::new() });
        let accepting = Arc::clone(&line);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if accepting.state().is_over {
                    break;
                }
                // A server that is not there is one that refuses: the worker's side is closed.
                let _ = accepting.connect(stream);
            }
        });
        Ok(Self { address, line })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts all connections, wherever they are.
    pub fn cut(&self) {
        self.line.cut();
    }

    /// Lets nothing pass for so long.
    pub fn hold(&self, time: Duration) {
        self.line.state().held_until = Some(Instant::now() + time);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let mut state = self.line.state();
        (state.is_over, state.held_until) = (true, None);
        drop(state);
        self.line.changed.notify_all();
        self.line.cut();
        // Wakes whoever accepts.
        let _ = TcpStream::connect(self.address);
    }
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cut(&self) {
        for stream in std::mem::take(&mut self.state().connections).into_values().flatten() {
            // One that is closed already is cut.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn connect(self: &Arc<Self>, worker: TcpStream) -> io::Result<()> {
        let server = TcpStream::connect(&self.server)?;
        for stream in [&worker, &server] {
            stream.set_nodelay(true)?;
        }
        let ends = [worker.try_clone()?, server.try_clone()?];
        let (asks, answers) = ((worker.try_clone()?, server.try_clone()?), (server, worker));
        let number = {
            let mut state = self.state();
            state.count += 1;
            let number = state.count;
            state.connections.insert(number, ends);
            number
        };
        for (from, to) in [asks, answers] {
            let line = Arc::clone(self);
            thread::spawn(move || {
                line.pass_on(from, to);
                line.state().connections.remove(&number);
            });
        }
        Ok(())
    }

    fn pass_on(&self, mut from: TcpStream, mut to: TcpStream) {
        let mut buffer = vec![0; 64 * 1024];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            self.wait();
            if to.write_all(&buffer[..count]).is_err() {
                break;
            }
        }
        // The end of one way is the end of the other.
        for stream in [from, to] {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Waits as long as nothing may pass.
    fn wait(&self) {
        let mut state = self.state();
        while let Some(rest) = state.held_until.and_then(|until| until.checked_duration_since(Instant::now()))
        {
            let waited = self.changed.wait_timeout(state, rest);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that says what it is told.
    fn echo() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                thread::spawn(move || {
                    let mut reader = stream.try_clone().unwrap();
                    let _ = io::copy(&mut reader, &mut stream);
                });
            }
        });
        address
    }

    fn says(stream: &mut TcpStream, word: [u8; 4]) -> io::Result<Duration> {
        let begun = Instant::now();
        stream.write_all(&word)?;
        let mut answer = [0; 4];
        stream.read_exact(&mut answer)?;
        assert_eq!(answer, word);
        Ok(begun.elapsed())
    }

    #[test]
    fn what_is_said_passes_late_or_not_at_all() {
        let proxy = Proxy::new(&echo()).unwrap();
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        says(&mut stream, *b"pass").unwrap();
        proxy.hold(Duration::from_millis(200));
        assert!(says(&mut stream, *b"late").unwrap() >= Duration::from_millis(190));
        proxy.cut();
        assert!(says(&mut stream, *b"gone").is_err());
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        says(&mut stream, *b"anew").unwrap();
        drop(proxy);
        assert!(says(&mut stream, *b"over").is_err());
    }
}
