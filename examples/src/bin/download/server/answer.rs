//! One answer.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use hyper::body::Incoming;
use hyper::header::{ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use hyper::{Method, Request, Response, StatusCode};
use tokio::fs;

use super::body::{self, Body, Manner};
use super::{Files, Served};
use crate::digest;
use crate::http::{Asked, content_range, field};

/// What is asked for.
enum Target {
    /// A file: where it is, its length in bytes and its tag.
    File(PathBuf, u64, String),
    /// The line of `sha256sum` for a file.
    Sum(String),
    Nothing,
}

/// Answers, and writes the log.
pub(super) async fn answer(files: &Files, request: &Request<Incoming>) -> Response<Body> {
    let answer = if [Method::GET, Method::HEAD].contains(request.method()) {
        match target(&files.directory, request.uri().path()).await {
            Ok(Target::File(path, length, etag)) => file(files, request, &path, length, &etag).await,
            Ok(Target::Sum(line)) => {
                log(files, request, StatusCode::OK);
                Ok(with_body(request, Response::builder(), line))
            }
            Ok(Target::Nothing) => Ok(short(files, request, StatusCode::NOT_FOUND)),
            Err(error) => Err(error),
        }
    } else {
        Ok(short(files, request, StatusCode::METHOD_NOT_ALLOWED))
    };
    answer.unwrap_or_else(|error| {
        tracing::warn!("{}: {error}", request.uri());
        short(files, request, StatusCode::INTERNAL_SERVER_ERROR)
    })
}

/// A file of the directory itself, by its plain name.
async fn target(directory: &Path, path: &str) -> io::Result<Target> {
    let name = path.trim_start_matches('/');
    if name.is_empty() || name.contains('/') || name == "." || name == ".." {
        return Ok(Target::Nothing);
    }
    let path = directory.join(name);
    match fs::metadata(&path).await {
        Ok(file) if file.is_file() => {
            let changed = file.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            return Ok(Target::File(path, file.len(), format!("\"{changed:x}-{:x}\"", file.len())));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let Some(of) = name.strip_suffix(".sha256") else { return Ok(Target::Nothing) };
    let path = directory.join(of);
    let sum = tokio::task::spawn_blocking(move || digest::of(std::fs::File::open(path)?));
    match sum.await? {
        Ok(sum) => Ok(Target::Sum(format!("{sum}  {of}\n"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Target::Nothing),
        Err(error) => Err(error),
    }
}

async fn file(
    files: &Files,
    request: &Request<Incoming>,
    path: &Path,
    length: u64,
    etag: &str,
) -> io::Result<Response<Body>> {
    let (is_head, headers) = (request.method() == Method::HEAD, request.headers());
    // A part is of use only to those who have the rest of the same file.
    let is_same = headers.get(IF_RANGE).is_none_or(|tag| tag == etag);
    let range = field(headers, RANGE).filter(|_| is_same && !is_head);
    let answer = Response::builder().header(ACCEPT_RANGES, "bytes").header(ETAG, etag);
    let (status, bytes, answer) = match Asked::of(range, length) {
        Asked::Unsatisfiable => {
            log(files, request, StatusCode::RANGE_NOT_SATISFIABLE);
            let answer = answer.status(StatusCode::RANGE_NOT_SATISFIABLE);
            let answer = answer.header(CONTENT_RANGE, format!("bytes */{length}"));
            return Ok(built(answer.header(CONTENT_LENGTH, 0), body::of_bytes("")));
        }
        Asked::Whole => (StatusCode::OK, 0..length, answer),
        Asked::Bytes(bytes) => {
            let value = content_range(&bytes, length);
            (StatusCode::PARTIAL_CONTENT, bytes, answer.header(CONTENT_RANGE, value))
        }
    };
    let answer = answer.status(status).header(CONTENT_LENGTH, bytes.end - bytes.start);
    let breaks_off = if is_head { None } else { files.breaks_off() };
    (files.log)(Served {
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        status,
        bytes: (status == StatusCode::PARTIAL_CONTENT).then(|| bytes.clone()),
        breaks_off,
    });
    if is_head {
        return Ok(built(answer, body::of_bytes("")));
    }
    let body = body::of_file(path, bytes, Manner { pause: files.pause(), breaks_off }).await?;
    Ok(built(answer, body))
}

/// An answer that says its status and nothing else.
fn short(files: &Files, request: &Request<Incoming>, status: StatusCode) -> Response<Body> {
    log(files, request, status);
    with_body(request, Response::builder().status(status), format!("{status}\n"))
}

fn with_body(
    request: &Request<Incoming>,
    answer: hyper::http::response::Builder,
    text: String,
) -> Response<Body> {
    let answer = answer.header(CONTENT_LENGTH, text.len());
    let text = if request.method() == Method::HEAD { String::new() } else { text };
    built(answer, body::of_bytes(text))
}

fn built(answer: hyper::http::response::Builder, body: Body) -> Response<Body> {
    answer.body(body).expect("the header fields are valid")
}

fn log(files: &Files, request: &Request<Incoming>, status: StatusCode) {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    (files.log)(Served { method, path, status, bytes: None, breaks_off: None });
}
