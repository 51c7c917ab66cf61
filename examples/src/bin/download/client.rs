//! The side that asks: what a file is, and ranges of it, as often as it takes.

use std::future::Future;
use std::ops::Range;
use std::time::Duration;

use anyhow::{Context, anyhow};
use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_RANGE, LOCATION, RANGE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::http::{content_range, field, range};
use crate::source::{Sha256Sum, Source};

/// The most that a file of a digest may be long, in bytes.
const DIGEST_LIMIT: usize = 64 * 1024;

/// An HTTP client that is patient with the network, and not with a server that gives the wrong thing.
///
/// Runs of one download may have clients of other settings: it is a resource, not a part of the task.
#[derive(Debug)]
pub(crate) struct Client {
    http: legacy::Client<HttpConnector, Empty<Bytes>>,
    patience: Patience,
    range: u64,
}

/// How long to try.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Requests for one range before it is given up, at least one.
    pub(crate) tries: u32,
    /// How long one request may take, its body included.
    pub(crate) timeout: Duration,
    /// The pause behind the first failure; each further one is twice as long.
    pub(crate) pause: Duration,
    /// The longest pause.
    pub(crate) longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            tries: 6,
            timeout: Duration::from_secs(30),
            pause: Duration::from_millis(100),
            longest: Duration::from_secs(10),
        }
    }
}

/// Why a request did not give what was asked for.
#[derive(Debug)]
enum Failure {
    /// The network's fault, or the server's for now: it may go well the next time.
    Passing(anyhow::Error),
    /// It would be the same the next time.
    Lasting(anyhow::Error),
}

