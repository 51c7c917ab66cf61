//! An HTTP server on loopback that charges, and counts.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::net::TcpListener;

use super::client::ask;

/// What a till does to a request for a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It answers 500, and has charged or not.
    Fails {
        /// Whether it has charged.
        charges: bool,
    },
    /// It breaks the connection, and has charged or not.
    Breaks {
        /// Whether it has charged.
        charges: bool,
    },
    /// It says that the request is there, and answers no more; it has charged or not.
    Holds {
        /// Whether it has charged.
        charges: bool,
    },
}

/// Something that was charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The task.
    pub task: String,
    /// The step.
    pub step: u64,
    /// The key that it was asked for with.
    pub key: String,
    /// What the answer was.
    pub receipt: u64,
}

/// The server. It ends when it is dropped.
#[derive(Debug)]
pub struct Till {
    address: SocketAddr,
    shared: Arc<Shared>,
    held: Receiver<()>,
    _executor: tokio::runtime::Runtime,
}

#[derive(Debug)]
struct Shared {
    book: Mutex<Book>,
    holds: Sender<()>,
    /// Connections that are not over.
    open: AtomicUsize,
}

#[derive(Debug)]
struct Book {
    charges: Vec<Charge>,
    by_key: HashMap<String, u64>,
    /// Whether a key that is known is not charged again.
    knows_keys: bool,
    /// What becomes of the next requests.
    troubles: Vec<Option<Trouble>>,
    requests: u64,
    /// Of the receipts.
    random: StdRng,
}

impl Till {
    /// A till with receipts of this seed.
    ///
    /// # Errors
    ///
    /// If it cannot listen.
    pub fn open(seed: u64) -> io::Result<Self> {
        let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = executor.block_on(TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let (holds, held) = channel();
        let book = Book {
            charges: Vec::new(),
            by_key: HashMap::new(),
            knows_keys: false,
            troubles: Vec::new(),
            requests: 0,
            random: StdRng::seed_from_u64(seed),
        };
        let shared = Arc::new(Shared { book: Mutex::new(book), holds, open: AtomicUsize::new(0) });
        executor.spawn(accept(listener, Arc::clone(&shared)));
        Ok(Self { address, shared, held, _executor: executor })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether the key of a charge is known from now on, and what becomes of the next requests for one; no trouble comes to those behind them.
    pub fn prepare(&self, knows_keys: bool, troubles: Vec<Option<Trouble>>) {
        let mut book = self.shared.book();
        book.knows_keys = knows_keys;
        book.troubles = troubles;
        book.troubles.reverse();
        drop(book);
        self.held.try_iter().for_each(drop);
    }

    /// Waits so long until it holds a request.
    #[must_use]
    pub fn holds_within(&self, time: Duration) -> bool {
        self.held.recv_timeout(time).is_ok()
    }

    /// Waits until no request of a process that has ended is under way any more.
    ///
    /// # Errors
    ///
    /// If it cannot be asked.
    pub fn settles(&self) -> io::Result<()> {
        // Accepted in their order: who came before this is counted when it is answered.
        ask(self.address, "GET /", &[])?;
        while self.shared.open.load(Ordering::Acquire) > 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// What it has charged.
    #[must_use]
    pub fn charges(&self) -> Vec<Charge> {
        self.shared.book().charges.clone()
    }

    /// How many charges were asked for.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.shared.book().requests
    }
}

impl Shared {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn answer(&self, request: Request<Incoming>) -> io::Result<Response<Full<Bytes>>> {
        let path = request.uri().path().to_owned();
        let parts: Vec<_> = path.trim_start_matches('/').split('/').collect();
        let receipt = match (request.method(), &parts[..]) {
            (&Method::POST, ["charge", task, step]) => {
                let Ok(step) = step.parse() else { return Ok(built(StatusCode::BAD_REQUEST, String::new())) };
                let key = request.headers().get("Idempotency-Key").and_then(|key| key.to_str().ok());
                let Some(key) = key else { return Ok(built(StatusCode::BAD_REQUEST, String::new())) };
                return self.charge(task, step, key).await;
            }
            (&Method::GET, ["charge", task, step]) => {
                let book = self.book();
                let mut charges = book.charges.iter();
                charges
                    .find(|charge| charge.task == *task && charge.step.to_string() == *step)
                    .map(|charge| charge.receipt)
            }
            (&Method::GET, ["key", key]) => self.book().by_key.get(*key).copied(),
            _ => None,
        };
        Ok(receipt.map_or_else(
            || built(StatusCode::NOT_FOUND, String::new()),
            |receipt| built(StatusCode::OK, receipt.to_string()),
        ))
    }

    async fn charge(&self, task: &str, step: u64, key: &str) -> io::Result<Response<Full<Bytes>>> {
        let (trouble, receipt) = {
            let mut book = self.book();
            book.requests += 1;
            let trouble = book.troubles.pop().flatten();
            let charges = trouble.is_none_or(|trouble| match trouble {
                Trouble::Fails { charges } | Trouble::Breaks { charges } | Trouble::Holds { charges } => {
                    charges
                }
            });
            (trouble, if charges { book.charge(task, step, key) } else { 0 })
        };
        match trouble {
            None => Ok(built(StatusCode::OK, receipt.to_string())),
            Some(Trouble::Fails { .. }) => Ok(built(StatusCode::INTERNAL_SERVER_ERROR, String::new())),
            Some(Trouble::Breaks { .. }) => Err(io::Error::other("broken as it was told to")),
            Some(Trouble::Holds { .. }) => {
                // Without anybody who listens nobody kills, and who asked gives up.
                let _ = self.holds.send(());
                std::future::pending().await
            }
        }
    }
}

impl Book {
    fn charge(&mut self, task: &str, step: u64, key: &str) -> u64 {
        if let Some(receipt) = self.by_key.get(key).filter(|_| self.knows_keys) {
            return *receipt;
        }
        let receipt = self.random.random();
        self.by_key.insert(key.to_owned(), receipt);
        self.charges.push(Charge { task: task.to_owned(), step, key: key.to_owned(), receipt });
        receipt
    }
}

fn built(status: StatusCode, text: String) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(text.into()));
    *answer.status_mut() = status;
    answer
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) -> Infallible {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        shared.open.fetch_add(1, Ordering::Release);
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| shared.answer(request));
            // A connection that breaks is the client's business, or our own trouble.
            drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
            shared.open.fetch_sub(1, Ordering::Release);
        });
    }
}
