//! The side that answers: the files of a directory, with faults if wanted.

mod answer;
mod body;
mod served;

pub(crate) use served::Served;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::args::Serve;

/// What a server does to those who ask.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Faults {
    /// Break off every N-th body; 0 for none.
    #[arg(long, value_name = "N", default_value = "0")]
    pub(crate) drop_every: u64,
    /// Bytes of a body before it is broken off; fewer may arrive.
    #[arg(long, value_name = "BYTES", default_value = "0")]
    pub(crate) drop_after: u64,
    /// Milliseconds to wait in front of each 64 KiB.
    #[arg(long, value_name = "MS", default_value = "0")]
    pub(crate) pause: u64,
}

/// A server that listens.
pub(crate) struct Server {
    listener: TcpListener,
    files: Arc<Files>,
}

/// What all connections share.
struct Files {
    directory: PathBuf,
    faults: Faults,
    /// Bodies so far.
    bodies: AtomicU64,
    log: Box<dyn Fn(Served) + Send + Sync>,
}

impl Files {
    /// The bytes after which the next body is broken off, if it is.
    fn breaks_off(&self) -> Option<u64> {
        let body = self.bodies.fetch_add(1, Ordering::Relaxed) + 1;
        let Faults { drop_every, drop_after, .. } = self.faults;
        (drop_every > 0 && body.is_multiple_of(drop_every)).then_some(drop_after)
    }

    fn pause(&self) -> Duration {
        Duration::from_millis(self.faults.pause)
    }
}

impl Server {
    /// Listens. `log` is told of each request before it is answered.
    ///
    /// # Errors
    ///
    /// If the address is taken or not of this machine.
    pub(crate) async fn listen(
        address: SocketAddr,
        directory: PathBuf,
        faults: Faults,
        log: impl Fn(Served) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let files = Files { directory, faults, bodies: AtomicU64::new(0), log: Box::new(log) };
        Ok(Self { listener, files: Arc::new(files) })
    }

    /// The address that its files have: `http://127.0.0.1:…`.
    ///
    /// # Errors
    ///
    /// If the socket has none.
    pub(crate) fn url(&self) -> io::Result<String> {
        Ok(format!("http://{}", self.listener.local_addr()?))
    }

    /// Answers until it is dropped.
    pub(crate) async fn run(self) {
        loop {
            let stream = match self.listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!("accepting a connection: {error}");
                    // Out of files, say: others may be closed meanwhile.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            };
            // Each answer is sent at once, not when the one before was acknowledged.
            drop(stream.set_nodelay(true));
            let files = Arc::clone(&self.files);
            tokio::spawn(async move {
                let service = service_fn(|request| {
                    let files = Arc::clone(&files);
                    async move { Ok::<_, Infallible>(answer::answer(&files, &request).await) }
                });
                // A connection that breaks is the client's business, or one of our own faults.
                drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
            });
        }
    }
}

/// `download serve`.
///
/// # Errors
///
/// If it cannot listen.
pub(crate) fn serve(options: &Serve) -> anyhow::Result<()> {
    let directory = options.dir.canonicalize().with_context(|| options.dir.display().to_string())?;
    let executor = tokio::runtime::Runtime::new().context("starting the executor")?;
    executor.block_on(async {
        let server = Server::listen(options.listen, directory, options.faults, |served| println!("{served}"));
        let server = server.await.with_context(|| options.listen.to_string())?;
        println!("listening on {}", server.url()?);
        server.run().await;
        Ok(())
    })
}
