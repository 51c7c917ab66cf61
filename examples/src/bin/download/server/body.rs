//! Bodies that come piece by piece, and may break off.

use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::channel::{Channel, Sender};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// Bytes that are read and sent at a time.
const PIECE: u64 = 64 * 1024;

/// The body of an answer.
pub(super) type Body = Channel<Bytes, io::Error>;

/// How a body is sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// In front of each piece.
    pub(super) pause: Duration,
    /// Bytes after which it breaks off.
    pub(super) breaks_off: Option<u64>,
}

/// A body that is here.
pub(super) fn of_bytes(bytes: impl Into<Bytes>) -> Body {
    let (mut sender, body) = Channel::new(1);
    let bytes = bytes.into();
    // There is room for one piece, so this does not wait.
    let sent = sender.try_send(hyper::body::Frame::data(bytes));
    debug_assert!(sent.is_ok(), "the channel is new");
    body
}

/// These bytes of a file.
pub(super) async fn of_file(path: &Path, bytes: Range<u64>, manner: Manner) -> io::Result<Body> {
    let mut file = File::open(path).await?;
    file.seek(SeekFrom::Start(bytes.start)).await?;
    let (sender, body) = Channel::new(1);
    tokio::spawn(send(file, bytes.end - bytes.start, manner, sender));
    Ok(body)
}

/// Sends the file's next bytes, until nobody wants them.
async fn send(mut file: File, length: u64, manner: Manner, mut sender: Sender<Bytes, io::Error>) {
    let end = manner.breaks_off.map_or(length, |end| end.min(length));
    let mut sent = 0;
    while sent < end {
        tokio::time::sleep(manner.pause).await;
        let mut piece = vec![0; usize::try_from(PIECE.min(end - sent)).unwrap_or_default()];
        if let Err(error) = file.read_exact(&mut piece).await {
            sender.abort(error);
            return;
        }
        sent += piece.len() as u64;
        if sender.send_data(piece.into()).await.is_err() {
            return;
        }
    }
    if manner.breaks_off.is_some() {
        sender.abort(io::Error::other("broken off as it was told to"));
    }
}
