//! What docs/deploy shows fits this program.

use std::fs;
use std::path::Path;
use std::time::Duration;

use clap::Parser;
use serde_json::Value;

use crate::args::{Args, Command, Work};

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deploy").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents of a manifest.
fn documents(name: &str) -> Vec<Value> {
    let found = serde_saphyr::from_multiple(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!found.is_empty(), "{name}");
    found
}

/// The document of this kind and name.
fn document<'a>(documents: &'a [Value], kind: &str, name: &str) -> &'a Value {
    let is_it = |document: &&Value| document["kind"] == kind && document["metadata"]["name"] == name;
    documents.iter().find(is_it).unwrap_or_else(|| panic!("no {kind} `{name}`"))
}

/// The pod of a deployment or a periodical job.
fn pod(document: &Value) -> &Value {
    let spec = &document["spec"];
    let spec = if document["kind"] == "CronJob" { &spec["jobTemplate"]["spec"] } else { spec };
    &spec["template"]["spec"]
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

/// What the program makes of these words, with the store that the environment gives.
fn parse(words: &[&str]) -> Command {
    let args = [&["words"], words, &["--db", "sqlite:w.db"]].concat();
    Args::try_parse_from(&args).unwrap_or_else(|error| panic!("{words:?}: {error}")).command
}

fn worker(words: &[&str]) -> Work {
    match parse(words) {
        Command::Worker(work) => work,
        other => panic!("{words:?} is {other:?}"),
    }
}

/// Whoever ends the process waits until it has given everything back, also when a renewal hangs before that.
fn assert_fits(work: &Work, patience: u64) {
    let needed = work.grace + 2 * work.lease;
    assert!(Duration::from_secs(patience) > needed, "killed after {patience} s, but may take {needed:?}");
}

/// The environment gives the program its store.
fn assert_has_store(container: &Value) {
    let env = container["env"].as_array().unwrap();
    let db = env.iter().find(|variable| variable["name"] == "WORDS_DB").expect("WORDS_DB is set");
    assert_eq!(db["valueFrom"]["secretKeyRef"]["name"], "words-db", "a password belongs into a Secret");
}

#[test]
fn the_kubernetes_manifest_fits_the_program() {
    let documents = documents("kubernetes.yaml");
    let deployment = document(&documents, "Deployment", "words-worker");
    let template = pod(deployment);
    let container = &template["containers"][0];
    let work = worker(&words(&container["args"]));
    assert_fits(&work, template["terminationGracePeriodSeconds"].as_u64().unwrap());
    assert_has_store(container);
    assert!(container["resources"]["requests"]["cpu"].is_string(), "{container}");
    assert!(container["resources"]["limits"]["memory"].is_string(), "{container}");

    let submit = pod(document(&documents, "CronJob", "words-submit"));
    let container = &submit["containers"][0];
    assert!(matches!(parse(&words(&container["args"])), Command::Submit(_)));
    assert_has_store(container);
    // The tasks have the paths in them.
    assert_eq!(
        container["volumeMounts"][0]["mountPath"],
        template["containers"][0]["volumeMounts"][0]["mountPath"]
    );
    assert_eq!(submit["volumes"][0], template["volumes"][0]);

    let labels = &deployment["spec"]["template"]["metadata"]["labels"];
    let budget = document(&documents, "PodDisruptionBudget", "words-worker");
    for selector in [&budget["spec"]["selector"], &deployment["spec"]["selector"]] {
        assert_eq!(&selector["matchLabels"], labels);
    }
}

#[test]
fn the_autoscaler_asks_for_a_metric_that_is_there() {
    let documents = documents("autoscale.yaml");
    let container = &pod(document(&documents, "CronJob", "words-metrics"))["containers"][0];
    assert_has_store(container);
    let script = container["args"][0].as_str().unwrap();
    let command = script.strip_prefix("words ").and_then(|rest| rest.split_once(" > ")).unwrap().0;
    let Command::Status(status) = parse(&command.split(' ').collect::<Vec<_>>()) else { panic!("{script}") };
    assert!(status.metrics);

    let scaler = &document(&documents, "HorizontalPodAutoscaler", "words-worker")["spec"];
    let target = &scaler["scaleTargetRef"];
    document(
        &self::documents("kubernetes.yaml"),
        target["kind"].as_str().unwrap(),
        target["name"].as_str().unwrap(),
    );
    let metric = &scaler["metrics"][0]["external"]["metric"];
    assert_eq!(metric["name"], crate::status::METRIC);
    let queue = metric["selector"]["matchLabels"]["queue"].as_str().unwrap();
    assert_eq!(worker(&["worker"]).queues, [queue], "the queue that workers take from");
}

#[test]
fn the_compose_file_fits_the_program() {
    let compose = &documents("compose.yaml")[0];
    let services = compose["services"].as_object().unwrap();
    for (name, service) in services.iter().filter(|(name, _)| *name != "db") {
        parse(&words(&service["command"]));
        assert_eq!(service["image"], "words", "{name}");
        let db = service["environment"]["WORDS_DB"].as_str().unwrap();
        assert!(
            db.starts_with("postgres://words:${POSTGRES_PASSWORD") && db.contains("@db/"),
            "{name}: {db}"
        );
        assert_eq!(service["depends_on"]["db"]["condition"], "service_healthy", "{name}");
    }
    let service = &services["worker"];
    let patience = service["stop_grace_period"].as_str().unwrap();
    let patience = patience.strip_suffix('s').and_then(|seconds| seconds.parse().ok()).unwrap();
    assert_fits(&worker(&words(&service["command"])), patience);
    assert_eq!(service["volumes"], services["submit"]["volumes"], "the tasks have the paths in them");
}

#[test]
fn the_image_has_the_program_as_its_first_process() {
    let dockerfile = read("Dockerfile");
    let line = |begin: &str| dockerfile.lines().rfind(|line| line.starts_with(begin)).unwrap();
    // A shell in front of it would get the signals.
    assert_eq!(line("ENTRYPOINT"), r#"ENTRYPOINT ["words"]"#);
    assert!(line("COPY --from=build").ends_with("/target/release/words /usr/local/bin/words"));
    let minimum = format!("FROM rust:{}-", env!("CARGO_PKG_RUST_VERSION"));
    assert!(line("FROM rust:").starts_with(&minimum), "{} and {minimum}", line("FROM rust:"));
}
