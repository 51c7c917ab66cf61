//! A TCP proxy in front of a server, which cuts connections at the moment a test names.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The connection is cut, and the server never gets it.
    Before,
    /// The server gets it and answers, then the connection is cut in the place of the answer.
    After,
    /// The connection is cut at once, and the server gets the request so much later.
    Late(Duration),
    /// The server gets it so much later; nothing is cut.
    Delay(Duration),
    /// The server gets it when the test lets go of it; nothing is cut.
    Hold,
}

/// The proxy. It ends with the test's process.
#[derive(Debug)]
pub(crate) struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    server: SocketAddr,
    /// The next request with these bytes in it meets with this.
    armed: Mutex<Vec<(Vec<u8>, Cut)>>,
    met: AtomicUsize,
    requests: AtomicUsize,
    hold: Mutex<Hold>,
    changed: Condvar,
}

/// The requests that are held.
#[derive(Debug, Default)]
struct Hold {
    requests: usize,
    is_over: bool,
}

impl Proxy {
    /// A proxy to the server at this address.
    pub(crate) fn to(server: impl ToSocketAddrs) -> Self {
        let server = server.to_socket_addrs().unwrap().next().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            server,
            armed: Mutex::default(),
            met: AtomicUsize::new(0),
            requests: AtomicUsize::new(0),
            hold: Mutex::default(),
            changed: Condvar::new(),
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                shared.serve(client);
            }
        });
        Self { address, state }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Has the next request that contains `part` cut.
    pub(crate) fn arm(&self, part: impl Into<Vec<u8>>, cut: Cut) {
        self.state.armed.lock().unwrap().push((part.into(), cut));
    }

    /// Waits until a request is held.
    pub(crate) fn until_held(&self) {
        let hold = self.state.hold.lock().unwrap();
        drop(self.state.changed.wait_while(hold, |hold| hold.requests == 0).unwrap());
    }

    /// Lets go of what is held, and holds nothing from now on.
    pub(crate) fn let_go(&self) {
        self.state.hold.lock().unwrap().is_over = true;
        self.state.changed.notify_all();
    }

    /// How many times something was sent to the server: with small requests, which are sent whole, the round trips.
    #[allow(dead_code, reason = "not every test that has a proxy counts")]
    pub(crate) fn requests(&self) -> usize {
        self.state.requests.load(Ordering::SeqCst)
    }

    /// How many requests have met with what was armed.
    pub(crate) fn met(&self) -> usize {
        self.state.met.load(Ordering::SeqCst)
    }
}

impl State {
    fn serve(self: &Arc<Self>, client: TcpStream) {
        let Ok(server) = TcpStream::connect(self.server) else { return };
        for stream in [&client, &server] {
            stream.set_nodelay(true).unwrap();
        }
        let swallows = Arc::new(AtomicBool::new(false));
        let (from_server, to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
        let answers = Arc::clone(&swallows);
        thread::spawn(move || forward_answers(from_server, to_client, &answers));
        let state = Arc::clone(self);
        thread::spawn(move || state.forward_requests(client, server, &swallows));
    }

    fn forward_requests(&self, mut client: TcpStream, mut server: TcpStream, swallows: &AtomicBool) {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(length @ 1..) = client.read(&mut buffer) {
            let request = &buffer[..length];
            self.requests.fetch_add(1, Ordering::SeqCst);
            match self.take(request) {
                None => {}
                Some(Cut::Before) => break,
                Some(Cut::After) => swallows.store(true, Ordering::SeqCst),
                Some(Cut::Late(time)) => {
                    let _ = client.shutdown(Shutdown::Both);
                    swallows.store(true, Ordering::SeqCst);
                    thread::sleep(time);
                }
                Some(Cut::Delay(time)) => thread::sleep(time),
                Some(Cut::Hold) => self.hold(),
            }
            if server.write_all(request).is_err() {
                break;
            }
            if swallows.load(Ordering::SeqCst) {
                // The other direction ends the connection when the answer is there.
                return;
            }
        }
        end(&client, &server);
    }

    fn hold(&self) {
        let mut hold = self.hold.lock().unwrap();
        hold.requests += 1;
        self.changed.notify_all();
        let mut hold = self.changed.wait_while(hold, |hold| !hold.is_over).unwrap();
        hold.requests -= 1;
    }

    fn take(&self, request: &[u8]) -> Option<Cut> {
        let mut armed = self.armed.lock().unwrap();
        let has = |part: &[u8]| part.is_empty() || request.windows(part.len()).any(|window| window == part);
        let index = armed.iter().position(|(part, _)| has(part))?;
        self.met.fetch_add(1, Ordering::SeqCst);
        Some(armed.remove(index).1)
    }
}

fn forward_answers(mut server: TcpStream, mut client: TcpStream, swallows: &AtomicBool) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(length @ 1..) = server.read(&mut buffer) {
        if swallows.load(Ordering::SeqCst) || client.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    end(&client, &server);
}

fn end(client: &TcpStream, server: &TcpStream) {
    // The other direction may have ended them before.
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}