impl Client {
    /// A client that asks for so many bytes at a time.
    pub(crate) fn new(range: u64, patience: Patience) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let http = legacy::Client::builder(TokioExecutor::new()).build(connector);
        Self { http, patience, range }
    }

    /// The bytes to ask for behind the first `done`.
    pub(crate) fn next(&self, done: u64, length: u64) -> Range<u64> {
        done..length.min(done.saturating_add(self.range))
    }

    /// What the file is: its length and tag, and its digest from the file beside it.
    ///
    /// # Errors
    ///
    /// If the server cannot be reached for long, or does not say enough to download in parts.
    pub(crate) async fn describe(&self, url: &str) -> anyhow::Result<Source> {
        let (length, etag) = self.patiently(|| self.head(url)).await?;
        let beside = format!("{url}.sha256");
        let sha256 = self.patiently(|| self.sum(&beside)).await?;
        Ok(Source { url: url.to_owned(), length, etag, sha256 })
    }

    /// Bytes of the file.
    ///
    /// # Errors
    ///
    /// If the server cannot be reached for long, has another file now, or gives something else than was asked for.
    pub(crate) async fn bytes(&self, source: &Source, bytes: &Range<u64>) -> anyhow::Result<Vec<u8>> {
        self.patiently(|| self.part(source, bytes)).await
    }

    /// Asks again, with longer and longer pauses, as long as the failures are of the kind that passes.
    async fn patiently<T, F>(&self, ask: impl Fn() -> F) -> anyhow::Result<T>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let Patience { tries, timeout, mut pause, longest } = self.patience;
        let mut tried = 0;
        loop {
            let error = match tokio::time::timeout(timeout, ask()).await {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(Failure::Lasting(error))) => return Err(error),
                Ok(Err(Failure::Passing(error))) => error,
                Err(_) => anyhow!("no answer in {timeout:?}"),
            };
            tried += 1;
            if tried >= tries {
                return Err(error.context(format!("given up after {tried} tries; the same command goes on")));
            }
            tracing::info!("{error:#}; trying again in {pause:?}");
            tokio::time::sleep(pause).await;
            pause = longest.min(pause * 2);
        }
    }

    async fn head(&self, url: &str) -> Result<(u64, String), Failure> {
        let answer = self.ask(Request::builder().method(Method::HEAD).uri(url)).await?;
        expect(&answer, StatusCode::OK, url)?;
        let headers = answer.headers();
        let length = field(headers, CONTENT_LENGTH).and_then(|length| length.parse().ok());
        let length =
            length.ok_or_else(|| lasting(format!("{url}: the server does not say how long it is")))?;
        // A weak tag (`W/"…"`) is of what means the same, not of the same bytes.
        let etag = field(headers, ETAG).filter(|etag| etag.starts_with('"')).map(str::to_owned);
        let etag = etag.ok_or_else(|| {
            lasting(format!(
                "{url}: the server gives no strong ETag, so parts of it could be of different files"
            ))
        })?;
        Ok((length, etag))
    }

    async fn sum(&self, url: &str) -> Result<Sha256Sum, Failure> {
        let answer = self.ask(Request::builder().uri(url)).await?;
        expect(&answer, StatusCode::OK, url)?;
        let body = Limited::new(answer.into_body(), DIGEST_LIMIT).collect().await;
        let body = body.map_err(|error| Failure::Passing(anyhow!(error).context(url.to_owned())))?.to_bytes();
        let sum = str::from_utf8(&body).ok().and_then(Sha256Sum::from_line);
        sum.ok_or_else(|| lasting(format!("{url}: no line of `sha256sum`")))
    }

    async fn part(&self, source: &Source, bytes: &Range<u64>) -> Result<Vec<u8>, Failure> {
        let Source { url, length, etag, .. } = source;
        let request = Request::builder().uri(url).header(RANGE, range(bytes)).header(IF_RANGE, etag);
        let answer = self.ask(request).await?;
        let now = field(answer.headers(), ETAG);
        // Without its tag, the answer to `If-Range` is a part only if the file is the same.
        if now.is_some_and(|now| now != etag) || answer.status() == StatusCode::RANGE_NOT_SATISFIABLE {
            let now = now.unwrap_or("none");
            return Err(lasting(format!(
                "{url}: has changed on the server since the download began, its ETag was {etag} and is {now}; `--fresh` \
                 starts over"
            )));
        }
        if answer.status() == StatusCode::OK {
            return Err(lasting(format!("{url}: the server gives the whole file only, and no ranges of it")));
        }
        expect(&answer, StatusCode::PARTIAL_CONTENT, url)?;
        let (expected, found) = (content_range(bytes, *length), field(answer.headers(), CONTENT_RANGE));
        if found != Some(&expected) {
            let found = found.unwrap_or("nothing");
            return Err(lasting(format!("{url}: the server gives `{found}` instead of `{expected}`")));
        }
        self.body(answer, url, bytes.end - bytes.start).await
    }

    /// Reads a body of this length in bytes.
    async fn body(&self, answer: Response<Incoming>, url: &str, length: u64) -> Result<Vec<u8>, Failure> {
        let mut body = answer.into_body();
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| {
                let broken = format!("{url}: broke off after {} of {length} bytes", bytes.len());
                Failure::Passing(anyhow!(error).context(broken))
            })?;
            if let Some(data) = frame.data_ref() {
                bytes.extend_from_slice(data);
            }
            if bytes.len() as u64 > length {
                return Err(lasting(format!("{url}: the server gives more than the {length} bytes")));
            }
        }
        if (bytes.len() as u64) < length {
            let ended = format!("{url}: ended after {} of {length} bytes", bytes.len());
            return Err(Failure::Passing(anyhow!(ended)));
        }
        Ok(bytes)
    }

    async fn ask(&self, request: hyper::http::request::Builder) -> Result<Response<Incoming>, Failure> {
        let request = request.body(Empty::new()).context("no valid request").map_err(Failure::Lasting)?;
        let uri = request.uri().clone();
        self.http
            .request(request)
            .await
            .map_err(|error| Failure::Passing(anyhow!(error).context(uri.to_string())))
    }
}

fn lasting(message: String) -> Failure {
    Failure::Lasting(anyhow!(message))
}

/// An answer of another status is a failure.
fn expect(answer: &Response<Incoming>, expected: StatusCode, url: &str) -> Result<(), Failure> {
    let status = answer.status();
    if status == expected {
        return Ok(());
    }
    let error = anyhow!("{url}: the server answers {status}");
    let passes = status.is_server_error()
        || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status);
    if passes {
        return Err(Failure::Passing(error));
    }
    match field(answer.headers(), LOCATION).filter(|_| status.is_redirection()) {
        Some(location) => Err(lasting(format!("{error:#}: it has moved to {location}"))),
        None => Err(Failure::Lasting(error)),
    }
}
