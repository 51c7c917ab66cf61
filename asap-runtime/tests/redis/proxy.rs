//! A proxy that loses connections in the middle of a request, each time where it is told to.
//!
//! It knows nothing of the protocol but that the client sends one request, in one piece, and waits for its answer.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection is cut, and the server never sees the request.
    BeforeRequest,
    /// The connection is cut behind the first half of the request.
    InRequest,
    /// The server answers, and the connection is cut before the answer is passed on.
    BeforeAnswer,
    /// The connection is cut behind the first byte of the answer.
    InAnswer,
    /// The answer is passed on after this time.
    Late(Duration),
    /// The connection is cut at once, and the request is passed on when [`Proxy::deliver`] is called.
    Stray,
}

/// A proxy in front of a server.
pub(crate) struct Proxy {
    pub(crate) port: u16,
    shared: Arc<Shared>,
    cuts: mpsc::Receiver<()>,
}

struct Shared {
    server: u16,
    /// Fits the next request that contains these bytes.
    armed: Mutex<Option<(&'static [u8], Fault)>>,
    /// Told about each fault that has happened.
    cut: mpsc::Sender<()>,
    requests: AtomicUsize,
    /// While it is closed, new connections wait.
    gate: Gate,
    strays: Gate,
    streams: Mutex<Vec<TcpStream>>,
    done: AtomicBool,
}

/// Somewhere to wait.
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    fn new(is_open: bool) -> Self {
        Self(Mutex::new(is_open), Condvar::new())
    }

    fn set(&self, is_open: bool) {
        *self.0.lock().unwrap() = is_open;
        self.1.notify_all();
    }

    fn pass(&self) {
        let is_open = self.0.lock().unwrap();
        drop(self.1.wait_while(is_open, |is_open| !*is_open).unwrap());
    }
}

impl Proxy {
    pub(crate) fn new(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (cut, cuts) = mpsc::channel();
        let shared = Arc::new(Shared {
            server,
            armed: Mutex::new(None),
            cut,
            requests: AtomicUsize::new(0),
            gate: Gate::new(true),
            strays: Gate::new(false),
            streams: Mutex::default(),
            done: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || accepting.accept(&listener));
        Self { port, shared, cuts }
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Lets this happen to the next request that runs a script.
    pub(crate) fn arm(&self, fault: Fault) {
        *self.shared.armed.lock().unwrap() = Some((b"EVALSHA", fault));
    }

    /// Waits until what was armed has happened.
    pub(crate) fn happened(&self) {
        self.cuts.recv_timeout(Duration::from_mins(1)).expect("the fault happens");
    }

    /// Lets new connections wait, or lets those that wait go on.
    pub(crate) fn hold(&self, is_held: bool) {
        self.shared.gate.set(!is_held);
    }

    /// Passes on what has strayed.
    pub(crate) fn deliver(&self) {
        self.shared.strays.set(true);
    }

    /// Cuts all connections, while nothing is on its way.
    pub(crate) fn cut_all(&self) {
        for stream in self.shared.streams.lock().unwrap().drain(..) {
            // It may be closed already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// How many requests have come.
    pub(crate) fn requests(&self) -> usize {
        self.shared.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.done.store(true, Ordering::SeqCst);
        self.cut_all();
        self.hold(false);
        self.deliver();
        // Wakes the thread that accepts.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

impl Shared {
    fn accept(self: Arc<Self>, listener: &TcpListener) {
        for client in listener.incoming() {
            if self.done.load(Ordering::SeqCst) {
                return;
            }
            let (shared, client) = (Arc::clone(&self), client.unwrap());
            thread::spawn(move || {
                shared.gate.pass();
                // A server that is not there is a connection that ends.
                if let Ok(server) = TcpStream::connect(("127.0.0.1", shared.server)) {
                    shared.serve(client, server);
                }
            });
        }
    }

    fn serve(self: Arc<Self>, mut client: TcpStream, mut server: TcpStream) {
        self.streams.lock().unwrap().extend([client.try_clone().unwrap(), server.try_clone().unwrap()]);
        let fault = Arc::new(Mutex::new(None));
        let answers = {
            let (shared, fault) = (Arc::clone(&self), Arc::clone(&fault));
            let (mut client, mut server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
            thread::spawn(move || {
                while shared.answer(&mut client, &mut server, &fault).is_some() {}
                // The server has gone, or the connection was cut already.
                let _ = client.shutdown(Shutdown::Both);
            })
        };
        while self.request(&mut client, &mut server, &fault).is_some() {}
        let _ = server.shutdown(Shutdown::Both);
        answers.join().unwrap();
        let _ = client.shutdown(Shutdown::Both);
    }

    /// Passes one request on; nothing once the connection is at its end.
    fn request(
        &self,
        client: &mut TcpStream,
        server: &mut TcpStream,
        next: &Mutex<Option<Fault>>,
    ) -> Option<()> {
        let bytes = piece(client)?;
        self.requests.fetch_add(1, Ordering::SeqCst);
        let fault = {
            let mut armed = self.armed.lock().unwrap();
            armed.take_if(|(part, _)| bytes.windows(part.len()).any(|window| window == *part))
        };
        let rest = match fault.map(|(_, fault)| fault) {
            Some(Fault::BeforeRequest) => 0,
            Some(Fault::InRequest) => bytes.len() / 2,
            Some(Fault::Stray) => {
                client.shutdown(Shutdown::Both).unwrap();
                self.cut.send(()).unwrap();
                self.strays.pass();
                server.write_all(&bytes).ok()?;
                // Behind its answer the request is executed.
                piece(server);
                return None;
            }
            answer => {
                *next.lock().unwrap() = answer;
                return server.write_all(&bytes).ok();
            }
        };
        server.write_all(&bytes[..rest]).ok()?;
        client.shutdown(Shutdown::Both).unwrap();
        self.cut.send(()).unwrap();
        None
    }

    /// Passes a piece of an answer on; nothing once the connection is at its end.
    fn answer(
        &self,
        client: &mut TcpStream,
        server: &mut TcpStream,
        next: &Mutex<Option<Fault>>,
    ) -> Option<()> {
        let bytes = piece(server)?;
        let passed = match next.lock().unwrap().take() {
            Some(Fault::BeforeAnswer) => 0,
            Some(Fault::InAnswer) => 1,
            Some(Fault::Late(wait)) => {
                thread::sleep(wait);
                // The client may have gone.
                let _ = client.write_all(&bytes);
                return self.cut.send(()).ok();
            }
            _ => return client.write_all(&bytes).ok(),
        };
        client.write_all(&bytes[..passed]).ok()?;
        client.shutdown(Shutdown::Both).unwrap();
        self.cut.send(()).unwrap();
        None
    }
}

/// What has come; nothing at the end.
fn piece(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = vec![0; 1 << 16];
    let length = stream.read(&mut bytes).ok().filter(|length| *length > 0)?;
    bytes.truncate(length);
    Some(bytes)
}
