//! The scripts that run in the server, each one transaction and one round trip.

use std::sync::LazyLock;

use redis::Script;

/// What stands in front of the scripts that change places.
const PLACE: &str = include_str!("lua/place.lua");

macro_rules! scripts {
    ($($name:ident: $($front:ident +)? $file:literal),* $(,)?) => {$(
        pub(super) static $name: LazyLock<Script> =
            LazyLock::new(|| Script::new(&[$($front,)? include_str!(concat!("lua/", $file))].concat()));
    )*};
}

scripts! {
    APPEND: "append.lua",
    SAVE: "save.lua",
    READ: "read.lua",
    DELETE: PLACE + "delete.lua",
    DELETE_VERSION: PLACE + "delete_version.lua",
    SWAP_RECORD: PLACE + "swap_record.lua",
    REWRITE: PLACE + "rewrite.lua",
    FIND: "find.lua",
    RECORDS: "records.lua",
    ENQUEUE: PLACE + "enqueue.lua",
    TAKE: PLACE + "take.lua",
    RENEW: PLACE + "renew.lua",
    RELEASE: PLACE + "release.lua",
    PUT_BACK: PLACE + "put_back.lua",
    PARKED: "parked.lua",
    COUNTS: "counts.lua",
    SEND: PLACE + "send.lua",
    MESSAGE: "message.lua",
    WAKES: "wakes.lua",
}
