//! The side that asks: JSON by POST, as often as it takes.

use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::{Request, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Requests before it is given up, and the pause behind the first; each further one is twice as long.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);
/// How long one request may take: a model may think.
const TIMEOUT: Duration = Duration::from_mins(2);
/// The most that an answer may be long, in bytes.
const LIMIT: usize = 4 << 20;

/// A client of one server.
#[derive(Debug)]
pub(crate) struct Http {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
    api_key: Option<String>,
}

/// Why a request gave nothing.
enum Failure {
    /// The network's fault, or the server's for now.
    Passing(anyhow::Error),
    /// Asking again would give the same.
    Lasting(anyhow::Error),
}

impl Http {
    /// A client of what is below this address.
    ///
    /// # Errors
    ///
    /// If the address is of no server without TLS.
    pub(crate) fn new(base: &Uri, api_key: Option<String>) -> anyhow::Result<Self> {
        if base.scheme_str() != Some("http") {
            bail!(
                "{base}: the address must begin with `http://`; for a server with TLS, use a proxy on this machine"
            );
        }
        let client = Client::builder(TokioExecutor::new()).build_http();
        Ok(Self { client, base: base.to_string().trim_end_matches('/').to_owned(), api_key })
    }

    /// Posts JSON under an idempotency key, so that asking again does nothing again where the server knows keys.
    ///
    /// # Errors
    ///
    /// If the server gives no answer of this type in several tries.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        key: &str,
    ) -> anyhow::Result<T> {
        let url = format!("{}/{path}", self.base);
        let body = Bytes::from(serde_json::to_vec(body).context("writing a request")?);
        let mut pause = PAUSE;
        for tried in 1.. {
            let asked = self.ask(&url, body.clone(), key);
            let answer = match tokio::time::timeout(TIMEOUT, asked).await {
                Ok(answer) => answer,
                Err(_) => Err(Failure::Passing(anyhow!("{url}: no answer in {} s", TIMEOUT.as_secs()))),
            };
            match answer {
                Ok(bytes) => {
                    let text = || format!("{url} answers {}", String::from_utf8_lossy(&bytes));
                    return serde_json::from_slice(&bytes).with_context(text);
                }
                Err(Failure::Lasting(error)) => return Err(error),
                Err(Failure::Passing(error)) if tried == TRIES => {
                    return Err(error.context(format!("given up after {TRIES} tries")));
                }
                Err(Failure::Passing(error)) => tracing::warn!("{error:#}; trying again"),
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        unreachable!("the last try returns")
    }

    async fn ask(&self, url: &str, body: Bytes, key: &str) -> Result<Bytes, Failure> {
        let mut request = Request::post(url).header(CONTENT_TYPE, "application/json");
        request = request.header("Idempotency-Key", key);
        if let Some(api_key) = &self.api_key {
            request = request.header(AUTHORIZATION, format!("Bearer {api_key}"));
        }
        let request = request.body(Full::new(body)).context("no valid request").map_err(Failure::Lasting)?;
        let answer = self.client.request(request).await;
        let answer = answer.map_err(|error| Failure::Passing(anyhow!(error).context(url.to_owned())))?;
        let status = answer.status();
        let bytes = Limited::new(answer.into_body(), LIMIT).collect().await;
        let bytes = bytes.map_err(|error| Failure::Passing(anyhow!("{url}: {error}")))?.to_bytes();
        if status.is_success() {
            return Ok(bytes);
        }
        let error = anyhow!("{url}: the server answers {status}: {}", String::from_utf8_lossy(&bytes));
        let passes = status.is_server_error() || [408, 429].contains(&status.as_u16());
        Err(if passes { Failure::Passing(error) } else { Failure::Lasting(error) })
    }
}
