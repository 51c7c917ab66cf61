//! Addresses: what they open, and that none is shown.

use asap_runtime::store::{PostgresOptions, PostgresStore, from_lookup, from_url};
use asap_runtime::{Error, Runtime};

use crate::place::Place;

/// The server's address with the schema in it, for programs that have nothing but an address.
fn with_schema(place: &Place) -> String {
    let (host, port) = place.address();
    let (user, database) = (place.options.get_username(), place.options.get_database().unwrap_or("postgres"));
    format!("postgres://{user}:unused@{host}:{port}/{database}?options=-c%20search_path%3D{}", place.schema)
}

#[test]
fn an_address_opens_a_store() {
    let Some(place) = Place::new() else { return };
    place.run(format!("CREATE SCHEMA {}", place.schema));
    let url = with_schema(&place);
    let stores = [
        from_url(&url).wait().unwrap(),
        from_url(&url.replace("postgres://", "postgresql://")).wait().unwrap(),
        from_lookup(|name| match name {
            "ASAP_STORAGE_BACKEND" => Some("Postgres".to_owned()),
            "ASAP_STORAGE_URL" => Some(url.clone()),
            _ => None,
        })
        .unwrap(),
    ];
    crate::begin(&*stores[0], "shared");
    for store in &stores {
        assert_eq!(store.list_versions("shared").wait().unwrap(), [1]);
        assert!(!format!("{store:?}").contains("unused"), "{store:?}");
    }
    let runtime = Runtime::connect(&url).wait().unwrap();
    assert_eq!(runtime.tasks().unwrap().len(), 1);
    assert!(!format!("{runtime:?}").contains("unused"), "{runtime:?}");
    place.run("SELECT 1 FROM asap_snapshots, asap_tasks, asap_schema");
}

#[test]
fn an_address_that_leads_nowhere_says_so_and_shows_no_password() {
    let options = PostgresOptions::default();
    for (url, part) in [
        ("postgres://u:secret@127.0.0.1:1/db", "cannot be reached"),
        ("postgres://u:secret@[/db", "the address cannot be read"),
        ("postgres://u:secret@127.0.0.1:99999/db", "the address cannot be read"),
    ] {
        let error = PostgresStore::connect_with(url, options.clone()).wait().unwrap_err();
        assert!(matches!(error, Error::Store { .. }), "{error}");
        let text = format!("{error} {error:?}");
        assert!(text.contains(part), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}
