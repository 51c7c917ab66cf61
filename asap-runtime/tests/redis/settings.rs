//! What the server is set to, and whom it lets in.

use std::error::Error as _;
use std::sync::Arc;

use asap_runtime::SnapshotStore;
use asap_runtime::store::{RedisDurability, RedisOptions, RedisStore, Swap};

use crate::sample::{append, says, snapshot, versions};
use crate::server::{ALWAYS, Server};
use crate::warnings::Warnings;

fn requiring(server: &Server, required: RedisDurability) -> asap_runtime::Result<RedisStore> {
    RedisStore::connect_with(&server.url(), RedisOptions::default().with_durability(required))
}

#[test]
fn the_store_tells_what_the_server_promises() {
    let Some(server) = Server::start(&[]) else { return };
    let promises = || server.store().durability();
    assert_eq!(promises(), Some(RedisDurability::Memory));
    says(requiring(&server, RedisDurability::EverySecond), &["set `appendonly yes` in its configuration"]);
    says(requiring(&server, RedisDurability::Always), &["`appendonly yes`, `appendfsync always`"]);
    assert!(requiring(&server, RedisDurability::Memory).is_ok());
    server.command(&["CONFIG", "SET", "appendonly", "yes"]);
    assert_eq!(promises(), Some(RedisDurability::EverySecond));
    says(requiring(&server, RedisDurability::Always), &["could not connect", "set `appendfsync always` in"]);
    server.command(&["CONFIG", "SET", "appendfsync", "always"]);
    assert_eq!(promises(), Some(RedisDurability::Always));
    assert_eq!(requiring(&server, RedisDurability::EverySecond).unwrap().durability(), promises());
    server.command(&["CONFIG", "SET", "no-appendfsync-on-rewrite", "yes"]);
    assert_eq!(promises(), Some(RedisDurability::Memory));
    says(requiring(&server, RedisDurability::Always), &["set `no-appendfsync-on-rewrite no` in"]);
}

#[test]
fn a_server_that_comes_back_with_weaker_settings_is_not_used() {
    let Some(mut server) = Server::start(ALWAYS) else { return };
    let store = requiring(&server, RedisDurability::Always).unwrap();
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    server.kill();
    server.start_again(&["--appendonly", "yes"]);
    says(append(&store, &snapshot("t", 2)), &["append version 2 of task `t`", "set `appendfsync always` in"]);
    assert_eq!(versions(&server.store(), "t"), [1]);
}

#[test]
fn a_server_that_deletes_keys_is_warned_of_or_refused() {
    let Some(server) = Server::start(ALWAYS) else { return };
    let warnings = || {
        let warnings = Warnings::default();
        let heard = Arc::clone(&warnings.0);
        tracing::subscriber::with_default(warnings, || server.store());
        let heard = heard.lock().unwrap();
        heard.clone()
    };
    for policy in ["noeviction", "volatile-lru"] {
        server.command(&["CONFIG", "SET", "maxmemory-policy", policy]);
        assert_eq!(warnings(), Vec::<String>::new());
    }
    server.command(&["CONFIG", "SET", "maxmemory-policy", "allkeys-lru"]);
    let heard = warnings();
    assert!(heard.len() == 1 && heard[0].contains("set `maxmemory-policy noeviction`"), "{heard:?}");
    says(requiring(&server, RedisDurability::Memory), &["`maxmemory-policy allkeys-lru`", "noeviction"]);
}

#[test]
fn a_user_who_may_not_ask_for_settings_is_promised_nothing() {
    let Some(server) = Server::start(ALWAYS) else { return };
    server.command(&["ACL", "SETUSER", "limited", "on", ">verysecret", "~{asap}:*", "+@all", "-config"]);
    let url = format!("redis://limited:verysecret@127.0.0.1:{}/", server.port);
    let store = RedisStore::connect(&url).unwrap();
    assert_eq!(store.durability(), None);
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1]);
    assert!(store.delete("t").wait().unwrap());
    let shown = format!("{store:?}");
    assert!(
        shown.contains(&format!("127.0.0.1:{}", server.port)) && !shown.contains("verysecret"),
        "{shown}"
    );
    let options = RedisOptions::default().with_durability(RedisDurability::Memory);
    says(RedisStore::connect_with(&url, options), &["does not tell its settings", "`CONFIG GET`"]);
    let elsewhere = RedisOptions::default().with_prefix("elsewhere");
    let store = RedisStore::connect_with(&url, elsewhere).unwrap();
    says(append(&store, &snapshot("t", 1)), &["append version 1", "does not let this user do that"]);
}

#[test]
fn a_wrong_password_is_told_and_not_shown() {
    let Some(server) = Server::start(&[]) else { return };
    server.command(&["CONFIG", "SET", "requirepass", "verysecret"]);
    for (user, password) in [("", ""), (":wrongsecret@", "wrongsecret"), ("nobody:verysecret@", "verysecret")]
    {
        let error = RedisStore::connect(&format!("redis://{user}127.0.0.1:{}/", server.port)).map(drop);
        let error = match error {
            // Without a password the connection stands; the first command is refused.
            Ok(()) => panic!("the server has a password"),
            Err(error) => error,
        };
        let whole = format!("{error:?} {error} {:?}", error.source());
        assert!(whole.contains("did not take the user or the password"), "{whole}");
        assert!(password.is_empty() || !whole.contains(password), "{whole}");
    }
    let url = format!("redis://:verysecret@127.0.0.1:{}/3", server.port);
    let store = RedisStore::connect(&url).unwrap();
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    assert!(format!("{store:?}").contains(&format!("127.0.0.1:{}/3", server.port)));
}

#[test]
fn addresses_and_prefixes_that_cannot_be_used_are_told() {
    for url in ["", "no address", "http://127.0.0.1/", "rediss://:verysecret@127.0.0.1/"] {
        let error = RedisStore::connect(url).unwrap_err();
        let whole = format!("{error} {error:?}");
        assert!(whole.contains("redis://user:password@host:port/database"), "{whole}");
        assert!(!whole.contains("verysecret"), "{whole}");
    }
    for prefix in ["", "a}", "}"] {
        let options = RedisOptions::default().with_prefix(prefix);
        says(
            RedisStore::connect_with("redis://127.0.0.1:1/", options),
            &["the prefix `", "must have no `}`"],
        );
    }
}

#[test]
fn a_server_without_memory_stores_nothing() {
    let Some(server) = Server::start(&[]) else { return };
    let store = server.store();
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    server.command(&["CONFIG", "SET", "maxmemory", "1"]);
    says(append(&store, &snapshot("t", 2)), &["append version 2 of task `t`", "no memory left"]);
    says(store.save(&snapshot("t", 2)).wait(), &["no memory left"]);
    assert_eq!(versions(&store, "t"), [1], "it is still read");
    server.command(&["CONFIG", "SET", "maxmemory", "0"]);
    assert_eq!(append(&store, &snapshot("t", 2)).unwrap(), Swap::Stored);
}

#[test]
fn a_replica_is_not_written_to() {
    let Some(server) = Server::start(&[]) else { return };
    let store = server.store();
    assert_eq!(append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    // Of a server that is not there.
    server.command(&["REPLICAOF", "127.0.0.1", "1"]);
    says(append(&store, &snapshot("t", 2)), &["append version 2 of task `t`", "is a replica"]);
    assert_eq!(versions(&store, "t"), [1]);
}
