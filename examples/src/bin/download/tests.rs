//! The job against a server in this process.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::CrashTest;
use asap_runtime::{Runtime, TaskStatus};
use tempfile::TempDir;

use crate::client::{Client, Patience};
use crate::digest;
use crate::job::{Summary, download};
use crate::part;
use crate::server::{Faults, Server};

/// Bytes per request.
const RANGE: u64 = 4;

/// A server with one file, and a place to download it to.
struct Site {
    executor: tokio::runtime::Runtime,
    directory: TempDir,
    url: String,
    log: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn new(bytes: &[u8], faults: Faults) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let files = directory.path().join("files");
        fs::create_dir(&files).unwrap();
        fs::write(files.join("file"), bytes).unwrap();
        let executor =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let requests = Arc::clone(&log);
        let server = Server::listen(([127, 0, 0, 1], 0).into(), files, faults, move |served| {
            requests.lock().unwrap().push(served.to_string());
        });
        let server = executor.block_on(server).unwrap();
        let url = format!("{}/file", server.url().unwrap());
        executor.spawn(server.run());
        Self { executor, directory, url, log }
    }

    fn file(&self) -> PathBuf {
        self.directory.path().join("files/file")
    }

    fn out(&self) -> PathBuf {
        self.directory.path().join("out")
    }

    fn runtime() -> Runtime {
        Runtime::new(MemoryStore::new()).with_resource(client(3))
    }

    fn run(&self, runtime: &Runtime) -> asap_runtime::Result<Summary> {
        self.executor.block_on(runtime.run("t", download(self.url.clone(), self.out())))
    }

    /// Downloads until the server has got a request that begins so, and drops the future then.
    fn interrupt_at(&self, runtime: &Runtime, request: &str) {
        self.executor.block_on(async {
            let asked = async {
                while !self.log.lock().unwrap().iter().any(|served| served.starts_with(request)) {
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! {
                biased;
                () = asked => {}
                ended = runtime.run("t", download(self.url.clone(), self.out())) => panic!("{ended:?}"),
            }
        });
        assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
    }

    fn requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }
}

fn client(tries: u32) -> Client {
    let pause = Duration::from_millis(1);
    Client::new(RANGE, Patience { tries, timeout: Duration::from_secs(5), pause, longest: pause })
}

#[test]
fn wherever_it_crashes_no_checkpointed_byte_is_asked_for_again() {
    let site = Site::new(b"0123456789abcdef!", Faults::default());
    let (log, out) = (Arc::clone(&site.log), site.out());
    let report = CrashTest::new()
        .with_resource(client(1))
        .crashes(2)
        .compare_effects(move || std::mem::take(&mut *log.lock().unwrap()))
        .on_reset(|| {
            let _ = fs::remove_file(&out);
            let _ = fs::remove_file(part::path(&out));
        })
        .compare_world(|| format!("{:?}, a part: {}", fs::read(&out), part::path(&out).exists()))
        .check_async(|task| site.executor.block_on(task), || download(site.url.clone(), site.out()));
    // What the file is, five ranges, one step of the digest, and that it is right.
    assert_eq!(report.passed(), 1 + 5 + 1 + 1, "{report}");
    assert!(report.never_passed().is_empty(), "{report}");
}

#[test]
fn broken_connections_are_made_again_wherever_it_crashes() {
    let site = Site::new(b"0123456789abcdef!", Faults { drop_every: 2, drop_after: 3, pause: 0 });
    let out = site.out();
    CrashTest::new()
        .with_resource(client(2))
        .on_reset(|| {
            let _ = fs::remove_file(&out);
        })
        .compare_world(|| format!("{:?}", fs::read(&out)))
        .check_async(|task| site.executor.block_on(task), || download(site.url.clone(), site.out()));
    let requests = site.requests();
    assert!(requests.iter().any(|request| request.ends_with("broken off after 3")), "{requests:?}");
}

