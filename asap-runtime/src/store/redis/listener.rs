//! The thread that hears when there may be something to take, and rings.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use redis::RedisError;

use super::connect::Address;
use super::error::Fault;
use super::key::Keys;
use super::link::{Link, PAUSES};
use super::options::RedisOptions;
use crate::store::queue::Bell;

/// How long a message is waited for, before the thread looks whether its store is still there.
const LOOK: Duration = Duration::from_millis(200);

/// How long a silent connection is trusted: one whose other end has vanished gives no sign of it.
const SILENCE: Duration = Duration::from_secs(5);

/// The bell of a store, and the thread that rings it, once somebody has asked for it.
#[derive(Default)]
pub(super) struct Listener {
    bell: Mutex<Option<Arc<Bell>>>,
    is_over: Arc<AtomicBool>,
}

impl Listener {
    /// The bell; the first call waits until the server has confirmed that it tells this store.
    pub(super) fn bell(&self, link: &Link, keys: &Keys) -> Result<Arc<Bell>, Fault> {
        let mut kept = self.bell.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bell) = &*kept {
            return Ok(Arc::clone(bell));
        }
        let bell = Arc::new(Bell::new());
        let (begun, listens) = mpsc::channel();
        let listening = Listening {
            address: link.address.clone(),
            options: link.options.clone(),
            channel: keys.bell.clone(),
            bell: Arc::clone(&bell),
            is_over: Arc::clone(&self.is_over),
        };
        let started =
            thread::Builder::new().name("asap-redis-bell".to_owned()).spawn(move || listening.run(&begun));
        if let Err(error) = started {
            return Err(Fault::Options(format!("no thread can be started to listen for tasks: {error}")));
        }
        match listens.recv() {
            Ok(Ok(())) => {
                *kept = Some(Arc::clone(&bell));
                Ok(bell)
            }
            Ok(Err(fault)) => Err(fault),
            Err(_) => Err(Fault::Options("the thread that listens for tasks has ended".to_owned())),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
    }
}

/// What the thread has. Not the store: that would never be dropped.
struct Listening {
    address: Address,
    options: RedisOptions,
    channel: String,
    bell: Arc<Bell>,
    is_over: Arc<AtomicBool>,
}

impl Listening {
    /// Listens until the store is dropped; `begun` is told once, when the server has confirmed or could not be reached in time.
    fn run(&self, begun: &mpsc::Sender<Result<(), Fault>>) {
        let deadline = Instant::now() + self.options.reconnect;
        let (mut has_begun, mut pause) = (false, PAUSES.0);
        while !self.is_over.load(Ordering::SeqCst) {
            let lost = self.listen(|| {
                pause = PAUSES.0;
                if has_begun {
                    // Whatever was told in between is lost.
                    self.bell.ring();
                } else {
                    has_begun = true;
                    // Whoever asked for the bell waits for this.
                    let _ = begun.send(Ok(()));
                }
            });
            match lost {
                Ok(()) => return,
                Err(fault) if !has_begun && (!is_passing(&fault) || Instant::now() >= deadline) => {
                    let _ = begun.send(Err(fault));
                    return;
                }
                Err(fault) => tracing::debug!(?fault, "the Redis server that tells of tasks is lost"),
            }
            thread::sleep(pause);
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Listens on one connection until it is lost; `Ok` when the store is dropped.
    fn listen(&self, confirmed: impl FnOnce()) -> Result<(), Fault> {
        let mut connection = self.address.open_unasked(&self.options)?;
        let mut messages = connection.as_pubsub();
        messages.subscribe(&self.channel).map_err(Fault::Refused)?;
        confirmed();
        let mut heard = Instant::now();
        while !self.is_over.load(Ordering::SeqCst) {
            messages.set_read_timeout(Some(LOOK)).map_err(Fault::Refused)?;
            match messages.get_message() {
                Ok(_) => {
                    self.bell.ring();
                    heard = Instant::now();
                }
                Err(error) if error.is_timeout() && heard.elapsed() < SILENCE => {}
                Err(error) if error.is_timeout() => {
                    messages.set_read_timeout(Some(self.options.response_timeout)).map_err(Fault::Refused)?;
                    messages.ping::<redis::Value>().map_err(Fault::Refused)?;
                    heard = Instant::now();
                }
                Err(error) => return Err(Fault::Refused(error)),
            }
        }
        Ok(())
    }
}

/// Whether another try may help.
fn is_passing(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(error) if error.is_io_error() || is_starting(error))
}

/// Whether the server still reads its file.
fn is_starting(error: &RedisError) -> bool {
    error.code() == Some("LOADING")
}
