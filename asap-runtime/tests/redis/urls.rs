//! What the environment and an address open.

use asap_runtime::store::{from_lookup, from_url};
use asap_runtime::{Runtime, checkpoint, generate_id, resumable};

use crate::place::Place;

#[resumable]
fn twice(number: u32) -> u32 {
    checkpoint!();
    2 * number
}

#[test]
fn an_address_and_the_environment_open_a_store() {
    let Some(place) = Place::new() else { return };
    let lookup = |name: &str| match name {
        "ASAP_STORAGE_BACKEND" => Some(" Redis ".to_owned()),
        "ASAP_STORAGE_URL" => Some(place.url.clone()),
        _ => None,
    };
    // An address has no prefix, so the task's name is one that nobody else has.
    let task = generate_id();
    let runtime = Runtime::connect(&place.url).wait().unwrap();
    assert_eq!(runtime.run(&task, twice(4)).unwrap(), 8);
    for store in [from_lookup(lookup).unwrap(), from_url(&place.url).wait().unwrap()] {
        assert!(format!("{store:?}").starts_with("RedisStore"), "{store:?}");
        assert_eq!(store.list_versions(&task).wait().unwrap(), [1, 2]);
    }
    runtime.store().delete(&task).wait().unwrap();
}