#[test]
fn it_asks_for_what_it_needs_and_no_more() {
    let site = Site::new(b"0123456789", Faults::default());
    let summary = site.run(&Site::runtime()).unwrap();
    assert_eq!((summary.length, summary.sha256), (10, digest::of(&b"0123456789"[..]).unwrap()));
    assert_eq!(
        site.requests(),
        [
            "HEAD /file 200",
            "GET /file.sha256 200",
            "GET /file 206 0..4",
            "GET /file 206 4..8",
            "GET /file 206 8..10"
        ]
    );
    assert_eq!(fs::read(site.out()).unwrap(), b"0123456789");
}

#[test]
fn a_dropped_future_goes_on_from_its_checkpoint() {
    let site = Site::new(b"0123456789", Faults { pause: 20, ..Faults::default() });
    let runtime = Site::runtime();
    site.interrupt_at(&runtime, "GET /file 206 4..8");
    site.requests();
    site.run(&runtime).unwrap();
    assert_eq!(site.requests(), ["GET /file 206 4..8", "GET /file 206 8..10"]);
    assert_eq!(fs::read(site.out()).unwrap(), b"0123456789");
}

#[test]
fn a_file_that_changes_on_the_server_is_an_error_and_stays_one() {
    let site = Site::new(b"0123456789", Faults { pause: 20, ..Faults::default() });
    let runtime = Site::runtime();
    site.interrupt_at(&runtime, "GET /file 206 4..8");
    for changed in [&b"9876543210x"[..], b""] {
        fs::write(site.file(), changed).unwrap();
        for _ in 0..2 {
            let error = site.run(&runtime).unwrap_err().to_string();
            assert!(error.contains("has changed on the server since the download began"), "{error}");
            assert!(error.contains("--fresh"), "{error}");
        }
    }
    assert!(!site.out().exists());
}

#[test]
fn bytes_that_are_not_those_of_the_digest_get_no_name() {
    let site = Site::new(b"0123456789", Faults::default());
    let of_another = digest::of(&b"another"[..]).unwrap();
    fs::write(site.file().with_extension("sha256"), format!("{of_another}  file\n")).unwrap();
    let error = site.run(&Site::runtime()).unwrap_err().to_string();
    assert!(error.contains(&format!("but should be {of_another}")), "{error}");
    assert!(!site.out().exists());
    assert_eq!(fs::read(part::path(&site.out())).unwrap(), b"0123456789");
}

#[test]
fn a_server_that_always_breaks_off_is_given_up_and_gone_on_with_later() {
    let site = Site::new(b"0123456789", Faults { drop_every: 1, drop_after: 1, pause: 0 });
    let runtime = Site::runtime();
    for _ in 0..2 {
        let error = site.run(&runtime).unwrap_err().to_string();
        assert!(error.contains("given up after 3 tries"), "{error}");
        assert!(error.contains("broke off after") && error.contains(" of 4 bytes"), "{error}");
    }
    let ranges = site.requests().into_iter().filter(|served| served.contains("206")).collect::<Vec<_>>();
    assert_eq!(ranges, ["GET /file 206 0..4 broken off after 1"; 6]);
}

#[test]
fn a_server_that_is_too_slow_is_given_up() {
    let site = Site::new(b"0123456789", Faults { pause: 2_000, ..Faults::default() });
    let patience = Patience { tries: 2, timeout: Duration::from_millis(100), ..Patience::default() };
    let runtime = Runtime::new(MemoryStore::new()).with_resource(Client::new(RANGE, patience));
    let error = site.run(&runtime).unwrap_err().to_string();
    assert!(error.contains("given up after 2 tries") && error.contains("no answer in 100ms"), "{error}");
}

#[test]
fn an_empty_file_is_a_file() {
    let site = Site::new(b"", Faults::default());
    assert_eq!(site.run(&Site::runtime()).unwrap().length, 0);
    assert_eq!(fs::read(site.out()).unwrap(), b"");
    assert_eq!(site.requests(), ["HEAD /file 200", "GET /file.sha256 200"]);
}

#[test]
fn what_is_not_there_is_said_at_once() {
    let site = Site::new(b"", Faults::default());
    let runtime = Site::runtime();
    let missing = download(format!("{}2", site.url), site.out());
    let error = site.executor.block_on(runtime.run("t", missing)).unwrap_err().to_string();
    assert!(error.contains("/file2: the server answers 404 Not Found"), "{error}");
    assert_eq!(site.requests(), ["HEAD /file2 404"]);
}
