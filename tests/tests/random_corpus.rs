//! The checked-in programs of `tests/random` are those that the generator makes.

use std::fs;
use std::path::Path;

use asap_tests::random::corpus;

#[test]
fn the_generator_gives_exactly_these_files() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/random");
    let writes = std::env::var("ASAP_RANDOM").is_ok_and(|value| value == "write");
    for (name, text) in corpus::files() {
        let path = directory.join(&name);
        if writes {
            fs::write(&path, &text).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        let line = found.lines().zip(text.lines()).take_while(|(found, made)| found == made).count() + 1;
        assert!(
            found == text,
            "{name} is not what the generator makes, from line {line} on: `ASAP_RANDOM=write cargo test -p \
             asap-tests --test random_corpus` makes it again, then look at the difference"
        );
    }
}
