//! The other side, for demonstrations and tests: a model that follows a script, and the tools, which count.

mod book;
mod script;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::args::Serve;
use crate::chat::{self, Choice, Completion};
use book::Book;

/// `agent serve`.
///
/// # Errors
///
/// If it cannot listen.
pub(crate) fn serve(options: &Serve) -> anyhow::Result<()> {
    let pause = Duration::from_millis(options.pause);
    let executor = tokio::runtime::Runtime::new().context("starting the executor")?;
    executor.block_on(async {
        let listener = TcpListener::bind(options.listen).await.with_context(|| options.listen.to_string())?;
        println!("listening on http://{}", listener.local_addr()?);
        let book = Arc::new(Book::default());
        loop {
            let (stream, _) = match listener.accept().await {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!("accepting a connection: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            };
            // Each answer is sent at once, not when the one before was acknowledged.
            drop(stream.set_nodelay(true));
            let book = Arc::clone(&book);
            tokio::spawn(async move {
                let service = service_fn(|request| async {
                    let answer = answer(&book, request, pause).await;
                    Ok::<_, Infallible>(answer.unwrap_or_else(|error| {
                        built(StatusCode::BAD_REQUEST, &json!({"error": {"message": format!("{error:#}")}}))
                    }))
                });
                // A connection that breaks is the client's business.
                drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
            });
        }
    })
}

async fn answer(
    book: &Book,
    request: Request<Incoming>,
    pause: Duration,
) -> anyhow::Result<Response<Full<Bytes>>> {
    let path = request.uri().path().to_owned();
    if (request.method(), &*path) == (&Method::GET, "/counters") {
        return Ok(built(StatusCode::OK, &serde_json::to_value(book.counters())?));
    }
    let key = request.headers().get("Idempotency-Key").and_then(|key| key.to_str().ok());
    let key = key.context("the request has no `Idempotency-Key`")?.to_owned();
    let body = request.into_body().collect().await.context("reading the request")?.to_bytes();
    let given = if path == "/v1/chat/completions" {
        let request: chat::Request = serde_json::from_slice(&body).context("no chat request")?;
        let turn = script::turn_of(&request.messages);
        book.once(&key, &turn, || {
            let message = script::next(&request.messages);
            serde_json::to_value(Completion { choices: vec![Choice { message }] })
        })?
    } else if let Some(tool) = path.strip_prefix("/tools/") {
        let arguments: Value = serde_json::from_slice(&body).context("no arguments")?;
        let call = format!("{tool} {arguments}");
        book.once(&key, &call, || Ok(Value::String(script::tool(tool, &arguments))))?
    } else {
        return Ok(built(StatusCode::NOT_FOUND, &json!({"error": {"message": "there is nothing here"}})));
    };
    // Done, and not answered yet: whoever is killed here does not know.
    tokio::time::sleep(pause).await;
    Ok(built(StatusCode::OK, &given))
}

fn built(status: StatusCode, value: &Value) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(value.to_string().into()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, "application/json".parse().expect("a valid value"));
    answer
}
