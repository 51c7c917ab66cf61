//! The tables: who makes them, and what else is in the database.

use std::thread;

use sqlx::Row as _;

use super::{Place, append, block_on};
use crate::store::{PostgresOptions, PostgresStore, Retention, SnapshotStore, Swap};

/// The single value that a statement gives.
fn value<T>(place: &Place, sql: &'static str) -> T
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
{
    block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        sqlx::query(sql).fetch_one(&mut connection).await.unwrap().get(0)
    })
}

#[test]
fn many_stores_may_make_the_tables_at_once() {
    for _ in 0..3 {
        let Some(place) = Place::new() else { return };
        thread::scope(|scope| {
            for number in 0..8 {
                let place = &place;
                scope.spawn(move || {
                    assert_eq!(append(&place.open(), &number.to_string(), 1, Retention::All), Swap::Stored);
                });
            }
        });
        assert_eq!(value::<i64>(&place, "SELECT count(*) FROM asap_schema"), 5, "each file was run once");
        assert_eq!(value::<i64>(&place, "SELECT count(*) FROM asap_snapshots"), 8);
    }
}

#[test]
fn many_stores_may_bring_older_tables_up_to_date_at_once() {
    const FILES: [&str; 4] = [
        include_str!("../sql/0001_tables.sql"),
        include_str!("../sql/0002_queues.sql"),
        include_str!("../sql/0003_messages.sql"),
        include_str!("../sql/0004_parts.sql"),
    ];
    for made in 1..=FILES.len() {
        let Some(place) = Place::new() else { return };
        let files = FILES[..made].join(";");
        place.run(format!(
            "CREATE SCHEMA {}; {files}; CREATE TABLE asap_schema (version integer NOT NULL PRIMARY KEY);
             INSERT INTO asap_schema SELECT generate_series(1, {made});
             INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
             SELECT n, 1, 'id', '{{}}', true, now() FROM generate_series(0, 7) n",
            place.schema
        ));
        thread::scope(|scope| {
            for number in 0..8 {
                let place = &place;
                scope.spawn(move || {
                    assert_eq!(append(&place.open(), &number.to_string(), 2, Retention::All), Swap::Stored);
                });
            }
        });
        assert_eq!(value::<i64>(&place, "SELECT count(*) FROM asap_schema"), 5, "each file was run once");
        assert_eq!(value::<i64>(&place, "SELECT count(*) FROM asap_snapshots"), 16);
    }
}

#[test]
fn tables_of_a_newer_program_are_left_alone() {
    let Some(place) = Place::new() else { return };
    drop(place.open());
    place.run("INSERT INTO asap_schema (version) VALUES (7)");
    let error = PostgresStore::connect_with(&place.url, place.options()).wait().unwrap_err().to_string();
    assert!(error.contains("its tables have version 7, this program knows 5; use a newer one"), "{error}");
}

#[test]
fn only_tables_of_our_own_are_made() {
    let Some(place) = Place::new() else { return };
    place.run(format!("CREATE SCHEMA {}; CREATE TABLE snapshots (a integer)", place.schema));
    drop(place.open());
    let tables: String = value(
        &place,
        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class
         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'",
    );
    assert_eq!(
        tables,
        "asap_messages asap_parts asap_queues asap_schema asap_snapshots asap_tasks snapshots"
    );
}

#[test]
fn a_role_that_may_not_make_tables_can_use_them() {
    let Some(place) = Place::new() else { return };
    drop(place.open());
    let (schema, role) = (&place.schema, format!("{}_role", place.schema));
    place.run(format!(
        "CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {role};
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}"
    ));
    let url = place.url.replacen("postgres@", &format!("{role}@"), 1);
    let store = PostgresStore::connect_with(&url, place.options()).wait();
    let used = store.map(|store| append(&store, "t", 1, Retention::All));
    let options = PostgresOptions { schema: Some(format!("{schema}_other")), ..place.options() };
    let refused = PostgresStore::connect_with(&url, options).wait();
    place.run(format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    if url == place.url {
        eprintln!("skipped: the address names another role, so this one was not asked");
        return;
    }
    assert_eq!(used.unwrap(), Swap::Stored);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("grant it the right"), "{refused}");
}

#[test]
fn what_is_acknowledged_is_flushed_also_where_the_server_says_otherwise() {
    let Some(place) = Place::new() else { return };
    for (setting, expected) in [("off", "on"), ("local", "local"), ("on", "on")] {
        let url = format!("{}?options=-c%20synchronous_commit%3D{setting}", place.url);
        let store = PostgresStore::connect_with(&url, place.options()).wait().unwrap();
        let found: String = block_on(async {
            let source = &store.inner.shared.source;
            let mut connection = source.connect(std::time::Duration::from_secs(10)).await.unwrap();
            sqlx::query("SHOW synchronous_commit").fetch_one(&mut connection).await.unwrap().get(0)
        });
        assert_eq!(found, expected);
        assert_eq!(store.get("nobody").wait().unwrap(), None);
    }
}
