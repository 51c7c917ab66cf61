//! The signals that end a worker.

use std::future::Future;
use std::pin::Pin;

use tokio::sync::watch;

type Told = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Listens from now on: ready at the first signal, and ready at the second.
pub(super) fn listen() -> (Told, Told) {
    let (count, counted) = watch::channel(0_u32);
    // Before anything is done that a signal should end in order.
    let mut signals = Signals::new();
    tokio::spawn(async move {
        loop {
            signals.next().await;
            count.send_modify(|count| *count += 1);
        }
    });
    let told = |least: u32| {
        let mut counted = counted.clone();
        Box::pin(async move {
            // The sender lives as long as the executor does.
            let _ = counted.wait_for(|count| *count >= least).await;
        })
    };
    (told(1), told(2))
}

#[cfg(unix)]
struct Signals(Vec<tokio::signal::unix::Signal>);

#[cfg(unix)]
impl Signals {
    fn new() -> Self {
        use tokio::signal::unix::{SignalKind, signal};

        let kinds = [SignalKind::terminate(), SignalKind::interrupt()];
        // Where a handler cannot be set, the signal does what it does to any program.
        Self(kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect())
    }

    async fn next(&mut self) {
        std::future::poll_fn(|context| {
            let got = self.0.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if got { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> Self {
        Self
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
